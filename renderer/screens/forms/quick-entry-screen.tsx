import { type ReactNode, useEffect, useState } from 'react';
import type { CallOutput } from '../../../core/contract/rpc.ts';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import type { ServiceContract } from '../../../core/contract/service.ts';
import type {
  Publishability,
  SubmissionMethod,
  Submitter,
} from '../../../core/domain/opinion-sheets/sheet.ts';
import { useCollectingMeeting } from '../../app/collecting-meeting.ts';
import { MeetingChoice } from '../../app/meeting-choice.tsx';
import { hrefOf } from '../../app/route.ts';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { type Answer, asShingiError } from '../../data/call-cache.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { newId } from '../../platform/new-id.ts';
import { Answered } from '../../ui/answered.tsx';
import { TextLink } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { QuickEntry } from './quick-entry.tsx';

/** What a text is entered with, before it falls into opinions. */
export interface EntryHead {
  readonly submitter: Submitter;
  readonly publishability: Publishability;
  readonly method: SubmissionMethod;
}

type Begun = CallOutput<ServiceContract, 'quickEntry'>;

/** 文から受け付ける: a mail or a letter is pasted or typed, falls into opinions, and becomes a sheet. */
export function QuickEntryScreen({
  overview,
  meetingId,
  sheetId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
  readonly sheetId: string | null;
}): ReactNode {
  const t = useWords();
  const { chosen, keep } = useCollectingMeeting(overview, meetingId);
  return (
    <Answered answer={chosen}>
      {(summary) =>
        summary === undefined ? (
          <Screen title={t('form:quick.title')} lead={t('form:screen.noMeeting')}>
            {null}
          </Screen>
        ) : (
          <Entry
            overview={overview}
            chosen={summary}
            sheetId={sheetId}
            onChoose={(id) => {
              keep(id);
              goTo({ screen: 'quick-entry', meetingId: id, sheetId: null });
            }}
          />
        )
      }
    </Answered>
  );
}

function Entry({
  overview,
  chosen,
  sheetId,
  onChoose,
}: {
  readonly overview: Overview;
  readonly chosen: MeetingSummary;
  readonly sheetId: string | null;
  readonly onChoose: (meetingId: string) => void;
}): ReactNode {
  const t = useWords();
  const settings = useCall('opinionSettings', {});
  const begun = useBegun(sheetId);
  const [fresh] = useState(() => sheetId ?? newId());
  return (
    <Screen title={t('form:quick.title')} lead={t('form:quick.lead')}>
      <Answered answer={settings}>
        {({ form }) => (
          <Answered answer={begun}>
            {(kept) => (
              <>
                {kept === null ? (
                  <>
                    <MeetingChoice meetings={overview.meetings} chosen={chosen} onChoose={onChoose} />
                    <BegunBefore meetingId={chosen.meeting.id} sheetId={fresh} />
                  </>
                ) : null}
                <QuickEntry
                  key={fresh}
                  sheetId={fresh}
                  summary={
                    overview.meetings.find(({ meeting }) => meeting.id === kept?.draft.meetingId) ?? chosen
                  }
                  settings={form}
                  original={kept?.original ?? ''}
                  head={
                    kept?.draft ?? {
                      submitter: { memberId: null, name: null, role: form.defaultRole },
                      publishability: form.defaultPublishability,
                      method: 'email',
                    }
                  }
                />
              </>
            )}
          </Answered>
        )}
      </Answered>
    </Screen>
  );
}

/** The text that was begun, asked for once: from then on the screen knows it best. */
function useBegun(sheetId: string | null): Answer<Begun> {
  const ask = useAsk();
  const [answer, setAnswer] = useState<Answer<Begun>>(
    sheetId === null ? { state: 'ready', value: null } : { state: 'loading' },
  );
  useEffect(() => {
    let gone = false;
    if (sheetId !== null) {
      ask('quickEntry', { sheetId }).then(
        (value) => {
          if (!gone) {
            setAnswer({ state: 'ready', value });
          }
        },
        (error: unknown) => {
          if (!gone) {
            setAnswer({ state: 'failed', error: asShingiError(error) });
          }
        },
      );
    }
    return () => {
      gone = true;
    };
  }, [ask, sheetId]);
  return answer;
}

/** Texts that were pasted before and not taken in yet. */
function BegunBefore({
  meetingId,
  sheetId,
}: {
  readonly meetingId: string;
  readonly sheetId: string;
}): ReactNode {
  const t = useWords();
  const entries = useCall('quickEntries', { meetingId });
  const others = entries.state === 'ready' ? entries.value.filter((one) => one.sheetId !== sheetId) : [];
  return others.length === 0 ? null : (
    <section>
      <h2>{t('form:quick.begun')}</h2>
      <ul className="line-list">
        {others.map((one) => (
          <li key={one.sheetId}>
            <b>{one.name ?? t('form:quick.nameless')}</b>
            <TextLink href={hrefOf({ screen: 'quick-entry', meetingId, sheetId: one.sheetId })}>
              {one.begins}
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
