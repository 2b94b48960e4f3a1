import type { ReactNode } from 'react';
import type { MeetingSummary, Overview } from '../../../core/contract/schemas.ts';
import { nameOfMeeting, usualMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { today } from '../../ui/dates.ts';
import { SelectField } from '../../ui/form.tsx';

/** The meeting that an address names, else the one that is next. */
export function chosenMeeting(overview: Overview, meetingId: string | null): MeetingSummary | undefined {
  return (
    overview.meetings.find(({ meeting }) => meeting.id === meetingId) ??
    usualMeeting(overview, today()) ??
    overview.meetings[0]
  );
}

export function MeetingChoice({
  overview,
  chosen,
  onChoose,
}: {
  readonly overview: Overview;
  readonly chosen: MeetingSummary;
  readonly onChoose: (meetingId: string) => void;
}): ReactNode {
  const t = useWords();
  return (
    <SelectField
      label={t('export:meeting')}
      value={chosen.meeting.id}
      onChange={(event) => onChoose(event.target.value)}
    >
      {overview.meetings.map(({ meeting }) => (
        <option key={meeting.id} value={meeting.id}>
          {nameOfMeeting(t, meeting)}
        </option>
      ))}
    </SelectField>
  );
}
