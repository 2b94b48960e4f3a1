import { describe, expect, it } from 'vitest';
import { blankTable } from '../../../../core/domain/statistics/editing/blank.ts';
import {
  withCell,
  withLabel,
  withLabelStyle,
  withMissing,
  withMovedPeriods,
  withMovedSeries,
  withNewPeriods,
  withNewSeries,
  withoutPeriods,
  withoutSeries,
  withPeriodLabel,
  withProvisional,
  withUndecided,
} from '../../../../core/domain/statistics/editing/edit-table.ts';
import { gridText, withPastedBlock } from '../../../../core/domain/statistics/editing/paste.ts';
import { statisticsTableSchema } from '../../../../core/domain/statistics/statistics-content.ts';
import { statisticsTable } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const newId = fixtureIds('6');
const table = statisticsTable(
  '①',
  '相談',
  ['平成30年度', '令和元年度'],
  [
    ['窓口（件）', '10', '20'],
    ['電話', '5', '—'],
    ['合計', '15', '20'],
  ],
);
const first = table.series[0]?.id ?? '';
const shape = (of: typeof table) => ({
  periods: of.periods.map(({ label }) => label),
  rows: of.series.map(({ label, values }) => [label, ...values.map(({ raw }) => raw)]),
});

describe('edits of a table', () => {
  it('read what is typed: a number, or which kind of no number', () => {
    const cells = ['1,234', '△5', '', '未定', '…', '多数'].map(
      (raw) => withCell(table, { series: 0, period: 1 }, raw).series[0]?.values[1],
    );
    expect(cells).toEqual([
      { raw: '1,234', value: 1234, missing: null },
      { raw: '△5', value: -5, missing: null },
      { raw: '', value: null, missing: 'blank' },
      { raw: '未定', value: null, missing: 'undecided' },
      { raw: '…', value: null, missing: 'dash' },
      { raw: '多数', value: null, missing: null },
    ]);
  });

  it('come back as the same table where nothing changes', () => {
    expect(withCell(table, { series: 0, period: 0 }, '10')).toBe(table);
    expect(withLabel(table, 1, '電話')).toBe(table);
    expect(withPeriodLabel(table, 0, '平成30年度')).toBe(table);
    expect(withMovedSeries(table, 0, 1, -1)).toBe(table);
    expect(withCell(table, { series: 9, period: 0 }, '1')).toBe(table);
  });

  it('share rows that they do not touch', () => {
    const changed = withCell(table, { series: 0, period: 0 }, '11');
    expect(changed.series[1]).toBe(table.series[1]);
    expect(statisticsTableSchema.parse(changed)).toEqual(changed);
  });

  it('rename a row together with the formulas that call it by its full name, and take its unit from it', () => {
    const formula = '「窓口（件）」 ÷ 合計 + 窓口';
    const derived = {
      id: newId(),
      label: '割合',
      unit: null,
      formula,
      scale: 'percent' as const,
      decimals: 1,
      stated: null,
      shown: true,
    };
    const renamed = withLabel({ ...table, derived: [derived] }, 0, '来庁（人）');
    expect(renamed.derived?.[0]?.formula).toBe('「来庁（人）」 ÷ 合計 + 窓口');
    expect(renamed.series[0]?.unit).toBe('人');
  });

  it('mark and unmark provisional columns with a sign that print shows', () => {
    const marked = withProvisional(table, [1], true);
    expect(marked.periods[1]).toEqual({ label: '※令和元年度', provisional: true, undecided: false });
    expect(withProvisional(marked, [1], false).periods[1]?.label).toBe('令和元年度');
    expect(withPeriodLabel(table, 1, '令和元年度（速報値）').periods[1]?.provisional).toBe(true);
    expect(withUndecided(table, [0], true).periods[0]?.undecided).toBe(true);
    expect(withMissing(table, [{ series: 0, period: 0 }], 'undecided').series[0]?.values[0]?.raw).toBe(
      '未定',
    );
  });

  it('add years that go on, in any place, with blank values', () => {
    const added = withNewPeriods(table, 2, 2);
    expect(shape(added)).toEqual({
      periods: ['平成30年度', '令和元年度', '令和2年度', '令和3年度'],
      rows: [
        ['窓口（件）', '10', '20', '', ''],
        ['電話', '5', '—', '', ''],
        ['合計', '15', '20', '', ''],
      ],
    });
    expect(shape(withNewPeriods(table, 1, 1)).periods).toEqual(['平成30年度', '', '令和元年度']);
    expect(added.series[0]?.values[3]?.missing).toBe('blank');
  });

  it('move and remove rows and columns', () => {
    expect(shape(withMovedSeries(table, 0, 2, 5)).rows.map(([label]) => label)).toEqual([
      '合計',
      '窓口（件）',
      '電話',
    ]);
    expect(shape(withMovedPeriods(table, 1, 1, -1))).toEqual({
      periods: ['令和元年度', '平成30年度'],
      rows: [
        ['窓口（件）', '20', '10'],
        ['電話', '—', '5'],
        ['合計', '20', '15'],
      ],
    });
    expect(shape(withoutPeriods(table, 0, 1)).rows[0]).toEqual(['窓口（件）', '20']);
    expect(shape(withNewSeries(table, 1, 1, newId)).rows[1]).toEqual(['', '', '']);
  });

  it('leave nothing that refers to a row that is gone', () => {
    const rich = {
      ...table,
      derived: [
        {
          id: newId(),
          label: '検算',
          unit: null,
          formula: '電話',
          scale: 'none' as const,
          decimals: 0,
          stated: first,
          shown: false,
        },
      ],
      chart: { type: null, series: [first], secondAxis: [first], fromZero: null, figures: null },
    };
    const without = withoutSeries(rich, 0, 1);
    expect(without.derived?.[0]?.stated).toBeNull();
    expect(without.chart).toMatchObject({ series: [], secondAxis: [] });
  });

  it('write all heads in one calendar', () => {
    expect(shape(withLabelStyle(table, { calendar: 'western', year: null })).periods).toEqual([
      '2018年度',
      '2019年度',
    ]);
    expect(shape(withLabelStyle(table, { calendar: 'wareki', year: '年' })).periods).toEqual([
      '平成30年',
      '令和元年',
    ]);
  });
});

describe('a pasted block', () => {
  it('goes over what stands there, and makes the table larger where it has to', () => {
    const pasted = withPastedBlock(
      table,
      { row: 3, column: 3 },
      [
        ['21', '22'],
        ['1', ''],
      ],
      newId,
    );
    expect(shape(pasted)).toEqual({
      periods: ['平成30年度', '令和元年度', '令和2年度'],
      rows: [
        ['窓口（件）', '10', '20', ''],
        ['電話', '5', '—', ''],
        ['合計', '15', '21', '22'],
        ['', '', '1', ''],
      ],
    });
  });

  it('may be a whole table with its head, with or without a column of units', () => {
    const head = ['区分', '令和3年度', '令和4年度', '令和5年度'];
    const whole = withPastedBlock(table, { row: 0, column: 0 }, [head, ['介護', '24', '23', '—']], newId);
    expect(whole.stub).toBe('区分');
    expect(shape(whole).periods).toEqual(['令和3年度', '令和4年度', '令和5年度']);
    expect(shape(whole).rows[0]).toEqual(['介護', '24', '23', '—']);
    const units = withPastedBlock(
      table,
      { row: 0, column: 0 },
      [
        ['区分', '単位', '令和3年度'],
        ['介護', '件', '24'],
      ],
      newId,
    );
    expect(units.series[0]).toMatchObject({
      label: '介護',
      unit: '件',
      values: [{ value: 24 }, { value: 20 }],
    });
  });

  it('may have an empty column for units', () => {
    const block = [
      ['', '', '令和3年度'],
      ['介護', '', '24'],
    ];
    const pasted = withPastedBlock(
      { ...table, series: [], periods: [] },
      { row: 0, column: 0 },
      block,
      newId,
    );
    expect(shape(pasted)).toEqual({ periods: ['令和3年度'], rows: [['介護', '24']] });
    expect(gridText(pasted, { row: 1, column: 2 })).toBe('24');
  });
});

describe('columns of days', () => {
  it('are settled figures where every column is a day, and provisional beside whole years', () => {
    let days = blankTable(['R3.4.1', 'R4.4.1'], '①', fixtureIds('d'));
    days = withNewPeriods(days, 2, 1);
    days = withPeriodLabel(days, 0, 'R2.4.1');
    expect(days.periods.map(({ label, provisional }) => [label, provisional])).toEqual([
      ['R2.4.1', false],
      ['R4.4.1', false],
      ['R5.4.1', false],
    ]);
    const mixed = withPeriodLabel(blankTable(['令和3年', '令和4年'], '①', fixtureIds('d')), 1, 'R4.11.1');
    expect(mixed.periods.map(({ provisional }) => provisional)).toEqual([false, true]);
    expect(withPeriodLabel(days, 2, '※R5.4.1').periods.at(-1)?.provisional).toBe(true);
  });
});
