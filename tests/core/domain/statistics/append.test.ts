import { describe, expect, it } from 'vitest';
import { planAppend, withThousands } from '../../../../core/domain/statistics/append.ts';
import { statisticsTable } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const plain = { overwrite: false, addSeries: false };
const target = statisticsTable(
  '①',
  '人口',
  ['令和2年', '令和3年', '令和4年', '増減'],
  [
    ['年少人口（0～14歳）', '10', '11', '未定', '1'],
    ['老年人口（65歳以上）', '20', '21', '22', '2'],
  ],
);
const shape = (table: typeof target) => ({
  periods: table.periods.map(({ label }) => label),
  rows: table.series.map(({ label, values }) => [label, ...values.map(({ raw }) => raw)]),
});

describe('planAppend', () => {
  it('puts a new year where it belongs, fills what had no number, and keeps ids', () => {
    const incoming = statisticsTable(
      '',
      '新しい年',
      ['R4', 'R5'],
      [
        ['老年人口', '22', '23'],
        ['年少人口', '12', '13'],
      ],
    );
    const plan = planAppend(target, incoming, plain, fixtureIds('7'));
    expect(shape(plan.table)).toEqual({
      periods: ['令和2年', '令和3年', '令和4年', 'R5', '増減'],
      rows: [
        ['年少人口（0～14歳）', '10', '11', '12', '13', '1'],
        ['老年人口（65歳以上）', '20', '21', '22', '23', '2'],
      ],
    });
    expect(plan.table.series.map(({ id }) => id)).toEqual(target.series.map(({ id }) => id));
    expect(plan).toMatchObject({ addedPeriods: ['R5'], filled: 1, differences: [], withoutNews: [] });
  });

  it('keeps figures that differ unless told otherwise, and names them', () => {
    const incoming = statisticsTable('', '', ['令和3年'], [['老年人口（65歳以上）', '29']]);
    const kept = planAppend(target, incoming, plain, fixtureIds('7'));
    expect(kept.differences).toEqual([
      { series: '老年人口（65歳以上）', period: '令和3年', before: '21', after: '29' },
    ]);
    expect(kept.table.series[1]?.values[1]?.raw).toBe('21');
    expect(kept.withoutNews).toEqual(['年少人口（0～14歳）']);
    const taken = planAppend(target, incoming, { overwrite: true, addSeries: false }, fixtureIds('7'));
    expect(taken.table.series[1]?.values[1]?.raw).toBe('29');
  });

  it('never puts a blank over a figure, nor makes a missing one zero', () => {
    const incoming = statisticsTable('', '', ['令和3年', '令和5年'], [['老年人口（65歳以上）', '', '—']]);
    const { table, differences } = planAppend(target, incoming, plain, fixtureIds('7'));
    expect(differences).toEqual([]);
    expect(table.series[1]?.values.map(({ raw }) => raw)).toEqual(['20', '21', '22', '—', '2']);
    expect(table.series[0]?.values[3]).toEqual({ raw: '', value: null, missing: 'blank' });
  });

  it('adds rows only when told so', () => {
    const incoming = statisticsTable('', '', ['令和4年'], [['外国人', '5']]);
    expect(planAppend(target, incoming, plain, fixtureIds('7'))).toMatchObject({
      addedSeries: ['外国人'],
      table: { series: { length: 2 } },
    });
    const { table } = planAppend(target, incoming, { overwrite: false, addSeries: true }, fixtureIds('7'));
    expect(shape(table).rows[2]).toEqual(['外国人', '', '', '5', '']);
  });

  it('goes on with the newest year first where the table does', () => {
    const newest = statisticsTable('', '', ['令和4年', '令和3年'], [['件数', '4', '3']]);
    const incoming = statisticsTable('', '', ['令和5年', '令和2年'], [['件数', '5', '2']]);
    expect(shape(planAppend(newest, incoming, plain, fixtureIds('7')).table)).toEqual({
      periods: ['令和5年', '令和4年', '令和3年', '令和2年'],
      rows: [['件数', '5', '4', '3', '2']],
    });
  });
});

describe('withThousands', () => {
  it('separates thousands of bare figures, unless the table does so already', () => {
    const bare = statisticsTable(
      '',
      '',
      ['令和4年'],
      [
        ['人口', '121396'],
        ['割合', '1234.5'],
        ['差', '-1000'],
      ],
    );
    expect(withThousands(bare).series.map(({ values }) => values[0]?.raw)).toEqual([
      '121,396',
      '1,234.5',
      '-1,000',
    ]);
    const mixed = statisticsTable(
      '',
      '',
      ['令和4年'],
      [
        ['人口', '121,396'],
        ['件数', '1500'],
      ],
    );
    expect(withThousands(mixed)).toBe(mixed);
  });
});
