import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import { planAppend } from '../../../../core/domain/statistics/append.ts';
import { withNewPeriods } from '../../../../core/domain/statistics/editing/edit-table.ts';
import { withPastedBlock } from '../../../../core/domain/statistics/editing/paste.ts';
import {
  type StatisticsTable,
  statisticsTableSchema,
} from '../../../../core/domain/statistics/statistics-content.ts';
import {
  blockOfValue,
  liesAcross,
  uprightTable,
  withPeriodIds,
  withPeriodsAsRows,
} from '../../../../core/domain/statistics/upright.ts';
import { statisticsTable } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const newId = fixtureIds('e');
const printed = statisticsTable(
  '1-1',
  '登録者',
  ['登録者数（人）', '利用率（％）'],
  [
    ['平成31年', '310', '41.2'],
    ['令和2年', '—', '40.0'],
    ['※令和3年', '355', '未定'],
  ],
);
const upright = uprightTable(printed, newId);

const rowsOf = (table: StatisticsTable): string[] =>
  toBlocks({ kind: 'statistics', title: null, tables: [table], notes: [] }).flatMap((block) =>
    block.kind === 'table-row' ? [`${block.rowType} ${block.text}`] : [],
  );

describe('a table with a period in each row', () => {
  it('is known by its labels', () => {
    const across = (rows: readonly string[], columns: readonly string[] = ['男', '女']): boolean =>
      liesAcross(
        statisticsTable(
          '',
          '',
          columns,
          rows.map((row) => [row, '1', '2']),
        ),
      );
    expect(liesAcross(printed)).toBe(true);
    expect(across(['令和5年', '令和6年', '増減'])).toBe(true);
    expect(across(['令和5年', '令和6年', '2か年計'])).toBe(true);
    expect(across(['令和5年', '令和6年', '区分なし'])).toBe(false);
    expect(across(['令和5年', '増減'])).toBe(false);
    expect(across(['2023', '2024'], ['令和5年', '令和6年'])).toBe(false);
  });

  it('is kept as series by periods, each with its unit', () => {
    expect(upright.periods.map(({ label, provisional }) => [label, provisional])).toEqual([
      ['平成31年', false],
      ['令和2年', false],
      ['※令和3年', true],
    ]);
    expect(
      upright.series.map(({ label, unit, values }) => [label, unit, ...values.map(({ raw }) => raw)]),
    ).toEqual([
      ['登録者数（人）', '人', '310', '—', '355'],
      ['利用率（％）', '％', '41.2', '40.0', '未定'],
    ]);
    expect(statisticsTableSchema.safeParse(upright).success).toBe(true);
  });

  it('is printed as it was, word for word and under the ids of its rows', () => {
    expect(rowsOf(upright)).toEqual(rowsOf(printed));
    const [first] = upright.series;
    if (first === undefined) throw new Error('no series');
    expect(blockOfValue(upright, first, 2)).toBe(printed.series[2]?.id);
  });

  it('prints what is computed in a column of its own', () => {
    const derived = {
      id: newId(),
      label: '2倍',
      unit: '人',
      formula: '「登録者数」 × 2',
      scale: 'none',
      decimals: 0,
      stated: null,
      shown: true,
    } as const;
    expect(rowsOf({ ...upright, derived: [derived] })).toEqual([
      'head \t登録者数（人）\t利用率（％）\t2倍（人）　計算値',
      'body 平成31年\t310\t41.2\t620',
      'body 令和2年\t—\t40.0\t—',
      'body ※令和3年\t355\t未定\t710',
    ]);
  });

  it('gives every new period a row of its own', () => {
    const complete = (table: StatisticsTable): boolean => statisticsTableSchema.safeParse(table).success;
    const added = withNewPeriods(upright, 3, 1);
    expect(complete(added)).toBe(false);
    expect(complete(withPeriodIds(added, newId))).toBe(true);
    expect(complete(withPastedBlock(upright, { row: 1, column: 4 }, [['400', '500', '600']], newId))).toBe(
      true,
    );
    const incoming = statisticsTable('', '', ['令和4年'], [['登録者数（人）', '360']]);
    const plan = planAppend(upright, incoming, { overwrite: false, addSeries: false }, newId);
    expect(plan.addedPeriods).toEqual(['令和4年']);
    expect(complete(plan.table)).toBe(true);
    // The rows of another paper are not taken along with its figures.
    const other = uprightTable(
      statisticsTable(
        '',
        '',
        ['登録者数（人）'],
        [
          ['令和4年', '360'],
          ['令和5年', '370'],
        ],
      ),
      newId,
    );
    const joined = planAppend(upright, other, { overwrite: false, addSeries: false }, newId).table;
    const ids = joined.periods.map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);
    expect(ids).not.toContain(other.periods[0]?.id);
  });

  it('can be printed with a row for each series, and back', () => {
    const flat = withPeriodsAsRows(upright, false, newId);
    expect(rowsOf(flat)).toEqual([
      'head \t平成31年\t令和2年\t※令和3年',
      'body 登録者数（人）\t310\t—\t355',
      'body 利用率（％）\t41.2\t40.0\t未定',
    ]);
    expect(flat.periods.some(({ id }) => id !== undefined)).toBe(false);
    expect(rowsOf(withPeriodsAsRows(flat, true, newId))).toEqual(rowsOf(printed));
  });

  it('loses no value that stands beyond the periods', () => {
    const [series] = printed.series;
    if (series === undefined) throw new Error('no series');
    const surplus = {
      ...printed,
      series: [{ ...series, values: [...series.values, { raw: '9', value: 9, missing: null }] }],
    };
    expect(rowsOf(withPeriodsAsRows(surplus, true, newId)).at(-1)).toBe('body \t9');
  });
});
