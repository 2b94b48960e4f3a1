import { type ReactNode, useId } from 'react';
import type { FormSettings, OwnField } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { FormAnswer } from '../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../app/words.ts';
import { Checkbox } from '../../ui/form.tsx';
import { TextArea } from './text-area.tsx';

/** As long as the service takes, in UTF-16 units. */
const longest = 5000;
/** Between ticked words in an answer. */
const separator = '、';

/** The answers with one of them changed; an empty one is none. */
export function withAnswer(answers: readonly FormAnswer[], field: OwnField, text: string): FormAnswer[] {
  const others = answers.filter(({ fieldId }) => fieldId !== field.id);
  return text === '' ? others : [...others, { fieldId: field.id, label: field.label, text }];
}

/** Questions of the committee's own on its form. */
export function OwnFields({
  settings,
  answers,
  onChange,
  onLeave,
}: {
  readonly settings: FormSettings;
  readonly answers: readonly FormAnswer[];
  readonly onChange: (answers: FormAnswer[], typed: boolean) => void;
  readonly onLeave: () => void;
}): ReactNode {
  return settings.ownFields.map((field) => {
    const text = answers.find(({ fieldId }) => fieldId === field.id)?.text ?? '';
    return field.input === 'choice' ? (
      <Choices
        key={field.id}
        field={field}
        text={text}
        onChange={(next) => onChange(withAnswer(answers, field, next), false)}
      />
    ) : (
      <TextArea
        key={field.id}
        label={field.label}
        hint={field.hint}
        required={field.required}
        value={text}
        lines={field.input === 'line' ? 1 : field.lines}
        limit={longest}
        counts={false}
        onType={(next) => onChange(withAnswer(answers, field, next), true)}
        onLeave={onLeave}
      />
    );
  });
}

function Choices({
  field,
  text,
  onChange,
}: {
  readonly field: OwnField;
  readonly text: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const ticked = new Set(text === '' ? [] : text.split(separator));
  return (
    <fieldset className="radio-group inline" aria-describedby={field.hint === '' ? undefined : id}>
      <legend>
        {field.label}
        {field.required ? <span className="sheet-required">{t('opinion-sheet:required')}</span> : null}
      </legend>
      {field.hint === '' ? null : (
        <p id={id} className="hint">
          {field.hint}
        </p>
      )}
      {field.choices.map((choice) => (
        <Checkbox
          key={choice}
          label={choice}
          checked={ticked.has(choice)}
          onChange={(event) =>
            onChange(
              field.choices
                .filter((one) => (one === choice ? event.target.checked : ticked.has(one)))
                .join(separator),
            )
          }
        />
      ))}
    </fieldset>
  );
}
