import { type ReactNode, useMemo } from 'react';
import type { Block } from '../../../../core/domain/blocks/block.ts';
import { chartForTable } from '../../../../core/domain/blocks/chart-for-table.ts';
import { pyramidForTable } from '../../../../core/domain/blocks/pyramid.ts';
import { computedMark } from '../../../../core/domain/statistics/compute.ts';
import type { ChartChoice, StatisticsTable } from '../../../../core/domain/statistics/statistics-content.ts';
import { MaterialDocument } from '../../../../paper/documents/index.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, SelectField } from '../../../ui/form.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { useStatisticsActs } from './acts.ts';

const free: ChartChoice = { type: null, series: null, secondAxis: null, fromZero: null, figures: null };
const types = ['line', 'column', 'stackedBar', 'bar', 'pyramid', 'none'] as const;

/** The chart of a table as it will be printed, and what a person may decide about it. */
export function ChartEditor({
  table,
  tables,
}: {
  readonly table: StatisticsTable;
  readonly tables: readonly StatisticsTable[];
}): ReactNode {
  const t = useWords();
  const acts = useStatisticsActs();
  const announce = useAnnounce();
  const choice = table.chart ?? free;
  const chart = useMemo(() => chartForTable(table, tables), [table, tables]);
  const usual = useMemo(() => chartForTable({ ...table, chart: free }, tables), [table, tables]);
  const set = (change: Partial<ChartChoice>): void =>
    acts.changeTable(table.id, (now) => withChoice(now, { ...(now.chart ?? free), ...change }));
  // Only ages by 男 and 女 can be a pyramid; what is chosen stays among the choices.
  const possible = types.filter(
    (type) => type !== 'pyramid' || choice.type === type || pyramidForTable(table) !== null,
  );
  const rows = drawable(table);
  // Where a table has 男 and 女 in its rows, they are the two sides of a pyramid.
  const drawnLabels = new Set([
    ...(chart?.series.map(({ label }) => label) ?? []),
    ...(chart?.type === 'pyramid' ? chart.periods : []),
  ]);
  const secondLabels = new Set(chart?.series.flatMap(({ label, secondAxis }) => (secondAxis ? [label] : [])));
  const drawn = (label: string): boolean => drawnLabels.has(label);
  const hasAxes = chart?.type === 'line' || chart?.type === 'column';
  const idsOf = (isIn: (row: DrawableRow) => boolean): string[] => rows.filter(isIn).map(({ id }) => id);
  const name = table.no + table.title;
  return (
    <details className="chart-editor">
      <summary>{t('statistics:chart.title')}</summary>
      <div className="chart-choices">
        <SelectField
          label={t('statistics:chart.type')}
          value={choice.type ?? ''}
          onChange={(event) => {
            const type = types.find((one) => one === event.target.value) ?? null;
            set({ type, ...(type === null ? { secondAxis: null } : {}) });
          }}
        >
          <option value="">
            {usual === null
              ? t('statistics:chart.auto')
              : t('statistics:chart.autoAs', { type: t(`paper:chart.${usual.type}`) })}
          </option>
          {possible.map((type) => (
            <option key={type} value={type}>
              {type === 'none' ? t('statistics:chart.none') : t(`paper:chart.${type}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('statistics:chart.figures')}
          value={choice.figures === null ? '' : choice.figures ? 'yes' : 'no'}
          onChange={(event) =>
            set({ figures: event.target.value === '' ? null : event.target.value === 'yes' })
          }
        >
          <option value="">{t('statistics:chart.auto')}</option>
          <option value="yes">{t('statistics:chart.withFigures')}</option>
          <option value="no">{t('statistics:chart.withoutFigures')}</option>
        </SelectField>
        <Checkbox
          label={t('statistics:chart.fromZero')}
          disabled={chart?.type !== 'line'}
          checked={chart !== null && (chart.type !== 'line' || choice.fromZero === true)}
          onChange={(event) => set({ fromZero: event.target.checked ? true : null })}
        />
        <table className="plain-table chart-series">
          <caption>{t('statistics:chart.series')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('statistics:rowName')}</th>
              <th scope="col">{t('statistics:chart.draw')}</th>
              <th scope="col">{t('statistics:chart.secondAxis')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('statistics:chart.drawOf', { row: row.label })}
                    disabled={choice.type === 'none'}
                    checked={drawn(row.label)}
                    onChange={(event) => {
                      const { checked } = event.target;
                      set({ series: idsOf((one) => (one.id === row.id ? checked : drawn(one.label))) });
                    }}
                  />
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('statistics:chart.secondAxisOf', { row: row.label })}
                    disabled={!hasAxes || !drawn(row.label)}
                    checked={secondLabels.has(row.label)}
                    onChange={(event) => {
                      const { checked } = event.target;
                      set({
                        series: idsOf((one) => drawn(one.label)),
                        secondAxis: idsOf((one) =>
                          one.id === row.id ? checked : secondLabels.has(one.label),
                        ),
                      });
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="acts">
        <Button
          look="quiet"
          size="slim"
          onClick={() => {
            acts.changeTable(table.id, (now) => withChoice(now, free));
            announce(t('statistics:chart.isFree'));
          }}
        >
          {t('statistics:chart.free')}
        </Button>
      </p>
      <ChartPreview table={table} chart={chart} name={name} />
    </details>
  );
}

interface DrawableRow {
  readonly id: string;
  /** As the chart names it. */
  readonly label: string;
}

function drawable(table: StatisticsTable): DrawableRow[] {
  return [
    ...table.series.filter(({ label }) => label !== '').map(({ id, label }) => ({ id, label })),
    ...(table.derived ?? []).map(({ id, label }) => ({ id, label: `${label}（${computedMark}）` })),
  ];
}

function withChoice(table: StatisticsTable, choice: ChartChoice): StatisticsTable {
  const { chart: _, ...rest } = table;
  return Object.values(choice).every((part) => part === null) ? rest : { ...rest, chart: choice };
}

function ChartPreview({
  table,
  chart,
  name,
}: {
  readonly table: StatisticsTable;
  readonly chart: ReturnType<typeof chartForTable>;
  readonly name: string;
}): ReactNode {
  const t = useWords();
  const blocks = useMemo(
    (): Block[] =>
      chart === null
        ? []
        : [{ kind: 'figure', id: table.figureId, part: 'body', section: table.id, text: '', chart }],
    [chart, table.figureId, table.id],
  );
  return (
    <section className="chart-preview paper" aria-label={t('statistics:chart.previewOf', { name })}>
      {chart === null ? (
        <p className="hint">{t('statistics:chart.nothing')}</p>
      ) : (
        <MaterialDocument
          kind="statistics"
          blocks={blocks}
          heading=""
          medium="screen"
          t={t}
          headingBase={3}
          figures="only"
        />
      )}
    </section>
  );
}
