import type { ReactNode } from 'react';
import {
  type AttributionStyle,
  attributionStyleSchema,
  type ExportVersion,
  exportVersionSchema,
} from '../../../../core/domain/opinion-sheets/attribution.ts';
import { useWords } from '../../../app/words.ts';
import { RadioGroup, SelectField, TextField } from '../../../ui/form.tsx';

/** What several papers about opinions are asked for, in the same words. */
interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Who reads the paper. */
export function VersionChoice({ value, onChange }: FieldProps<ExportVersion>): ReactNode {
  const t = useWords();
  return (
    <RadioGroup<ExportVersion>
      legend={t('opinion-export:choice.version')}
      inline
      value={value}
      onChange={onChange}
      choices={exportVersionSchema.options.map((version) => ({
        value: version,
        label: t(`opinion-export:choice.versions.${version}`),
      }))}
    />
  );
}

/** How the people who wrote are named. */
export function AttributionChoice({ value, onChange }: FieldProps<AttributionStyle>): ReactNode {
  const t = useWords();
  return (
    <SelectField
      label={t('opinion-export:choice.attribution')}
      value={value}
      onChange={(event) => onChange(attributionStyleSchema.parse(event.target.value))}
    >
      {attributionStyleSchema.options.map((style) => (
        <option key={style} value={style}>
          {t(`opinion-export:choice.attributions.${style}`)}
        </option>
      ))}
    </SelectField>
  );
}

/** 「資料2」 at the upper right; null for none. */
export function NumberField({ value, onChange }: FieldProps<string | null>): ReactNode {
  const t = useWords();
  return (
    <TextField
      label={t('opinion-export:choice.number')}
      value={value ?? ''}
      maxLength={20}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}
