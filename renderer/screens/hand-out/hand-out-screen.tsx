import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { chosenMeeting, MeetingChoice } from '../../app/meeting-choice.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useCall, useSession } from '../../data/session.tsx';
import { Answered } from '../../ui/answered.tsx';
import { Screen } from '../../ui/screen.tsx';
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
  const chosen = chosenMeeting(overview, meetingId);
  if (chosen === undefined || (owner.state === 'ready' && owner.value.role === 'member')) {
    return (
      <Screen
        title={t('hand-out:title')}
        lead={t(chosen === undefined ? 'hand-out:noMeeting' : 'hand-out:notForMembers')}
      >
        {null}
      </Screen>
    );
  }
  return (
    <Screen title={t('hand-out:title')} lead={t('hand-out:lead')}>
      <MeetingChoice
        meetings={overview.meetings}
        chosen={chosen}
        onChoose={(id) => goTo({ screen: 'hand-out', meetingId: id })}
      />
      <Meeting key={chosen.meeting.id} summary={chosen} />
    </Screen>
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
