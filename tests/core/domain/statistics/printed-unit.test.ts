import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import { finishedStatistics } from '../../../../core/domain/statistics/editing/finished.ts';
import { labelWithUnit } from '../../../../core/domain/statistics/printed-unit.ts';
import type { StatisticsContent } from '../../../../core/domain/statistics/statistics-content.ts';
import { statisticsTable } from '../../../fixtures/contents.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const id = fixtureIds('u');
const line = (text: string) => ({ id: id(), text });

describe('the unit of a row', () => {
  it.each([
    ['老年人口', '人', '', null, '老年人口（人）'],
    ['相談件数', '件', '', null, '相談件数（件）'],
    ['保護率', '‰', '', '（単位：人）', '保護率（‰）'],
    ['世帯数', '世帯', '人口と世帯（人）', null, '世帯数（世帯）'],
    ['人口', '人', '', '（単位：千人）', '人口（人）'],
  ])('is printed behind 「%s」 where it stands nowhere else', (label, unit, title, unitLine, printed) => {
    const table = { title, unitLine: unitLine === null ? null : line(unitLine) };
    expect(labelWithUnit({ label, unit }, table)).toBe(printed);
  });

  it.each([
    ['年少人口（人）', '人', '', null],
    ['高齢化率（％）', '%', '', null],
    ['高齢化率%', '％', '', null],
    ['男', '人', '', '（単位：人、世帯）'],
    ['男', '人', '人口の推移（単位：人）', null],
    ['男', '人', '人口の推移（人）', null],
    ['男', null, '', null],
  ])('is not printed twice behind 「%s」', (label, unit, title, unitLine) => {
    const table = { title, unitLine: unitLine === null ? null : line(unitLine) };
    expect(labelWithUnit({ label, unit }, table)).toBe(label);
  });

  it('that was typed beside a row stands on paper', () => {
    const typed = statisticsTable('①', '世帯', ['令和4年', '令和5年'], [['世帯数', '10', '11']], {});
    const [series] = typed.series;
    if (series === undefined) throw new Error('the table has no row');
    const table = { ...typed, series: [{ ...series, unit: '世帯' }] };
    const content: StatisticsContent = { kind: 'statistics', title: null, tables: [table], notes: [] };
    const texts = (one: StatisticsContent): string[] => toBlocks(one).map(({ text }) => text);
    expect(texts(content)).toContain('世帯数（世帯）\t10\t11');
    const across = {
      ...table,
      periodsAsRows: true as const,
      periods: table.periods.map((period) => ({ ...period, id: id() })),
    };
    expect(texts({ ...content, tables: [across] })).toContain('\t世帯数（世帯）');
  });
});

it('a note that holds no more than its mark is not published', () => {
  const table = statisticsTable('①', '世帯', ['令和4年'], [['世帯数', '10']], {
    notes: [line('※'), line('※速報値')],
  });
  const { tables } = finishedStatistics({
    kind: 'statistics',
    title: null,
    tables: [table],
    notes: [line('※ ')],
  });
  expect(tables[0]?.notes.map(({ text }) => text)).toEqual(['※速報値']);
});
