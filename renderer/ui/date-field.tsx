import { type ReactNode, useId, useState } from 'react';
import { contradictingWeekday, findDates } from '../../core/domain/dates/read-date.ts';
import { readDay } from '../../core/domain/dates/read-day.ts';
import { useWords } from '../app/words.ts';
import { today, useDates } from './dates.ts';

/**
 * A day, typed as people write it in either calendar. What was understood stands below as it is typed, and in the field
 * itself once it is left.
 * @param value ISO date; empty for none; null where what is typed is no day
 */
export function DateField({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}): ReactNode {
  const id = useId();
  const t = useWords();
  const dates = useDates();
  const shown = value === null || value === '' ? '' : dates.full(value);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown;
  const isWrong = value === null;
  const [found] = findDates(text);
  const weekday = typed === null || found === undefined ? null : contradictingWeekday(found);
  const reading = isWrong
    ? t('app:dateField.unreadable')
    : typed === null || typed === shown || shown === ''
      ? ''
      : weekday === null
        ? t('app:dateField.reading', { date: shown })
        : t('app:dateField.otherWeekday', { date: shown });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className="hint">
        {hint ?? t('app:dateField.hint')}
      </p>
      <input
        type="text"
        id={id}
        className="input"
        autoComplete="off"
        maxLength={40}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint ${id}-reading`}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          onChange(next.trim() === '' ? '' : readDay(next, today()));
        }}
        onBlur={() => {
          if (value !== null) {
            setTyped(null);
          }
        }}
      />
      <p id={`${id}-reading`} className={isWrong ? 'field-reading wrong' : 'field-reading'} role="status">
        {reading}
      </p>
    </div>
  );
}
