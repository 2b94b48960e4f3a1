import { type ReactNode, useState } from 'react';
import type { CalendarReport } from '../../../core/contract/schedule-calls.ts';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { useJob } from '../../data/use-job.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';
import { FinishedFile } from '../../ui/finished-file.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { JobBar } from '../../ui/progress.tsx';

/** The schedule on paper, and as a calendar that says what it could not take in. */
export function ScheduleExport({ name, day }: { readonly name: string; readonly day: string }): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const dates = useDates();
  const choosing = useAction();
  const { job, start, cancel } = useJob<ExportReport>();
  const [months, setMonths] = useState(false);
  const [calendar, setCalendar] = useState<CalendarReport | null>(null);
  const choosePaper = async (): Promise<void> => {
    const path = await askShell('chooseTarget', { purpose: 'pdf', suggestedName: `${name}.pdf` });
    if (path !== null) {
      start((jobId) => ask('exportSchedule', { path, today: day, jobId }));
    }
  };
  const chooseCalendar = async (): Promise<void> => {
    const path = await askShell('chooseTarget', { purpose: 'ics', suggestedName: `${name}.ics` });
    if (path !== null) {
      // What was said of the last one goes first, so that the next one is said as well.
      setCalendar(null);
      setCalendar(await ask('exportCalendar', { path, today: day, months }));
    }
  };
  return (
    <section className="table-export">
      <h2>{t('plan:schedule.export')}</h2>
      {job.state === 'running' ? (
        <JobBar
          label={t('plan:schedule.export')}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      ) : (
        <p className="acts">
          <Button disabled={choosing.busy} onClick={() => void choosing.run(choosePaper)}>
            {t('plan:export.pdf')}
          </Button>
          <Button disabled={choosing.busy} onClick={() => void choosing.run(chooseCalendar)}>
            {t('plan:schedule.calendar')}
          </Button>
        </p>
      )}
      <Checkbox
        label={t('plan:schedule.months')}
        checked={months}
        onChange={(event) => setMonths(event.target.checked)}
      />
      {choosing.error === null ? null : <Problem error={choosing.error} />}
      {job.state === 'failed' ? <Problem error={job.error} /> : null}
      {job.state === 'done' ? <FinishedFile path={job.value.path} /> : null}
      {calendar === null ? null : (
        <FinishedFile path={calendar.path}>
          <p>{t('plan:schedule.events', { count: calendar.events })}</p>
          {calendar.leftOut.length === 0 ? null : (
            <>
              <p>{t('plan:schedule.leftOut')}</p>
              <ul className="left-out">
                {calendar.leftOut.map(({ name: left, dateText }) => (
                  <li key={`${left} ${dateText}`}>
                    {left}　{dateText}
                  </li>
                ))}
              </ul>
            </>
          )}
          {calendar.cancelled.length === 0 ? null : (
            <>
              <p>{t('plan:schedule.cancelled')}</p>
              <ul className="left-out">
                {calendar.cancelled.map(({ name: gone, day: wasOn }) => (
                  <li key={`${gone} ${wasOn}`}>
                    {gone}　{dates.full(wasOn)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </FinishedFile>
      )}
    </section>
  );
}
