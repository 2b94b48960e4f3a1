import { type ReactNode, useState } from 'react';
import type { Overview } from '../../../core/contract/schemas.ts';
import { blankIssueSheetContent } from '../../../core/domain/issue-sheets/blank-sheet.ts';
import { usualMeeting } from '../../app/material-names.ts';
import { MeetingOptions } from '../../app/meeting-choice.tsx';
import { goTo } from '../../app/use-route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { newId } from '../../platform/new-id.ts';
import { DateField } from '../../ui/date-field.tsx';
import { today } from '../../ui/dates.ts';
import { SelectField, TextField } from '../../ui/form.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useSheetWords } from './issue-sheet/sheet-words.ts';
import { type Paper, PaperFields, paperInput } from './paper-fields.tsx';

/** 新しい課題シート: which meeting it is for and what it is called; then it is written. */
export function NewSheetDialog({
  overview,
  onClose,
}: {
  readonly overview: Overview;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const words = useSheetWords();
  const [meetingId, setMeetingId] = useState(usualMeeting(overview, today())?.meeting.id ?? '');
  const [meetingTitle, setMeetingTitle] = useState('');
  const [heldOn, setHeldOn] = useState<string | null>('');
  const [heading, setHeading] = useState('');
  const [paper, setPaper] = useState<Paper>({ number: '', title: t('draft:new.name'), distribution: '' });
  const isNew = meetingId === '';
  const start = async (): Promise<void> => {
    const draft = await ask('startNewDraft', {
      meeting: isNew ? { title: meetingTitle.trim(), heldOn: heldOn === '' ? null : heldOn } : { meetingId },
      ...paperInput(paper),
      content: blankIssueSheetContent(newId, words, heading.trim()),
    });
    goTo({ screen: 'draft', draftId: draft.id });
  };
  const ready = paper.title.trim() !== '' && (!isNew || (meetingTitle.trim() !== '' && heldOn !== null));
  return (
    <FormDialog
      title={t('draft:new.title')}
      onClose={onClose}
      submit={t('draft:new.submit')}
      ready={ready}
      save={start}
    >
      <p>{t('draft:new.lead')}</p>
      <TextField
        label={t('draft:new.paperTitle')}
        hint={t('draft:new.paperTitleHint')}
        maxLength={300}
        value={heading}
        onChange={(event) => setHeading(event.target.value)}
      />
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
            value={meetingTitle}
            onChange={(event) => setMeetingTitle(event.target.value)}
          />
          <DateField label={t('draft:new.meetingDate')} value={heldOn} onChange={setHeldOn} />
        </>
      ) : null}
      <PaperFields paper={paper} onChange={setPaper} />
    </FormDialog>
  );
}
