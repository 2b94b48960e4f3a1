import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { computedSeries, countAgreements } from '../../../../core/domain/statistics/compute.ts';
import { withLabelStyle } from '../../../../core/domain/statistics/editing/edit-table.ts';
import type { LabelStyle } from '../../../../core/domain/statistics/period.ts';
import type { StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { useStatisticsActs } from './acts.ts';
import { ChartEditor } from './chart-editor.tsx';
import { ComputedDialog } from './computed-dialog.tsx';
import { agreementWords } from './computed-words.ts';
import { Grid } from './grid.tsx';
import type { GridAct } from './grid-keys.ts';
import { at, clamped, gridRows, type Selection } from './grid-state.ts';
import { PrintedForm } from './printed-form.tsx';
import { lineWith } from './statistics-editor.tsx';
import { LineField, Lines } from './text-fields.tsx';
import { type FocusRequest, useGrid } from './use-grid.ts';

/** One table of a paper: its heading, its figures, what is computed from them, its notes and its chart. */
export function TableEditor({
  table,
  tables,
  index,
  selection,
  onSelect,
  onAct,
  onIntake,
  focus,
  helpId,
}: {
  readonly table: StatisticsTable;
  readonly tables: readonly StatisticsTable[];
  readonly index: number;
  /** Null while another table is worked on. */
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection) => void;
  /** An act on the selection of this table, by its key. */
  readonly onAct: (act: GridAct) => void;
  readonly onIntake: () => void;
  readonly focus: FocusRequest;
  readonly helpId: string;
}): ReactNode {
  const t = useWords();
  const acts = useStatisticsActs();
  const [formula, setFormula] = useState<{ readonly derivedId: string | null } | null>(null);
  const closeFormula = useCallback(() => setFormula(null), []);
  const computed = useMemo(() => computedSeries(table, tables), [table, tables]);
  const rows = useMemo(() => gridRows(table, computed), [table, computed]);
  const size = { rows: rows.length, columns: table.periods.length + 2 };
  // After a step was taken back the table may have become smaller.
  const shown: Selection =
    selection === null
      ? at({ row: 0, column: 0 })
      : { anchor: clamped(selection.anchor, size), focus: clamped(selection.focus, size) };
  const grid = useGrid(
    { table, rows, selection: shown, isCurrent: selection !== null },
    { acts, select: onSelect, act: onAct, openFormula: (derivedId) => setFormula({ derivedId }), focus },
  );
  const change = (one: (now: StatisticsTable) => StatisticsTable, key: string | null): void =>
    acts.changeTable(table.id, one, key);
  const key = (field: string): string => `${table.id} ${field}`;

  return (
    <section
      className="table-editor"
      aria-label={t('statistics:tableName', { name: table.no + table.title })}
    >
      <div className="table-lines">
        <LineField
          label={t('statistics:no')}
          value={table.no}
          fieldKey={key('no')}
          short
          onType={(text, field) => change((now) => ({ ...now, no: text }), field)}
        />
        <LineField
          begin
          label={t('statistics:title')}
          value={table.title}
          fieldKey={key('title')}
          onType={(text, field) => change((now) => ({ ...now, title: text }), field)}
        />
      </div>
      <div className="table-lines">
        <LineField
          label={t('statistics:basis')}
          hint={t('statistics:basisHint')}
          value={table.basis?.text ?? ''}
          fieldKey={key('basis')}
          onType={(text, field) =>
            change((now) => {
              const line = lineWith(now.basis, text);
              return line === null ? now : { ...now, basis: line };
            }, field)
          }
        />
        <LineField
          label={t('statistics:unitLine')}
          hint={t('statistics:unitLineHint')}
          value={table.unitLine?.text ?? ''}
          fieldKey={key('unitLine')}
          onType={(text, field) =>
            change((now) => ({ ...now, unitLine: lineWith(now.unitLine, text) }), field)
          }
        />
      </div>
      <Grid
        table={table}
        rows={rows}
        selection={shown}
        hasFocus={selection !== null}
        acts={grid}
        describedBy={helpId}
      />
      <div className="acts">
        <Button look="quiet" size="slim" onClick={() => setFormula({ derivedId: null })}>
          {t('statistics:computedRow.add')}
        </Button>
        <Button look="quiet" size="slim" onClick={onIntake}>
          {t('statistics:intake.append')}
        </Button>
        <PrintedForm table={table} />
        <LabelStyles onChoose={(style) => change((now) => withLabelStyle(now, style), null)} />
      </div>
      {computed.length === 0 ? null : (
        <ul className="computed-list">
          {computed.map((one) => (
            <li key={one.derived.id}>
              <span className="computed-formula">
                {t('statistics:computedRow.formula', {
                  label: one.derived.label,
                  formula: one.derived.formula,
                  scale: one.derived.scale === 'none' ? '' : t(`statistics:scale.${one.derived.scale}`),
                })}
              </span>
              <span className="computed-outcome">{agreementWords(t, one, countAgreements)}</span>
              <Button
                look="quiet"
                size="slim"
                aria-label={t('statistics:computedRow.editOf', { label: one.derived.label })}
                onClick={() => setFormula({ derivedId: one.derived.id })}
              >
                {t('statistics:computedRow.edit')}
              </Button>
              <Button
                look="quiet"
                size="slim"
                aria-label={t('statistics:computedRow.removeOf', { label: one.derived.label })}
                onClick={() => change((now) => withoutDerived(now, one.derived.id), null)}
              >
                {t('statistics:remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Lines
        title={t('statistics:note')}
        add={t('statistics:addNote')}
        lines={table.notes}
        fieldKey={key('note')}
        onChange={(lines, field) => change((now) => ({ ...now, notes: lines(now.notes) }), field)}
      />
      <LineField
        label={t('statistics:source')}
        hint={t('statistics:sourceHint')}
        value={table.source?.text ?? ''}
        fieldKey={key('source')}
        onType={(text, field) => change((now) => ({ ...now, source: lineWith(now.source, text) }), field)}
      />
      <ChartEditor table={table} tables={tables} />
      <TableActs table={table} index={index} count={tables.length} />
      {formula === null ? null : (
        <ComputedDialog table={table} derivedId={formula.derivedId} onClose={closeFormula} />
      )}
    </section>
  );
}

function withoutDerived(table: StatisticsTable, derivedId: string): StatisticsTable {
  const { derived, ...rest } = table;
  const left = (derived ?? []).filter(({ id }) => id !== derivedId);
  return left.length === 0 ? rest : { ...rest, derived: left };
}

/** Heads of columns all written one way. */
function LabelStyles({ onChoose }: { readonly onChoose: (style: LabelStyle) => void }): ReactNode {
  const t = useWords();
  const styles: Readonly<Record<string, LabelStyle>> = {
    wareki: { calendar: 'wareki', year: null },
    warekiFiscal: { calendar: 'wareki', year: '年度' },
    warekiCalendar: { calendar: 'wareki', year: '年' },
    western: { calendar: 'western', year: null },
    westernFiscal: { calendar: 'western', year: '年度' },
  };
  return (
    <label className="label-styles">
      <span>{t('statistics:labelStyle.title')}</span>
      <select
        className="input"
        value=""
        onChange={(event) => {
          const style = styles[event.currentTarget.value];
          if (style !== undefined) onChoose(style);
        }}
      >
        <option value="">{t('statistics:labelStyle.asIs')}</option>
        <option value="wareki">{t('statistics:labelStyle.wareki')}</option>
        <option value="warekiFiscal">{t('statistics:labelStyle.warekiFiscal')}</option>
        <option value="warekiCalendar">{t('statistics:labelStyle.warekiCalendar')}</option>
        <option value="western">{t('statistics:labelStyle.western')}</option>
        <option value="westernFiscal">{t('statistics:labelStyle.westernFiscal')}</option>
      </select>
    </label>
  );
}

function TableActs({
  table,
  index,
  count,
}: {
  readonly table: StatisticsTable;
  readonly index: number;
  readonly count: number;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const acts = useStatisticsActs();
  const move = (by: 1 | -1): void =>
    acts.change((now) => {
      const from = now.tables.findIndex(({ id }) => id === table.id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= now.tables.length) return now;
      return { ...now, tables: now.tables.toSpliced(from, 1).toSpliced(to, 0, table) };
    }, null);
  const name = table.no + table.title;
  return (
    <div className="acts table-acts">
      <Button
        look="quiet"
        size="slim"
        disabled={index === 0}
        aria-label={t('statistics:moveTable.upOf', { name })}
        onClick={() => move(-1)}
      >
        {t('statistics:moveTable.up')}
      </Button>
      <Button
        look="quiet"
        size="slim"
        disabled={index === count - 1}
        aria-label={t('statistics:moveTable.downOf', { name })}
        onClick={() => move(1)}
      >
        {t('statistics:moveTable.down')}
      </Button>
      <Button
        look="quiet"
        size="slim"
        aria-label={t('statistics:removeTableOf', { name })}
        onClick={() => {
          acts.change((now) => ({ ...now, tables: now.tables.filter(({ id }) => id !== table.id) }), null);
          announce(t('statistics:tableRemoved'));
        }}
      >
        {t('statistics:removeTable')}
      </Button>
    </div>
  );
}
