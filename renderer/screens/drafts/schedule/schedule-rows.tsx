import { memo, type ReactNode } from 'react';
import { wareki } from '../../../../core/domain/dates/wareki.ts';
import { readScheduleRow } from '../../../../core/domain/meetings/read-schedule-row.ts';
import type { ScheduleRow } from '../../../../core/domain/meetings/schedule-content.ts';
import { type ScheduleEntryRow, topicsText } from '../../../../core/domain/meetings/schedule-editing.ts';
import type { Translate } from '../../../../core/locales/translator.ts';
import { useWords } from '../../../app/words.ts';
import { type DateWords, useDates } from '../../../ui/dates.ts';
import { Field } from '../editing/field.tsx';
import { Grip, Row } from '../editing/rows.tsx';
import { fieldKeyOf, rowKeyOfEntry } from './schedule-acts.ts';

/** A year, or a sitting or event with its date and what is on. */
export const EntryRow = memo(function EntryRow({ entry }: { readonly entry: ScheduleEntryRow }): ReactNode {
  const t = useWords();
  if (entry.type === 'year') {
    return (
      <Row as="tr" rowKey={rowKeyOfEntry(entry.id)} className="typed-year">
        <td colSpan={3} className="has-grip">
          <Grip title={t('sheet:grip')} />
          <Field
            fieldKey={fieldKeyOf(entry.id, 'year')}
            label={t('schedule:year')}
            hint={t('schedule:yearHint')}
            value={entry.text}
            look="as-heading"
          />
        </td>
      </Row>
    );
  }
  const { row } = entry;
  return (
    <Row as="tr" rowKey={rowKeyOfEntry(row.id)}>
      <td className="has-grip">
        <Grip title={t('sheet:grip')} />
        <Field
          fieldKey={fieldKeyOf(row.id, 'session')}
          label={t('schedule:session')}
          hint={t('schedule:sessionHint')}
          value={row.session}
        />
      </td>
      <td>
        <Field
          fieldKey={fieldKeyOf(row.id, 'dateText')}
          label={t('schedule:date')}
          hint={t('schedule:dateHint')}
          value={row.dateText}
        />
        <DateReading row={row} />
      </td>
      <td>
        <Field
          fieldKey={fieldKeyOf(row.id, 'topics')}
          label={t('schedule:topics')}
          hint={t('schedule:topicsHint')}
          value={topicsText(row.topics)}
        />
      </td>
    </Row>
  );
});

/** What is understood of a date, or what is wrong with it: calendars and timelines go by this. */
function DateReading({ row }: { readonly row: ScheduleRow }): ReactNode {
  const t = useWords();
  const dates = useDates();
  if (row.dateText.trim() === '') {
    return null;
  }
  const [problem] = readScheduleRow(row, row.fiscalYear).problems;
  return (
    <span className="date-reading" data-problem={problem !== undefined}>
      {problem === undefined
        ? readingOf(row, t, dates)
        : problem.code === 'weekdayContradicts'
          ? t('schedule:problem.weekday', { text: problem.text, actual: problem.actual })
          : t(problem.code === 'dateImpossible' ? 'schedule:problem.impossible' : 'schedule:problem.notRead')}
    </span>
  );
}

function readingOf(row: ScheduleRow, t: Translate, dates: DateWords): string {
  const day = (iso: string): string => (iso.length === 7 ? wareki(iso) : dates.full(iso));
  switch (row.precision) {
    case 'exact':
      return row.start === null ? t('schedule:reading.undecided') : day(row.start);
    case 'range':
      return t('schedule:reading.range', { from: day(row.start ?? ''), to: day(row.end ?? row.start ?? '') });
    case 'approx-month':
      return t('schedule:reading.about', { date: row.start === null ? row.dateText : day(row.start) });
    case 'multi':
      return t('schedule:reading.several', {
        count: row.occurrences.length,
        dates: row.occurrences.map(({ date }) => dates.full(date)).join(t('paper:listSeparator')),
      });
    case 'undecided':
      return t('schedule:reading.undecided');
  }
}
