import type { ReactNode } from 'react';
import {
  type AttributionStyle,
  attributionStyleSchema,
  type ExportVersion,
  exportVersionSchema,
} from '../../../../core/domain/opinion-sheets/attribution.ts';
import {
  type OpinionTableChoices,
  type OpinionTableColumn,
  opinionSelectionSchema,
  opinionTableColumnSchema,
  opinionTableOrderSchema,
} from '../../../../core/domain/opinion-sheets/giving-out.ts';
import { useWords } from '../../../app/words.ts';
import { Checkbox, RadioGroup, SelectField, TextField } from '../../../ui/form.tsx';

/** What the 対応表 holds and how it is set. */
export function ExportChoices({
  choices,
  onChange,
}: {
  readonly choices: OpinionTableChoices;
  readonly onChange: (choices: OpinionTableChoices) => void;
}): ReactNode {
  const t = useWords();
  const change = (part: Partial<OpinionTableChoices>): void => onChange({ ...choices, ...part });
  const setVersion = (version: ExportVersion): void =>
    change(
      version === 'public'
        ? { version, selection: 'published', attribution: 'role' }
        : { version, selection: 'all', attribution: 'name' },
    );
  const toggle = (column: OpinionTableColumn, isOn: boolean): void =>
    change({
      columns: isOn ? [...choices.columns, column] : choices.columns.filter((one) => one !== column),
    });
  return (
    <>
      <RadioGroup<ExportVersion>
        legend={t('opinion-export:choice.version')}
        inline
        value={choices.version}
        onChange={setVersion}
        choices={exportVersionSchema.options.map((value) => ({
          value,
          label: t(`opinion-export:choice.versions.${value}`),
        }))}
      />
      <div className="export-beside">
        <SelectField
          label={t('opinion-export:choice.selection')}
          value={choices.selection}
          onChange={(event) => change({ selection: opinionSelectionSchema.parse(event.target.value) })}
        >
          {opinionSelectionSchema.options.map((value) => (
            <option key={value} value={value}>
              {t(`opinion-export:choice.selections.${value}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('opinion-export:choice.attribution')}
          value={choices.attribution}
          onChange={(event) => change({ attribution: attributionStyleSchema.parse(event.target.value) })}
        >
          {attributionStyleSchema.options.map((value: AttributionStyle) => (
            <option key={value} value={value}>
              {t(`opinion-export:choice.attributions.${value}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('opinion-export:choice.order')}
          value={choices.order}
          onChange={(event) => change({ order: opinionTableOrderSchema.parse(event.target.value) })}
        >
          {opinionTableOrderSchema.options.map((value) => (
            <option key={value} value={value}>
              {t(`opinion-export:choice.orders.${value}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('opinion-export:choice.number')}
          value={choices.numberLabel ?? ''}
          maxLength={20}
          onChange={(event) => change({ numberLabel: event.target.value === '' ? null : event.target.value })}
        />
      </div>
      <fieldset className="export-columns">
        <legend>{t('opinion-export:choice.columns')}</legend>
        {opinionTableColumnSchema.options.map((column) => (
          <Checkbox
            key={column}
            label={t(`opinion-export:column.${column}`)}
            checked={choices.columns.includes(column)}
            onChange={(event) => toggle(column, event.target.checked)}
          />
        ))}
      </fieldset>
      <fieldset className="export-columns">
        <legend>{t('opinion-export:choice.paper')}</legend>
        <Checkbox
          label={t('opinion-export:choice.landscape')}
          checked={choices.landscape}
          onChange={(event) => change({ landscape: event.target.checked })}
        />
        <Checkbox
          label={t('opinion-export:choice.counts')}
          checked={choices.withCounts}
          onChange={(event) => change({ withCounts: event.target.checked })}
        />
        <Checkbox
          label={t('opinion-export:choice.charts')}
          checked={choices.withCharts}
          onChange={(event) => change({ withCharts: event.target.checked })}
        />
      </fieldset>
    </>
  );
}
