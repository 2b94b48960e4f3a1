import { type ReactNode, useCallback, useState } from 'react';
import type { ReceivedSheet } from '../../../core/contract/opinion-sheet-schemas.ts';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import type { Member } from '../../../core/domain/committees/committee.ts';
import { useCollectingMeeting } from '../../app/collecting-meeting.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { MeetingScreen } from '../../app/meeting-screen.tsx';
import { hrefOf } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Button, ButtonLink, TextLink } from '../../ui/button.tsx';
import { useMoments } from '../../ui/moments.ts';
import { SheetsExportDialog } from '../opinions/export/sheets-export-dialog.tsx';
import { WaitingLine } from '../receive/watched-folder.tsx';
import { StartEntryDialog } from '../sheet/start-entry-dialog.tsx';
import { SheetTable } from './sheet-table.tsx';

/** 届いたシート: who has handed in for a meeting, what a person must look at, and who has not yet. */
export function ReceivedSheetsScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  const { chosen, keep } = useCollectingMeeting(overview, meetingId);
  return (
    <Answered answer={chosen}>
      {(collected) => (
        <MeetingScreen
          title={t('received:title')}
          lead={t('received:lead')}
          empty={t('received:noMeeting')}
          before={<WaitingLine />}
          meetings={overview.meetings}
          chosen={collected}
          onChoose={(id) => {
            keep(id);
            goTo({ screen: 'received-sheets', meetingId: id });
          }}
        >
          {(summary) => <Meeting summary={summary} />}
        </MeetingScreen>
      )}
    </Answered>
  );
}

function Meeting({ summary }: { readonly summary: MeetingSummary }): ReactNode {
  const { cache } = useSession();
  const input = { meetingId: summary.meeting.id };
  const sheets = useCall('receivedSheets', input);
  const members = useCall('members', {});
  return (
    <Answered answer={sheets} onRetry={() => cache.retry('receivedSheets', input)}>
      {(value) => (
        <Answered answer={members} onRetry={() => cache.retry('members', {})}>
          {(roster) => <Sheets meeting={summary.meeting} sheets={value} roster={roster} />}
        </Answered>
      )}
    </Answered>
  );
}

function Sheets({
  meeting,
  sheets,
  roster,
}: {
  readonly meeting: MeetingSummary['meeting'];
  readonly sheets: readonly ReceivedSheet[];
  readonly roster: readonly Member[];
}): ReactNode {
  const t = useWords();
  const meetingId = meeting.id;
  const [open, setOpen] = useState<'entry' | 'export' | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const counted = sheets.filter(({ state }) => state === 'received');
  const people = new Set(counted.map(({ submitter, sheetId }) => submitter.memberId ?? sheetId)).size;
  const opinions = counted.reduce((sum, { opinionCount }) => sum + opinionCount, 0);
  const conflicts = sheets.filter(({ conflict }) => conflict !== null);
  const handedIn = new Set(counted.flatMap(({ submitter }) => submitter.memberId ?? []));
  const missing = roster.filter(({ id }) => !handedIn.has(id));
  return (
    <>
      <p className="received-counts">
        <b>{t('received:people', { count: people })}</b> <b>{t('received:opinions', { count: opinions })}</b>
        <Deadline meetingId={meetingId} />
      </p>
      <p className="acts">
        <ButtonLink look="primary" href={hrefOf({ screen: 'receive' })}>
          {t('received:receive')}
        </ButtonLink>
        <Button onClick={() => setOpen('entry')}>{t('received:enter')}</Button>
        <TextLink href={hrefOf({ screen: 'quick-entry', meetingId, sheetId: null })}>
          {t('form:quick.title')}
        </TextLink>
        <TextLink href={hrefOf({ screen: 'public-comments', meetingId })}>
          {t('form:comments.title')}
        </TextLink>
        {sheets.length === 0 ? null : (
          <TextLink href={hrefOf({ screen: 'opinions', meetingId, itemId: null })}>
            {t('received:toTable')}
          </TextLink>
        )}
      </p>
      {open === 'entry' ? <StartEntryDialog meetingId={meetingId} onClose={close} /> : null}
      {open === 'export' ? (
        <SheetsExportDialog meetingId={meetingId} meetingName={nameOfMeeting(t, meeting)} onClose={close} />
      ) : null}
      <Drafts meetingId={meetingId} />
      {conflicts.length === 0 ? null : (
        <section className="notice" aria-labelledby="conflicts">
          <h2 id="conflicts">{t('received:conflicts', { count: conflicts.length })}</h2>
          <ul>
            {conflicts.map(({ sheetId, submitter, conflict }) =>
              conflict === null ? null : (
                <li key={sheetId}>
                  <a className="text-link" href={hrefOf({ screen: 'received-sheet', sheetId })}>
                    {submitter.name ?? t('received:noName')}
                  </a>
                  {'\u3000'}
                  {t(`exchange:conflict.${conflict}`)}
                </li>
              ),
            )}
          </ul>
        </section>
      )}
      <section aria-labelledby="arrived">
        <h2 id="arrived">{t('received:arrived')}</h2>
        {sheets.length === 0 ? (
          <p>{t('received:none')}</p>
        ) : (
          <>
            <SheetTable sheets={sheets} />
            <p className="acts">
              <Button look="quiet" onClick={() => setOpen('export')}>
                {t('sheet-collection:dialog.open')}
              </Button>
            </p>
          </>
        )}
      </section>
      {roster.length === 0 ? null : (
        <section aria-labelledby="missing">
          <h2 id="missing">{t('received:missing', { count: missing.length })}</h2>
          {missing.length === 0 ? (
            <p className="fine">{t('received:allHere')}</p>
          ) : (
            <ul className="name-list">
              {missing.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}

/** Sheets whose keying in was begun and not finished. */
function Drafts({ meetingId }: { readonly meetingId: string }): ReactNode {
  const t = useWords();
  const drafts = useCall('sheetDrafts', { meetingId });
  if (drafts.state !== 'ready' || drafts.value.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="begun">
      <h2 id="begun">{t('received:begun')}</h2>
      <ul className="plain-rows">
        {drafts.value.map(({ sheetId, submitter, opinions }) => (
          <li key={sheetId}>
            <span className="grow">
              {submitter.name ?? t('received:noName')}
              {'\u3000'}
              {t('received:opinions', { count: opinions.length })}
            </span>
            <a className="text-link" href={hrefOf({ screen: 'sheet-entry', sheetId })}>
              {t('received:goOn')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deadline({ meetingId }: { readonly meetingId: string }): ReactNode {
  const t = useWords();
  const moment = useMoments();
  const terms = useCall('sheetTerms', { meetingId });
  if (terms.state !== 'ready') {
    return null;
  }
  const { dueAt } = terms.value;
  return (
    <span className="aside">
      {dueAt === null ? t('received:noDeadline') : t('received:deadline', { when: moment(dueAt) })}
    </span>
  );
}
