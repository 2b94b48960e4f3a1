import { type ReactNode, useState } from 'react';
import type { OwnField } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { useWords } from '../../app/words.ts';
import { newId } from '../../platform/new-id.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, SelectField, TextField } from '../../ui/form.tsx';
import { TextArea } from '../sheet/text-area.tsx';
import { moved, RowActs } from './row-acts.tsx';
import { LinesField } from './standard-fields.tsx';

const inputs: readonly OwnField['input'][] = ['line', 'text', 'choice'];
const fieldsAtMost = 30;

/** Questions of the committee's own, below those of the program. */
export function OwnFields({
  fields,
  onChange,
}: {
  readonly fields: readonly OwnField[];
  readonly onChange: (fields: OwnField[]) => void;
}): ReactNode {
  const t = useWords();
  const [fresh, setFresh] = useState<string | null>(null);
  const add = (): void => {
    const id = newId();
    setFresh(id);
    onChange([...fields, { id, label: '', hint: '', input: 'line', lines: 1, choices: [], required: false }]);
  };
  return (
    <section aria-labelledby="own-fields">
      <h2 id="own-fields">{t('opinion-settings:form.ownFields')}</h2>
      <p className="small">{t('opinion-settings:form.ownFieldsHint')}</p>
      <ol className="settings-rows">
        {fields.map((field, index) => (
          <li key={field.id}>
            <Field
              field={field}
              no={index + 1}
              isFresh={field.id === fresh}
              onChange={(changes) =>
                onChange(fields.map((one) => (one.id === field.id ? { ...one, ...changes } : one)))
              }
            />
            <RowActs
              name={field.label === '' ? t('opinion-settings:noName') : field.label}
              index={index}
              count={fields.length}
              onMove={(by) => onChange(moved(fields, index, by))}
              onRemove={() => onChange(fields.filter(({ id }) => id !== field.id))}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button disabled={fields.length >= fieldsAtMost} onClick={add}>
          {t('opinion-settings:form.addOwn')}
        </Button>
      </p>
    </section>
  );
}

function Field({
  field,
  no,
  isFresh,
  onChange,
}: {
  readonly field: OwnField;
  readonly no: number;
  readonly isFresh: boolean;
  readonly onChange: (changes: Partial<OwnField>) => void;
}): ReactNode {
  const t = useWords();
  return (
    <div className="settings-words">
      <TextField
        label={t('opinion-settings:form.question', { no })}
        maxLength={200}
        // A row that was just added is there to be filled in.
        autoFocus={isFresh}
        value={field.label}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <TextField
        label={t('opinion-settings:form.hint')}
        maxLength={300}
        value={field.hint}
        onChange={(event) => onChange({ hint: event.target.value })}
      />
      <SelectField
        label={t('opinion-settings:form.input')}
        value={field.input}
        onChange={(event) => onChange({ input: inputs.find((one) => one === event.target.value) ?? 'line' })}
      >
        {inputs.map((input) => (
          <option key={input} value={input}>
            {t(`opinion-settings:input.${input}`)}
          </option>
        ))}
      </SelectField>
      {field.input === 'choice' ? (
        <TextArea
          label={t('opinion-settings:form.choices')}
          hint=""
          note={t('opinion-settings:form.choicesHint')}
          required={false}
          counts={false}
          lines={3}
          limit={3000}
          value={field.choices.join('\n')}
          onType={(text) => onChange({ choices: choicesOf(text) })}
          onLeave={() => onChange({ choices: field.choices.filter((choice) => choice.trim() !== '') })}
        />
      ) : null}
      {field.input === 'choice' ? (
        <Checkbox
          label={t('opinion-settings:form.several')}
          checked={field.several === true}
          onChange={(event) => onChange({ several: event.target.checked ? true : undefined })}
        />
      ) : null}
      {field.input === 'text' ? (
        <LinesField lines={field.lines} onChange={(lines) => onChange({ lines })} />
      ) : null}
      <Checkbox
        label={t('opinion-settings:form.required')}
        checked={field.required}
        onChange={(event) => onChange({ required: event.target.checked })}
      />
    </div>
  );
}

/** A choice a line; empty lines go when the field is left, so that one can be begun. */
function choicesOf(text: string): string[] {
  return text
    .split('\n')
    .slice(0, 30)
    .map((line) => line.slice(0, 100));
}
