import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../../app/words.ts';
import { newId } from '../../../platform/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { useStatisticsActs } from './acts.ts';

interface Line {
  readonly id: string;
  readonly text: string;
}

/** A line of text of the paper, with its name before it. Typing in it is one step until it is left. */
export function LineField({
  label,
  value,
  fieldKey,
  hint = '',
  short = false,
  begin = false,
  onType,
}: {
  readonly label: string;
  readonly value: string;
  /** Names the field among all of the paper. */
  readonly fieldKey: string;
  readonly hint?: string;
  readonly short?: boolean;
  /** Where a paper begun from nothing is begun. */
  readonly begin?: boolean;
  readonly onType: (text: string, key: string) => void;
}): ReactNode {
  const acts = useStatisticsActs();
  const id = useId();
  return (
    <p className={short ? 'line-field is-short' : 'line-field'} data-begin={begin ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="input"
        autoComplete="off"
        placeholder={hint}
        value={value}
        maxLength={2000}
        onChange={(event) => onType(event.currentTarget.value, fieldKey)}
        onBlur={acts.endStep}
      />
    </p>
  );
}

/** Lines one below the other, to be added and taken away: notes. */
export function Lines({
  title,
  add,
  lines,
  fieldKey,
  onChange,
}: {
  readonly title: string;
  readonly add: string;
  readonly lines: readonly Line[];
  readonly fieldKey: string;
  readonly onChange: (change: (lines: Line[]) => Line[], key: string | null) => void;
}): ReactNode {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  /** Where the caret belongs once the lines are drawn anew: a new line, or what follows one that went. */
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const fields = list.current?.querySelectorAll<HTMLInputElement>('input') ?? [];
    const field = fields[Math.min(wanted.current, fields.length - 1)];
    wanted.current = null;
    if (field === undefined) list.current?.querySelector<HTMLElement>(':scope > button')?.focus();
    else {
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }
  });
  const with_ = (id: string, text: string) => (all: Line[]) =>
    all.map((line) => (line.id === id ? { ...line, text } : line));
  return (
    <div ref={list} className="line-list">
      {lines.map((line, index) => (
        <div key={line.id} className="line-row">
          <LineField
            label={`${title}${lines.length > 1 ? index + 1 : ''}`}
            value={line.text}
            fieldKey={`${fieldKey} ${line.id}`}
            onType={(text, key) => onChange(with_(line.id, text), key)}
          />
          <Button
            look="quiet"
            size="slim"
            aria-label={t('statistics:removeLine', { line: `${title}${index + 1}` })}
            onClick={() => {
              wanted.current = index;
              onChange((all) => all.filter(({ id }) => id !== line.id), null);
            }}
          >
            {t('statistics:remove')}
          </Button>
        </div>
      ))}
      <Button
        look="quiet"
        size="slim"
        onClick={() => {
          wanted.current = lines.length;
          onChange((all) => [...all, { id: newId(), text: '※' }], null);
        }}
      >
        {add}
      </Button>
    </div>
  );
}
