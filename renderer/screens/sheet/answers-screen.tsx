import { type ReactNode, useEffect, useState } from 'react';
import type { ReceivedResponse, SheetDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { OwnSheetSummary } from '../../../core/contract/own-sheet-calls.ts';
import type { Overview } from '../../../core/contract/schemas.ts';
import type { FormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { OriginalOpinion } from '../../../core/domain/opinion-sheets/opinion.ts';
import { nameOfMeeting, shortNameOfMeeting } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { PlacesScreen } from '../../ui/places-screen.tsx';
import { ReceivedPlanChange } from './plan-change.tsx';
import { WrittenOpinion } from './written-opinions.tsx';

/** ご意見への回答: each opinion of the owner word for word, what was answered, and what changed because of it. */
export function AnswersScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const sheets = useCall('ownSheets', {});
  return (
    <Answered answer={sheets}>
      {(value) => <Answers overview={overview} sheets={value} wanted={meetingId} />}
    </Answered>
  );
}

function Answers({
  overview,
  sheets,
  wanted,
}: {
  readonly overview: Overview;
  readonly sheets: readonly OwnSheetSummary[];
  readonly wanted: string | null;
}): ReactNode {
  const t = useWords();
  const answered = sheets.filter(({ answerCount }) => answerCount > 0);
  const shown =
    sheets.find(({ meetingId }) => meetingId === wanted) ??
    answered.findLast(({ hasNewAnswers }) => hasNewAnswers) ??
    answered.at(-1);
  const meetingOf = (id: string) => overview.meetings.find(({ meeting }) => meeting.id === id)?.meeting;
  const meeting = shown === undefined ? undefined : meetingOf(shown.meetingId);
  return (
    <PlacesScreen
      title={t('opinion-sheet:answers.title')}
      label={t('opinion-sheet:answers.meetings')}
      lead={meeting === undefined ? undefined : nameOfMeeting(t, meeting)}
      places={answered.flatMap(({ meetingId }) => {
        const one = meetingOf(meetingId);
        return one === undefined
          ? []
          : [
              {
                href: hrefOf({ screen: 'answers', meetingId }),
                name: shortNameOfMeeting(t, one),
                isHere: meetingId === shown?.meetingId,
              },
            ];
      })}
    >
      {shown === undefined || shown.answerCount === 0 ? (
        <p>{t('opinion-sheet:answers.none')}</p>
      ) : (
        <AnswersOf key={shown.meetingId} sheet={shown} />
      )}
    </PlacesScreen>
  );
}

function AnswersOf({ sheet }: { readonly sheet: OwnSheetSummary }): ReactNode {
  const ask = useAsk();
  const { meetingId, hasNewAnswers } = sheet;
  const [now] = useState(() => Date.now());
  const mine = useCall('mySheet', { meetingId, now });
  useEffect(() => {
    if (hasNewAnswers) {
      ask('markAnswersRead', { meetingId }).catch((error: unknown) => console.error(error));
    }
  }, [ask, meetingId, hasNewAnswers]);
  return (
    <Answered answer={mine}>
      {({ responses, draft, settings, revisions }) =>
        revisions.length === 0 ? null : (
          <Responses responses={responses} draft={draft} settings={settings} meetingId={meetingId} />
        )
      }
    </Answered>
  );
}

function Responses({
  responses,
  draft,
  settings,
  meetingId,
}: {
  readonly responses: readonly ReceivedResponse[];
  readonly draft: SheetDraft;
  readonly settings: FormSettings;
  readonly meetingId: string;
}): ReactNode {
  const t = useWords();
  const sheet = useCall('receivedSheet', { sheetId: draft.sheetId });
  return (
    <Answered answer={sheet}>
      {({ revisions }) => {
        // As it was handed in, not as it may be written now.
        const handedIn = revisions.flatMap(({ document }) => document.opinions);
        const ids = [...new Set(handedIn.map(({ id }) => id))];
        const newest = revisions[0]?.document.opinions ?? [];
        const opinions = ids.flatMap((id) => {
          const opinion = handedIn.find((one) => one.id === id);
          const answers = responses.filter((response) => response.isOwn && response.opinionId === id);
          const isStanding = newest.some((one) => one.id === id);
          return opinion === undefined || (!isStanding && answers.length === 0) ? [] : [{ opinion, answers }];
        });
        const others = responses.filter(({ isOwn }) => !isOwn);
        return (
          <>
            {opinions.map(({ opinion, answers }, index) => (
              <OpinionWithAnswers
                key={opinion.id}
                opinion={opinion}
                number={index + 1}
                answers={answers}
                settings={settings}
              />
            ))}
            {others.length === 0 ? null : (
              <details className="details">
                <summary>{t('opinion-sheet:answers.others', { count: others.length })}</summary>
                {others.map((response) => (
                  <section key={response.itemId} className="answer-of-others">
                    <p>
                      <b>{t('opinion-sheet:answers.no', { no: response.no })}</b>　{response.summary}
                    </p>
                    <Answer response={response} />
                  </section>
                ))}
              </details>
            )}
            <p className="acts">
              <TextLink href={hrefOf({ screen: 'sheet', meetingId, opinionId: null })}>
                {t('opinion-sheet:answers.toSheet')}
              </TextLink>
            </p>
          </>
        );
      }}
    </Answered>
  );
}

function OpinionWithAnswers({
  opinion,
  number,
  answers,
  settings,
}: {
  readonly opinion: OriginalOpinion;
  readonly number: number;
  readonly answers: readonly ReceivedResponse[];
  readonly settings: FormSettings;
}): ReactNode {
  const t = useWords();
  return (
    <section className="opinion-answer">
      <WrittenOpinion opinion={opinion} number={number} settings={settings} />
      <div className="opinion-answers">
        {answers.length === 0 ? <p className="small">{t('opinion-sheet:answers.notYet')}</p> : null}
        {answers.map((response) => (
          <Answer key={response.itemId} response={response} />
        ))}
      </div>
    </section>
  );
}

function Answer({ response }: { readonly response: ReceivedResponse }): ReactNode {
  const t = useWords();
  const { no, part, disposition, text, sameAsNo, reason, section, planChanges, reportedAt } = response;
  const from = [
    section,
    reportedAt === null ? '' : t('opinion-sheet:answers.reported', { meeting: reportedAt }),
  ]
    .filter((one) => one !== '')
    .join('　');
  return (
    <article className="answer" aria-label={t('opinion-sheet:answers.answer', { no })}>
      <p className="written-head">
        <b>{t('opinion-sheet:answers.answer', { no })}</b>
        {disposition === '' ? null : <span className="version-mark">{disposition}</span>}
        <span className="small">{from}</span>
      </p>
      {part === null ? null : (
        <p className="small">
          {t('opinion-sheet:answers.part')}
          <q>{part}</q>
        </p>
      )}
      {sameAsNo === null ? null : <p>{t('opinion:sameAs', { no: sameAsNo })}</p>}
      <p className="sheet-words">{text}</p>
      {reason === '' ? null : (
        <>
          <p className="small">{t('opinion-sheet:answers.reason')}</p>
          <p className="sheet-words">{reason}</p>
        </>
      )}
      {planChanges.map((change) => (
        <ReceivedPlanChange key={`${change.place} ${change.before} ${change.after}`} change={change} />
      ))}
    </article>
  );
}
