import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import { usualMeeting } from '../../app/material-names.ts';
import { MeetingOptions } from '../../app/meeting-choice.tsx';
import { useWords } from '../../app/words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { SelectField, TextField } from '../../ui/form.tsx';

interface DraftMeeting {
  /** Fields for a dialog that begins a paper. */
  readonly fields: ReactNode;
  /** As `startNewDraft` takes it. */
  readonly meeting:
    | { readonly meetingId: string }
    | { readonly title: string; readonly heldOn: string | null };
  readonly ready: boolean;
}

/** The meeting that a new paper is for: one there is, or a new one; a committee that has none yet can begin as well. */
export function useDraftMeeting(overview: Overview): DraftMeeting {
  const t = useWords();
  const [meetingId, setMeetingId] = useState(usualMeeting(overview, today())?.meeting.id ?? '');
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState<string | null>('');
  const isNew = meetingId === '';
  return {
    meeting: isNew ? { title: title.trim(), heldOn: heldOn === '' ? null : heldOn } : { meetingId },
    ready: !isNew || (title.trim() !== '' && heldOn !== null),
    fields: (
      <>
        <SelectField
          label={t('draft:new.meeting')}
          value={meetingId}
          onChange={(event) => setMeetingId(event.target.value)}
        >
          <MeetingOptions meetings={overview.meetings} />
          <option value="">{t('draft:new.newMeeting')}</option>
        </SelectField>
        {isNew ? (
          <>
            <TextField
              label={t('draft:new.meetingTitle')}
              required
              maxLength={300}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <DateField label={t('draft:new.meetingDate')} value={heldOn} onChange={setHeldOn} />
          </>
        ) : null}
      </>
    ),
  };
}
