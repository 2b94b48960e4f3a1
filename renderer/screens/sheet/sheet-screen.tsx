import { type ReactNode, useCallback, useState } from 'react';
import type { MySheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { shortNameOfMeeting, usualMeeting } from '../../app/material-names.ts';
import { hrefOf, hrefOfMaterial, type Route } from '../../app/route.ts';
import { replaceRoute } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button, TextLink } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { today } from '../../ui/dates.ts';
import { NumberBox } from '../../ui/marks.tsx';
import { Screen, ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { PrintDialog, type Printed } from '../exchange/print-dialog.tsx';
import { Due } from './due.tsx';
import { labelOfField } from './form-words.ts';
import { HandInDialog } from './hand-in-dialog.tsx';
import { HandedIn } from './handed-in.tsx';
import { useMomentWords } from './moments.ts';
import { Passage } from './passage.tsx';
import { lastSavedAt } from './sheet-commands.ts';
import { SheetForm } from './sheet-form.tsx';
import { useSheetDesk, type WrittenSheet } from './use-sheet-desk.ts';

type SheetRoute = Extract<Route, { screen: 'sheet' }>;

/** 意見・提案シート: where a member writes opinions for a meeting and hands them in. */
export function SheetScreen({
  overview,
  route,
}: {
  readonly overview: Overview;
  readonly route: SheetRoute;
}): ReactNode {
  const t = useWords();
  const owner = useCall('owner', {});
  const meeting =
    overview.meetings.find((one) => one.meeting.id === route.meetingId) ?? usualMeeting(overview, today());
  return (
    <Answered answer={owner}>
      {({ role }) =>
        role === 'member' && meeting !== undefined ? (
          <OwnSheet key={meeting.meeting.id} meeting={meeting} route={route} />
        ) : (
          <Screen title={t('opinion-sheet:title')}>
            <p>{t(role === 'member' ? 'opinion-sheet:noMeeting' : 'opinion-sheet:notAMember')}</p>
            {role === 'member' ? null : (
              <p className="acts">
                <TextLink href={hrefOf({ screen: 'settings' })}>{t('opinion-sheet:toSettings')}</TextLink>
              </p>
            )}
          </Screen>
        )
      }
    </Answered>
  );
}

function OwnSheet({
  meeting,
  route,
}: {
  readonly meeting: MeetingSummary;
  readonly route: SheetRoute;
}): ReactNode {
  const { cache } = useSession();
  const [now] = useState(() => Date.now());
  const input = { meetingId: meeting.meeting.id, now };
  const mine = useCall('mySheet', input);
  return (
    <Answered answer={mine} onRetry={() => cache.retry('mySheet', input)}>
      {(value) => <Writing mine={value} meeting={meeting} route={route} />}
    </Answered>
  );
}

function Writing({
  mine,
  meeting,
  route,
}: {
  readonly mine: MySheet;
  readonly meeting: MeetingSummary;
  readonly route: SheetRoute;
}): ReactNode {
  const t = useWords();
  const meetingId = meeting.meeting.id;
  const title = mine.settings.title ?? t('opinion-sheet:title');
  useScreenTitle(title);
  const sheet = useSheetDesk(meetingId, mine.draft, mine.settings);
  const [correcting, setCorrecting] = useState(false);
  const [handingIn, setHandingIn] = useState(false);
  const { opinions } = sheet;
  const selectedId = (opinions.find(({ id }) => id === route.opinionId) ?? opinions[0])?.id ?? '';
  const form = meeting.materials.find(
    ({ material, notReceived }) => material.kind === 'opinionForm' && !notReceived,
  );
  const [arrivedAt, setArrivedAt] = useState(route.opinionId);
  const select = useCallback(
    (opinionId: string) => {
      setArrivedAt(null);
      replaceRoute({ screen: 'sheet', meetingId, opinionId });
    },
    [meetingId],
  );
  const newest = mine.revisions.at(-1);
  const isHandedIn = newest !== undefined && !mine.hasChanges && !correcting && !sheet.saving;
  const selected = opinions.find(({ id }) => id === selectedId);
  return (
    <>
      <header className="bar" data-region="bar">
        <ContentsButton />
        <NumberBox number={form?.material.number ?? null} />
        <h1>{title}</h1>
        <span className="small">{shortNameOfMeeting(t, meeting.meeting)}</span>
        {form === undefined ? null : (
          <TextLink href={hrefOfMaterial(form.material.id)}>{t('opinion-sheet:readForm')}</TextLink>
        )}
        <span className="bar-space" />
        <Due dueAt={mine.terms.dueAt} />
      </header>
      {isHandedIn ? (
        <HandedIn
          mine={mine}
          meetingId={meetingId}
          title={title}
          onCorrect={() => setCorrecting(true)}
          onHandInAgain={() => setHandingIn(true)}
        />
      ) : (
        <div className="sheet-columns">
          <div className="sheet-side">
            <ScrollArea label={title}>
              <div className="sheet-form">
                {newest === undefined ? null : <Before mine={mine} />}
                <SheetForm
                  sheet={sheet}
                  settings={mine.settings}
                  selectedId={selectedId}
                  note={t('opinion-sheet:asWritten')}
                  arrivedAt={arrivedAt}
                  onSelect={select}
                >
                  {mine.settings.fields.submitter.shown ? (
                    <p className="sheet-name">
                      <b>{labelOfField(t, mine.settings, 'submitter')}</b>
                      <span>{sheet.draft.submitter.name}</span>
                      <span className="small">{mine.settings.fields.submitter.hint}</span>
                    </p>
                  ) : null}
                </SheetForm>
              </div>
            </ScrollArea>
            <Foot
              sheet={sheet}
              title={title}
              onHandIn={() => void sheet.desk.whenStored().then(() => setHandingIn(true))}
            />
          </div>
          {selected === undefined ? null : <Passage location={selected.location} />}
        </div>
      )}
      {handingIn ? (
        <HandInDialog
          mine={mine}
          draft={sheet.draft}
          meeting={meeting.meeting}
          onShow={select}
          onClose={() => setHandingIn(false)}
          onDone={() => {
            setHandingIn(false);
            setCorrecting(false);
          }}
        />
      ) : null}
    </>
  );
}

/** While corrections are written: what the secretariat has so far. */
function Before({ mine }: { readonly mine: MySheet }): ReactNode {
  const t = useWords();
  const moments = useMomentWords();
  const newest = mine.revisions.at(-1);
  return newest === undefined ? null : (
    <p className="sheet-before">
      {t('opinion-sheet:before', {
        revision: newest.revision,
        when: moments.dayAndClock(newest.submittedAt),
      })}
    </p>
  );
}

/** What is saved, what becomes of the name, and the one thing to do. */
function Foot({
  sheet,
  title,
  onHandIn,
}: {
  readonly sheet: WrittenSheet;
  readonly title: string;
  readonly onHandIn: () => void;
}): ReactNode {
  const t = useWords();
  const moments = useMomentWords();
  const [printing, setPrinting] = useState<Printed | null>(null);
  const endPrinting = useCallback(() => setPrinting(null), []);
  const { draft, saving, failure } = sheet;
  const { meetingId } = draft;
  const savedAt = lastSavedAt(draft);
  const count = draft.opinions.length;
  const status =
    failure !== null
      ? t('opinion-sheet:notSaved')
      : saving
        ? t('opinion-sheet:saving')
        : savedAt === null
          ? t('opinion-sheet:savesItself')
          : t('opinion-sheet:saved', { time: moments.clock(savedAt) });
  return (
    <footer className="sheet-foot" data-region="foot">
      <p className="small">
        <span className="save-status" data-status={failure === null ? undefined : 'failed'}>
          {status}
        </span>
        <span>{t(`opinion-sheet:willBe.${draft.publishability}`)}</span>
      </p>
      <div className="sheet-foot-acts">
        <Button
          look="quiet"
          size="tall"
          onClick={() =>
            void sheet.desk.whenStored().then(() =>
              setPrinting({
                call: 'exportSheetPaper',
                // Before the first word the paper is the empty form.
                sheet: { of: count === 0 ? 'blank' : 'own', meetingId },
              }),
            )
          }
        >
          {t('opinion-sheet:print')}
        </Button>
        <Button look="primary" size="tall" onClick={onHandIn}>
          {count === 0 ? t('opinion-sheet:handIn') : t('opinion-sheet:handInCount', { count })}
        </Button>
      </div>
      {printing === null ? null : <PrintDialog name={title} what={printing} onClose={endPrinting} />}
    </footer>
  );
}
