import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../core/contract/schemas.ts';
import { today } from '../ui/dates.ts';
import { SelectField } from '../ui/form.tsx';
import { nameOfMeeting, usualMeeting } from './material-names.ts';
import { useWords } from './words.ts';

/** The meeting that an address names, else the one that is next. */
export function chosenMeeting(overview: Overview, meetingId: string | null): MeetingSummary | undefined {
  return (
    overview.meetings.find(({ meeting }) => meeting.id === meetingId) ??
    usualMeeting(overview, today()) ??
    overview.meetings[0]
  );
}

/** Meetings by name, for a field in which one is chosen. */
export function MeetingOptions({ meetings }: { readonly meetings: readonly MeetingSummary[] }): ReactNode {
  const t = useWords();
  return meetings.map(({ meeting }) => (
    <option key={meeting.id} value={meeting.id}>
      {nameOfMeeting(t, meeting)}
    </option>
  ));
}

/** The field that says which meeting a screen is about. */
export function MeetingChoice({
  meetings,
  chosen,
  onChoose,
}: {
  readonly meetings: readonly MeetingSummary[];
  readonly chosen: MeetingSummary;
  readonly onChoose: (meetingId: string) => void;
}): ReactNode {
  const t = useWords();
  return (
    <SelectField
      label={t('app:whichMeeting')}
      value={chosen.meeting.id}
      onChange={(event) => onChoose(event.target.value)}
    >
      <MeetingOptions meetings={meetings} />
    </SelectField>
  );
}
