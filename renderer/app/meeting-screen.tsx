import { Fragment, type ReactNode } from 'react';
import type { MeetingSummary } from '../../core/contract/schemas.ts';
import { Screen } from '../ui/screen.tsx';
import { MeetingChoice } from './meeting-choice.tsx';

/** A screen about one meeting, with the field that chooses it; `empty` in place of all that where there is none yet. */
export function MeetingScreen({
  title,
  lead,
  empty,
  before,
  meetings,
  chosen,
  onChoose,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  /** What stands above the choice. */
  readonly before?: ReactNode;
  readonly meetings: readonly MeetingSummary[];
  readonly chosen: MeetingSummary | undefined;
  readonly onChoose: (meetingId: string) => void;
  /** Made anew for another meeting. */
  readonly children: (chosen: MeetingSummary) => ReactNode;
}): ReactNode {
  if (chosen === undefined) {
    return (
      <Screen title={title} lead={empty}>
        {null}
      </Screen>
    );
  }
  return (
    <Screen title={title} lead={lead}>
      {before}
      <MeetingChoice meetings={meetings} chosen={chosen} onChoose={onChoose} />
      <Fragment key={chosen.meeting.id}>{children(chosen)}</Fragment>
    </Screen>
  );
}
