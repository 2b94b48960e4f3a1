import { describe, expect, it } from 'vitest';
import { lostStretches } from './lossless.ts';
import { only, readText } from './reading-help.ts';

const byYears = '# 施設の統計\n\n【図表１】人口\n\n区分\t令和4年\t令和5年\n男\t10\t11\n女\t20\t21\n';

/** Number of tables, and what the second and later ones hold. */
function tablesBehind(source: string) {
  const content = only(readText(source), 'statistics');
  return {
    first: content.tables[0],
    notes: content.notes,
    later: content.tables.slice(1).map(({ title, periods, series, unitLine }) => ({
      title,
      unitLine: unitLine?.text ?? null,
      columns: periods.map(({ label }) => label),
      rows: series.map(({ label, unit, values }) => [label, unit, ...values.map(({ value }) => value)]),
    })),
  };
}

describe('tables of figures by something else than years, behind one by years', () => {
  it.each([
    ['months', ['4月', '5月', '6月']],
    ['quarters', ['第1四半期', '第2四半期', '第3四半期']],
    ['groups of people', ['男性', '女性', '計']],
  ])('%s make a table of their own', (_, columns) => {
    const table = `区分\t${columns.join('\t')}\n北館\t1\t2\t3\n南館\t4\t5\t9\n`;
    const source = `${byYears}\n【図表２】利用者数\n（単位：人）\n\n${table}※北館は改修中`;
    const { first, later, notes } = tablesBehind(source);
    expect(first?.notes).toEqual([]);
    expect(notes).toEqual([]);
    expect(later).toEqual([
      {
        title: '【図表２】利用者数',
        unitLine: '（単位：人）',
        columns,
        rows: [
          ['北館', '人', 1, 2, 3],
          ['南館', '人', 4, 5, 9],
        ],
      },
    ]);
    expect(lostStretches(source, readText(source), false)).toEqual([]);
  });

  it('keeps the order of tables of both sorts', () => {
    const source = `${byYears}\n【図表２】月別\n\n区分\t4月\t5月\n北館\t1\t2\n\n【図表３】年度別\n\n区分\t令和4年度\t令和5年度\n北館\t1\t2\n`;
    expect(tablesBehind(source).later.map(({ title, columns }) => [title, columns])).toEqual([
      ['【図表２】月別', ['4月', '5月']],
      ['【図表３】年度別', ['令和4年度', '令和5年度']],
    ]);
  });

  it('takes no table of words for one of figures', () => {
    const source = `${byYears}\n用語の説明\n\n用語\t意味\n北館\t川の北にある建物\n南館\t川の南にある建物\n`;
    const { first, later } = tablesBehind(source);
    expect(later).toEqual([]);
    expect(first?.notes.map(({ text }) => text)).toContain('北館　川の北にある建物');
  });
});
