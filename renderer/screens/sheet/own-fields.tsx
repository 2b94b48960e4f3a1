import { type ReactNode, useId } from 'react';
import type { FormSettings, OwnField } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { joinChoices, readChoices } from '../../../core/domain/opinion-sheets/own-choices.ts';
import type { FormAnswer } from '../../../core/domain/opinion-sheets/sheet.ts';
import { useWords } from '../../app/words.ts';
import { TextButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/form.tsx';
import { TextArea } from './text-area.tsx';

/** As long as the service takes, in UTF-16 units. */
const longest = 5000;

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
  const isSeveral = field.several === true;
  const named = readChoices(text, field.choices);
  const ticked = new Set(named !== null && (isSeveral || named.length === 1) ? named : []);
  const isOther = text !== '' && ticked.size === 0;
  const described = [field.hint === '' ? '' : `${id}-hint`, isOther ? `${id}-other` : ''].filter(
    (part) => part !== '',
  );
  return (
    <fieldset
      className="radio-group inline"
      aria-describedby={described.length === 0 ? undefined : described.join(' ')}
    >
      <legend>
        {field.label}
        {isSeveral ? <span className="small"> {t('opinion-sheet:several')}</span> : null}
        {field.required ? <span className="sheet-required">{t('opinion-sheet:required')}</span> : null}
      </legend>
      {field.hint === '' ? null : (
        <p id={`${id}-hint`} className="hint">
          {field.hint}
        </p>
      )}
      {field.choices.map((choice) =>
        isSeveral ? (
          <Checkbox
            key={choice}
            label={choice}
            checked={ticked.has(choice)}
            onChange={(event) => {
              const others = [...ticked].filter((one) => one !== choice);
              onChange(
                joinChoices(field.choices, new Set(event.target.checked ? [...others, choice] : others)),
              );
            }}
          />
        ) : (
          <label key={choice} className="choice">
            <input type="radio" name={id} checked={ticked.has(choice)} onChange={() => onChange(choice)} />
            <span>{choice}</span>
          </label>
        ),
      )}
      {!isSeveral && !field.required && text !== '' ? (
        <TextButton onClick={() => onChange('')}>{t('opinion-sheet:chooseNone')}</TextButton>
      ) : null}
      {isOther ? (
        <p id={`${id}-other`} className="hint">
          {t('opinion-sheet:otherAnswer', { text })}
        </p>
      ) : null}
    </fieldset>
  );
}
