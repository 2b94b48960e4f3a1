import type { ReactNode } from 'react';
import {
  type FormSettings,
  type StandardField,
  standardFieldSchema,
} from '../../../core/domain/opinion-sheets/form-settings.ts';
import { useWords } from '../../app/words.ts';
import { Checkbox, TextField } from '../../ui/form.tsx';

type Fields = FormSettings['fields'];

/** Without these there is no sheet. */
const alwaysShown: readonly StandardField[] = ['text'];

/** Which of the usual fields are shown and asked for, and in which words. */
export function StandardFields({
  fields,
  onChange,
}: {
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
}): ReactNode {
  const t = useWords();
  const change = (field: StandardField, changes: Partial<Fields[StandardField]>): void =>
    onChange({ ...fields, [field]: { ...fields[field], ...changes } });
  return (
    <section aria-labelledby="standard-fields">
      <h2 id="standard-fields">{t('opinion-settings:form.fields')}</h2>
      <p className="small">{t('opinion-settings:form.fieldsHint')}</p>
      <ol className="settings-rows">
        {standardFieldSchema.options.map((field) => {
          const name = t(`opinion-settings:field.${field}`);
          const setting = fields[field];
          const isFixed = alwaysShown.includes(field);
          return (
            <li key={field}>
              <fieldset className="settings-field">
                <legend>{name}</legend>
                <div className="settings-flags">
                  <Checkbox
                    label={t('opinion-settings:form.shown')}
                    checked={setting.shown}
                    disabled={isFixed}
                    onChange={(event) => change(field, { shown: event.target.checked })}
                  />
                  <Checkbox
                    label={t('opinion-settings:form.required')}
                    checked={setting.required}
                    disabled={isFixed || !setting.shown}
                    onChange={(event) => change(field, { required: event.target.checked })}
                  />
                </div>
                {setting.shown ? (
                  <div className="settings-words">
                    <TextField
                      label={t('opinion-settings:form.label')}
                      maxLength={60}
                      placeholder={name}
                      value={setting.label ?? ''}
                      onChange={(event) =>
                        change(field, { label: event.target.value === '' ? null : event.target.value })
                      }
                    />
                    <TextField
                      label={t('opinion-settings:form.hint')}
                      maxLength={300}
                      value={setting.hint}
                      onChange={(event) => change(field, { hint: event.target.value })}
                    />
                    <LinesField lines={setting.lines} onChange={(lines) => change(field, { lines })} />
                  </div>
                ) : null}
              </fieldset>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Height of a box on paper. */
export function LinesField({
  lines,
  onChange,
}: {
  readonly lines: number;
  readonly onChange: (lines: number) => void;
}): ReactNode {
  const t = useWords();
  return (
    <TextField
      label={t('opinion-settings:form.lines')}
      type="number"
      min={1}
      max={40}
      value={lines}
      onChange={(event) => {
        const count = Math.round(event.target.valueAsNumber);
        if (count >= 1 && count <= 40) {
          onChange(count);
        }
      }}
    />
  );
}
