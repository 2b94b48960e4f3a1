import { type ReactNode, useState } from 'react';
import {
  type ScheduleEntry,
  type ScheduleState,
  scheduleStateSchema,
} from '../../../core/domain/meetings/schedule-state.ts';
import { nameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { RadioGroup, SelectField, TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { nameOfEntry } from './schedule-table.tsx';

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Asks what came of a row of the schedule; what is left empty stays as planned, or as the meeting's 次第 says it. */
export function RecordDialog({
  entry,
  onClose,
}: {
  readonly entry: ScheduleEntry;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const overview = useCall('overview', {});
  const meetings = overview.state === 'ready' ? overview.value.meetings.map(({ meeting }) => meeting) : [];
  const { record, rowKey, row } = entry;
  const isMeeting = row.kind === 'committee';
  const [state, setState] = useState<ScheduleState>(record?.state ?? (entry.isOpen ? 'held' : entry.state));
  const [startOn, setStartOn] = useState<string | null>(record?.startOn ?? '');
  const [endOn, setEndOn] = useState<string | null>(record?.endOn ?? '');
  const [meetingId, setMeetingId] = useState(record?.meetingId ?? '');
  const [place, setPlace] = useState(record?.place ?? '');
  const [note, setNote] = useState(record?.note ?? '');
  const hasDays = state === 'held' || state === 'changed';
  const unreadable = hasDays && (startOn === null || endOn === null);
  const wrongOrder =
    hasDays && (startOn ?? '') !== '' && (endOn ?? '') !== '' && (endOn ?? '') < (startOn ?? '');
  const ending = async (work: Promise<unknown>): Promise<void> => {
    await work;
    onClose();
  };
  const save = () =>
    ending(
      ask('setScheduleRecord', {
        rowKey,
        state,
        meetingId: orNull(meetingId),
        startOn: hasDays ? orNull(startOn ?? '') : null,
        endOn: hasDays && startOn !== '' ? orNull(endOn ?? '') : null,
        place: orNull(place),
        note: orNull(note),
      }),
    );
  return (
    <Dialog title={t('plan:schedule.recordOf', { name: nameOfEntry(entry) })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(save);
        }}
      >
        <p>{t('plan:schedule.plannedFor', { date: row.dateText })}</p>
        <RadioGroup<ScheduleState>
          legend={t('plan:schedulePaper.state')}
          value={state}
          onChange={setState}
          choices={scheduleStateSchema.options.map((value) => ({
            value,
            label: t(`plan:schedule.state.${value}`),
          }))}
        />
        {hasDays ? (
          <div className="date-pair">
            <DateField
              label={t('plan:schedule.startOn')}
              hint={t('plan:schedule.startHint')}
              value={startOn}
              onChange={setStartOn}
            />
            {isMeeting ? null : (
              <DateField
                label={t('plan:schedule.endOn')}
                hint={t('plan:schedule.endHint')}
                value={endOn}
                onChange={setEndOn}
              />
            )}
          </div>
        ) : null}
        {wrongOrder ? (
          <p className="mapping-misfit" role="alert">
            {t('plan:schedule.wrongOrder')}
          </p>
        ) : null}
        {isMeeting ? (
          <SelectField
            label={t('plan:schedule.meeting')}
            hint={t('plan:schedule.meetingHint')}
            value={meetingId}
            onChange={(event) => setMeetingId(event.target.value)}
          >
            <option value="">{t('plan:schedule.meetingByNumber')}</option>
            {meetings.map((meeting) => (
              <option key={meeting.id} value={meeting.id}>
                {nameOfMeeting(t, meeting)}
              </option>
            ))}
          </SelectField>
        ) : null}
        <TextField
          label={t('plan:schedulePaper.place')}
          hint={t('plan:schedule.placeHint')}
          value={place}
          maxLength={500}
          onChange={(event) => setPlace(event.target.value)}
        />
        <TextField
          label={t('plan:table.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || wrongOrder || unreadable}>
            {t('app:save')}
          </Button>
          {record === null ? null : (
            <Button
              look="quiet"
              disabled={action.busy}
              onClick={() => void action.run(() => ending(ask('clearScheduleRecord', { rowKey })))}
            >
              {t('plan:schedule.clear')}
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
