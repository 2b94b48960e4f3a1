import type { ReactNode } from 'react';
import type { ExportVersion } from '../../../../core/domain/opinion-sheets/attribution.ts';
import {
  type OpinionTableChoices,
  type OpinionTableColumn,
  opinionSelectionSchema,
  opinionTableColumnSchema,
  opinionTableOrderSchema,
} from '../../../../core/domain/opinion-sheets/giving-out.ts';
import { useWords } from '../../../app/words.ts';
import { Checkbox, SelectField } from '../../../ui/form.tsx';
import { AttributionChoice, NumberField, VersionChoice } from './choice-fields.tsx';

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
      <VersionChoice value={choices.version} onChange={setVersion} />
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
        <AttributionChoice value={choices.attribution} onChange={(attribution) => change({ attribution })} />
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
        <NumberField value={choices.numberLabel} onChange={(numberLabel) => change({ numberLabel })} />
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
