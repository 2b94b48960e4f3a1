import { type ComponentProps, type ReactNode, useId } from 'react';
import { useWords } from '../app/words.ts';

interface Labelled {
  readonly label: string;
  readonly hint?: string;
}

/** A line of text with its label above it, and a hint under the label. */
export function TextField({
  label,
  hint,
  ...input
}: Labelled & Omit<ComponentProps<'input'>, 'id' | 'className'>): ReactNode {
  const t = useWords();
  const id = useId();
  return (
    <div className="field">
      {/* The field itself says aloud that it is required; the word beside the name is for the eye. */}
      <label htmlFor={id} data-required={input.required === true ? t('app:required') : undefined}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <input
        type="text"
        {...input}
        id={id}
        className="input"
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
    </div>
  );
}

/** One of several, from a list that opens. */
export function SelectField({
  label,
  hint,
  children,
  ...select
}: Labelled & Omit<ComponentProps<'select'>, 'id' | 'className'>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <select
        {...select}
        id={id}
        className="input"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      >
        {children}
      </select>
    </div>
  );
}

/** Yes or no, with its words beside the box. */
export function Checkbox({
  label,
  ...input
}: Labelled & Omit<ComponentProps<'input'>, 'id' | 'className' | 'type'>): ReactNode {
  return (
    <label className="choice">
      <input {...input} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few, all in sight. */
export function RadioGroup<Value extends string>({
  legend,
  choices,
  value,
  onChange,
  inline = false,
}: {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly inline?: boolean;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className={inline ? 'radio-group inline' : 'radio-group'}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
