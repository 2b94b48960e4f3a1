import { Fragment, type ReactNode } from 'react';
import type { ScheduleEntry } from '../../../core/domain/meetings/schedule-state.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { useDates } from '../../ui/dates.ts';
import { VisuallyHidden } from '../../ui/marks.tsx';

/** 「第3回」, or what takes place. */
export function nameOfEntry(entry: Pick<ScheduleEntry, 'row' | 'subject'>): string {
  return entry.row.kind === 'committee' ? entry.row.session : entry.subject;
}

/** 予定, 開催済み, 実施済み …; a past row of which nobody has said anything says so. */
export function stateOfEntry(t: Translate, entry: Pick<ScheduleEntry, 'row' | 'state' | 'isOpen'>): string {
  if (entry.isOpen) {
    return t('plan:schedulePaper.open');
  }
  return entry.state === 'held' && entry.row.kind === 'committee'
    ? t('plan:state.heldMeeting')
    : t(`plan:state.${entry.state}`);
}

/** The rows of the schedule: planned beside held. */
export function ScheduleTable({
  entries,
  onRecord,
}: {
  readonly entries: readonly ScheduleEntry[];
  readonly onRecord: (entry: ScheduleEntry) => void;
}): ReactNode {
  const t = useWords();
  const years = groupedByYear(entries);
  return (
    <section>
      <h2>{t('plan:schedule.table')}</h2>
      <table className="list-table schedule-table stacked-table">
        <caption className="visually-hidden">{t('plan:schedule.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('plan:schedulePaper.session')}</th>
            <th scope="col">{t('plan:schedulePaper.planned')}</th>
            <th scope="col">{t('plan:schedulePaper.state')}</th>
            <th scope="col">{t('plan:schedulePaper.actual')}</th>
            <th scope="col">{t('plan:schedulePaper.place')}</th>
            <th scope="col">
              <VisuallyHidden>{t('plan:acts')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        {years.map(([year, list]) => (
          <tbody key={year}>
            {year === '' ? null : (
              <tr className="group-row">
                <th scope="rowgroup" colSpan={6}>
                  {year}
                </th>
              </tr>
            )}
            {list.map((entry) => (
              <Row key={entry.row.id} entry={entry} onRecord={onRecord} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function groupedByYear(entries: readonly ScheduleEntry[]): [string, ScheduleEntry[]][] {
  const years = new Map<string, ScheduleEntry[]>();
  for (const entry of entries) {
    years.set(entry.row.fiscalYear, [...(years.get(entry.row.fiscalYear) ?? []), entry]);
  }
  return [...years];
}

function Row({
  entry,
  onRecord,
}: {
  readonly entry: ScheduleEntry;
  readonly onRecord: (entry: ScheduleEntry) => void;
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  const { row, actual, earlierDates, record } = entry;
  const name = nameOfEntry(entry);
  const days = row.occurrences.length > 1 ? row.occurrences : null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('plan:schedulePaper.planned')}>
        {days === null
          ? row.dateText
          : days.map(({ no, dateText }) => (
              <span key={dateText} className="cell-item">
                {no} {dateText}
              </span>
            ))}
        {earlierDates.length === 0 ? null : (
          <span className="cell-item small">
            {t('plan:schedulePaper.earlier', { dates: earlierDates.join(t('paper:listSeparator')) })}
          </span>
        )}
      </td>
      <td data-label={t('plan:schedulePaper.state')}>
        <span className="schedule-state" data-state={entry.isOpen ? 'open' : entry.state}>
          {stateOfEntry(t, entry)}
        </span>
      </td>
      <td data-label={t('plan:schedulePaper.actual')}>
        {actual === null ? null : (
          <Fragment>
            {dates.full(actual.start)}
            {actual.end === actual.start ? null : t('plan:schedule.until', { date: dates.full(actual.end) })}
          </Fragment>
        )}
        {record?.note == null ? null : <span className="cell-item small">{record.note}</span>}
      </td>
      <td data-label={t('plan:schedulePaper.place')}>{entry.place ?? ''}</td>
      <td className="row-acts">
        <Button
          look="quiet"
          size="slim"
          aria-label={t('plan:schedule.recordOf', { name })}
          onClick={() => onRecord(entry)}
        >
          {t('plan:schedule.record')}
        </Button>
      </td>
    </tr>
  );
}
