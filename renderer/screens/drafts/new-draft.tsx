import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import { usualMeeting } from '../../app/material-names.ts';
import { MeetingOptions } from '../../app/meeting-choice.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import type { ServiceInput } from '../../platform/service-link.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { SelectField, TextField } from '../../ui/form.tsx';

type NewPaper = ServiceInput<'startNewDraft'>;

interface NewDraft {
  /** Fields for a dialog that begins a paper: the meeting that it is for. */
  readonly fields: ReactNode;
  readonly ready: boolean;
  /** Begins the paper and goes to where it is written. */
  readonly begin: (paper: Omit<NewPaper, 'meeting'>) => Promise<void>;
}

/** The meeting that a new paper is for: one there is, or a new one; a committee that has none yet can begin as well. */
export function useNewDraft(overview: Overview): NewDraft {
  const t = useWords();
  const ask = useAsk();
  const [meetingId, setMeetingId] = useState(usualMeeting(overview, today())?.meeting.id ?? '');
  const [title, setTitle] = useState('');
  const [heldOn, setHeldOn] = useState<string | null>('');
  const isNew = meetingId === '';
  return {
    begin: async (paper) => {
      const meeting = isNew ? { title: title.trim(), heldOn: heldOn === '' ? null : heldOn } : { meetingId };
      const draft = await ask('startNewDraft', { meeting, ...paper });
      goTo({ screen: 'draft', draftId: draft.id });
    },
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
