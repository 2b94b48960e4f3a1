import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { chosenMeeting } from '../../app/meeting-choice.tsx';
import { MeetingScreen } from '../../app/meeting-screen.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { PacketSection } from './packet-section.tsx';
import { ResponsesSection } from './responses-section.tsx';

/** 委員に渡す: the packet of a meeting, and the responses to what came back. */
export function HandOutScreen({
  overview,
  meetingId,
}: {
  readonly overview: Overview;
  readonly meetingId: string | null;
}): ReactNode {
  const t = useWords();
  const owner = useCall('owner', {});
  const isMember = owner.state === 'ready' && owner.value.role === 'member';
  return (
    <MeetingScreen
      title={t('hand-out:title')}
      lead={t('hand-out:lead')}
      empty={t(overview.meetings.length === 0 ? 'hand-out:noMeeting' : 'hand-out:notForMembers')}
      meetings={overview.meetings}
      chosen={isMember ? undefined : chosenMeeting(overview, meetingId)}
      onChoose={(id) => goTo({ screen: 'hand-out', meetingId: id })}
    >
      {(summary) => <Meeting summary={summary} />}
    </MeetingScreen>
  );
}

function Meeting({ summary }: { readonly summary: MeetingSummary }): ReactNode {
  const { cache } = useSession();
  const input = { meetingId: summary.meeting.id };
  const preflight = useCall('packPreflight', input);
  return (
    <Answered answer={preflight} onRetry={() => cache.retry('packPreflight', input)}>
      {(value) => (
        <>
          <PacketSection summary={summary} preflight={value} />
          <ResponsesSection summary={summary} preflight={value} />
        </>
      )}
    </Answered>
  );
}
