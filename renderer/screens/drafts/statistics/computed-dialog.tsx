import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { type ComputedSeries, computeSeries } from '../../../../core/domain/statistics/compute.ts';
import { referenceText } from '../../../../core/domain/statistics/formula/resolve.ts';
import {
  type DerivedScale,
  type DerivedSeries,
  greatestDecimals,
  type StatisticsTable,
} from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';
import { newId } from '../../../platform/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { Acts, Dialog } from '../../../ui/dialog.tsx';
import { Checkbox, RadioGroup, SelectField, TextField } from '../../../ui/form.tsx';
import { useStatisticsActs } from './acts.ts';
import { problemWords } from './computed-words.ts';

const unitOfScale: Readonly<Record<DerivedScale, string>> = { none: '', percent: '%', permil: '‰' };
const signs = ['＋', '−', '×', '÷', '（', '）'] as const;

/** A row that is computed: its formula, with the outcome for each year beside what is printed. */
export function ComputedDialog({
  table,
  derivedId,
  onClose,
}: {
  readonly table: StatisticsTable;
  /** Null for a new one. */
  readonly derivedId: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const acts = useStatisticsActs();
  const [derived, setDerived] = useState<DerivedSeries>(
    () =>
      (table.derived ?? []).find(({ id }) => id === derivedId) ?? {
        id: newId(),
        label: '',
        unit: null,
        formula: '',
        scale: 'none',
        decimals: 1,
        stated: null,
        shown: true,
      },
  );
  const { tables } = acts.content();
  const computed = useMemo(() => computeSeries(derived, table, tables), [derived, table, tables]);
  const set = (change: Partial<DerivedSeries>): void => setDerived((now) => ({ ...now, ...change }));
  const save = (): void => {
    acts.changeTable(table.id, (now) => {
      const others = now.derived ?? [];
      const index = others.findIndex(({ id }) => id === derived.id);
      return { ...now, derived: index < 0 ? [...others, derived] : others.with(index, derived) };
    });
    onClose();
  };
  return (
    <Dialog title={t('statistics:computedRow.title')} onClose={onClose}>
      <form
        className="form computed-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (computed.problem === null) save();
        }}
      >
        <p className="hint">{t('statistics:computedRow.lead')}</p>
        <FormulaField formula={derived.formula} table={table} onChange={(formula) => set({ formula })} />
        <TextField
          label={t('statistics:computedRow.label')}
          hint={t('statistics:computedRow.labelHint')}
          required
          maxLength={200}
          value={derived.label}
          onChange={(event) => set({ label: event.target.value })}
        />
        <RadioGroup
          legend={t('statistics:computedRow.scale')}
          inline
          choices={(['none', 'percent', 'permil'] as const).map((value) => ({
            value,
            label: t(`statistics:scaleChoice.${value}`),
          }))}
          value={derived.scale}
          onChange={(scale) => {
            const usual = derived.unit === null || Object.values(unitOfScale).includes(derived.unit);
            set({ scale, ...(usual ? { unit: unitOfScale[scale] === '' ? null : unitOfScale[scale] } : {}) });
          }}
        />
        <div className="form-row">
          <TextField
            label={t('statistics:unit')}
            maxLength={20}
            value={derived.unit ?? ''}
            onChange={(event) => set({ unit: event.target.value === '' ? null : event.target.value })}
          />
          <SelectField
            label={t('statistics:computedRow.decimals')}
            value={String(derived.decimals)}
            onChange={(event) => set({ decimals: Number(event.target.value) })}
          >
            {Array.from({ length: greatestDecimals + 1 }, (_, digits) => (
              <option key={t('statistics:digits', { count: digits })} value={digits}>
                {t('statistics:digits', { count: digits })}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('statistics:computedRow.stated')}
            value={derived.stated ?? ''}
            onChange={(event) => {
              const stated = table.series.find(({ id }) => id === event.target.value);
              set({
                stated: stated?.id ?? null,
                ...(derived.label === '' && stated !== undefined ? { label: stated.label } : {}),
              });
            }}
          >
            <option value="">{t('statistics:computedRow.notStated')}</option>
            {table.series
              .filter(({ label }) => label !== '')
              .map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
          </SelectField>
        </div>
        <Checkbox
          label={t('statistics:computedRow.shown')}
          checked={derived.shown}
          onChange={(event) => set({ shown: event.target.checked })}
        />
        <Outcome computed={computed} table={table} />
        <Acts>
          <Button
            look="primary"
            type="submit"
            disabled={computed.problem !== null || derived.label.trim() === ''}
          >
            {t('statistics:computedRow.submit')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}

/** The formula, with names and signs to put in where the caret is. */
function FormulaField({
  formula,
  table,
  onChange,
}: {
  readonly formula: string;
  readonly table: StatisticsTable;
  readonly onChange: (formula: string) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { tables } = useStatisticsActs().content();
  const put = (text: string): void => {
    const from = input.current?.selectionStart ?? formula.length;
    const to = input.current?.selectionEnd ?? formula.length;
    const padded = /^[（）]$/u.test(text) ? text : from === 0 ? `${text} ` : ` ${text} `;
    onChange(`${formula.slice(0, from)}${padded}${formula.slice(to)}`.replace(/ {2,}/gu, ' '));
    input.current?.focus();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('statistics:computedRow.formulaLabel')}</label>
      <p id={`${id}-hint`} className="hint">
        {t('statistics:computedRow.formulaHint')}
      </p>
      <input
        ref={input}
        id={id}
        type="text"
        className="input"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        aria-describedby={`${id}-hint`}
        value={formula}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="formula-parts">
        <select
          className="input"
          aria-label={t('statistics:computedRow.putName')}
          value=""
          onChange={(event) => put(event.target.value)}
        >
          <option value="">{t('statistics:computedRow.putName')}</option>
          {tables.map((other) => (
            <optgroup
              key={other.id}
              label={other.id === table.id ? t('statistics:computedRow.thisTable') : other.no + other.title}
            >
              {other.series
                .filter(({ label }) => label !== '')
                .map(({ id: seriesId, label }) => (
                  <option key={seriesId} value={referenceText(label, other.id === table.id ? null : other)}>
                    {label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        {signs.map((sign) => (
          <Button
            key={sign}
            size="slim"
            aria-label={t('statistics:computedRow.putSign', { sign })}
            onClick={() => put(sign)}
          >
            {sign}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** What the formula gives, year by year, beside what is printed. */
function Outcome({
  computed,
  table,
}: {
  readonly computed: ComputedSeries;
  readonly table: StatisticsTable;
}): ReactNode {
  const t = useWords();
  const stated = table.series.find(({ id }) => id === computed.derived.stated);
  if (computed.problem !== null) {
    return (
      <p className="formula-problem" role="status">
        {problemWords(t, computed.problem)}
      </p>
    );
  }
  return (
    <div className="computed-outcome-table">
      <table className="plain-table">
        <caption>{t('statistics:computedRow.outcome')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('statistics:period')}</th>
            <th scope="col">{t('statistics:computed')}</th>
            {stated === undefined ? null : (
              <>
                <th scope="col">{t('statistics:printed')}</th>
                <th scope="col">{t('statistics:check.title')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {computed.cells.map((cell, index) => {
            const agreement = computed.agreements?.[index] ?? 'notCompared';
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
              <tr key={index}>
                <th scope="row">{table.periods[index]?.label ?? ''}</th>
                <td>{cell.reason === null ? cell.text : t(`statistics:noResult.${cell.reason}`)}</td>
                {stated === undefined ? null : (
                  <>
                    <td>{stated.values[index]?.raw ?? ''}</td>
                    <td>{t(`statistics:agreement.${agreement}`)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {computed.cells.some(({ nearPeriod }) => nearPeriod) ? (
        <p className="hint">{t('statistics:nearPeriod')}</p>
      ) : null}
    </div>
  );
}
