import { type ReactNode, useCallback, useState } from 'react';
import type { Home } from '../../../core/contract/schemas.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { hrefOf, hrefOfMaterial } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { ButtonLink, TextButton, TextLink } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { today, useDates } from '../../ui/dates.ts';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { OpenDrafts } from '../drafts/draft-lists.tsx';
import { NewSheetDialog } from '../drafts/new-sheet-dialog.tsx';
import { WaitingLine } from '../receive/watched-folder.tsx';
import { HomeSheet, NewAnswers } from '../sheet/home-sheet.tsx';
import { NotReceived } from './not-received.tsx';
import { NotesToCheck } from './notes-to-check.tsx';
import { OpinionWork } from './opinion-work.tsx';
import { ReadingList } from './reading-list.tsx';
import { ReplacementNotice } from './replacement-notice.tsx';
import { UndecidedVersions } from './undecided-versions.tsx';
import { Upcoming } from './upcoming.tsx';

/** What matters today: the next meeting, what is new, what to read. */
export function HomeScreen(): ReactNode {
  const t = useWords();
  const { cache } = useSession();
  const day = today();
  const home = useCall('home', { today: day });
  useScreenTitle(t('app:nav.home'));
  return (
    <ScrollArea label={t('app:nav.home')}>
      <Answered answer={home} onRetry={() => cache.retry('home', { today: day })}>
        {(value) => (value.meeting === null ? <EmptyHome home={value} /> : <FilledHome home={value} />)}
      </Answered>
    </ScrollArea>
  );
}

/** A new committee file: the one thing to do is to bring papers in. */
function EmptyHome({ home }: { readonly home: Home }): ReactNode {
  const t = useWords();
  const overview = useCall('overview', {});
  const [writing, setWriting] = useState(false);
  const close = useCallback(() => setWriting(false), []);
  return (
    <div className="screen">
      <ContentsButton />
      <h1>{home.committee.name}</h1>
      <WaitingLine />
      <p className="lead">{t('home:empty')}</p>
      <p className="acts">
        <ButtonLink look="primary" size="tall" href={hrefOf({ screen: 'import' })}>
          {t('home:importFirst')}
        </ButtonLink>
        <TextLink href={hrefOf({ screen: 'members' })}>{t('home:enterMembers')}</TextLink>
        <TextButton disabled={overview.state !== 'ready'} onClick={() => setWriting(true)}>
          {t('home:writeSheet')}
        </TextButton>
        <TextLink href={hrefOf({ screen: 'plan', planId: null })}>{t('home:enterPlan')}</TextLink>
      </p>
      {writing && overview.state === 'ready' ? (
        <NewSheetDialog overview={overview.value} onClose={close} />
      ) : null}
    </div>
  );
}

function FilledHome({ home }: { readonly home: Home }): ReactNode {
  const t = useWords();
  const [firstReplacement, ...otherReplacements] = home.replacements;
  return (
    <div className="home">
      <div className="home-main">
        <ContentsButton />
        <NewAnswers />
        <WaitingLine />
        <PlannedSession planned={home.plannedSession} />
        <NextMeeting home={home} />
        {firstReplacement === undefined ? null : (
          <ReplacementNotice first={firstReplacement} others={otherReplacements} />
        )}
        <OpenDrafts heading="h2" />
        <NotesToCheck papers={home.notesToCheck} />
        <UndecidedVersions undecided={home.undecided} />
        <ReadingList materials={home.materials} />
        <NotReceived materials={home.notReceived} />
      </div>
      <aside className="home-side" aria-label={t('home:beside')}>
        {home.meeting === null ? null : <HomeSheet meetingId={home.meeting.id} />}
        <OpinionWork />
        <Agenda home={home} />
        <Upcoming rows={home.upcoming} />
      </aside>
    </div>
  );
}

/** The next sitting by the schedule, while its 次第 is not here yet. */
function PlannedSession({ planned }: { readonly planned: Home['plannedSession'] }): ReactNode {
  const t = useWords();
  const dates = useDates();
  if (planned === null) {
    return null;
  }
  const { fiscalYear, session, dateText, settledOn, place, state } = planned;
  return (
    <section className="planned-session" aria-label={t('plan:schedule.next')}>
      <p className="lead">{t('plan:schedule.next')}</p>
      <p className="planned-when">
        <b>{settledOn === null ? dateText : dates.full(settledOn)}</b>
        {state === 'changed' ? <span className="upcoming-state">{t('plan:state.changed')}</span> : null}
      </p>
      <p>{[fiscalYear, session].filter((word) => word !== '').join('\u3000')}</p>
      {place === null ? null : <p className="lead">{place}</p>}
    </section>
  );
}

function NextMeeting({ home }: { readonly home: Home }): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { meeting, daysAhead } = home;
  if (meeting === null) {
    return null;
  }
  const start =
    meeting.startTime === null
      ? (meeting.startText ?? '')
      : t('home:from', { time: dates.time(meeting.startTime) });
  return (
    <header className="next-meeting">
      <p className="lead">
        {daysAhead !== null && daysAhead < 0 ? t('home:lastMeeting') : t('home:nextMeeting')}
        <span className="days">{daysText(t, daysAhead)}</span>
      </p>
      <h1 className="when">
        <span>
          {meeting.heldOn === null ? (meeting.dateText ?? t('home:dateOpen')) : dates.brief(meeting.heldOn)}
        </span>
        {start === '' ? null : <small>{start}</small>}
      </h1>
      <p>{nameOfMeeting(t, meeting)}</p>
      {meeting.placeText === null ? null : <p className="lead">{meeting.placeText}</p>}
    </header>
  );
}

/** Within half a year a date needs no year, and counting its days means something. */
function nearby(daysAhead: number | null): boolean {
  return daysAhead !== null && Math.abs(daysAhead) <= 180;
}

function daysText(t: ReturnType<typeof useWords>, daysAhead: number | null): string {
  if (daysAhead === null || !nearby(daysAhead)) {
    return '';
  }
  if (daysAhead === 0) {
    return t('home:isToday');
  }
  return daysAhead > 0 ? t('home:daysAhead', { days: daysAhead }) : t('home:daysAgo', { days: -daysAhead });
}

function Agenda({ home }: { readonly home: Home }): ReactNode {
  const t = useWords();
  const agenda = home.materials.find(
    (material) => material.material.kind === 'agenda' && !material.notReceived,
  );
  if (home.agenda.length === 0) {
    return null;
  }
  const sections = bySection(home.agenda);
  return (
    <section>
      <h2>{t('home:agenda')}</h2>
      {sections.map(([section, lines]) => (
        <div key={section}>
          {/* One heading alone would only say 議事 again. */}
          {sections.length > 1 ? <h3 className="agenda-section">{section}</h3> : null}
          <ol className="agenda-lines">
            {lines.map((line) => (
              <li key={`${line.noText} ${line.title}`}>
                <span className="agenda-number">{line.noText}</span>
                <span>{line.title}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {agenda === undefined ? null : (
        <p>
          <TextLink href={hrefOfMaterial(agenda.material.id)}>{t('home:openAgenda')}</TextLink>
        </p>
      )}
    </section>
  );
}

/** Lines under the heading that each stands under, in printed order. */
function bySection(lines: Home['agenda']): [string, Home['agenda']][] {
  const sections = new Map<string, Home['agenda']>();
  for (const line of lines) {
    sections.set(line.section, [...(sections.get(line.section) ?? []), line]);
  }
  return [...sections];
}
