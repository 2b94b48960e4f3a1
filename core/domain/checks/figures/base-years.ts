import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import { clauseAround } from '../text/normal.ts';
import { printedDates } from '../text/printed-dates.ts';
import { halfUp } from './derived-values.ts';
import { type FigureIndex, plain, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';

/** What stands between a year and the figure that is compared with it. */
const since =
  /^(?:の実績)?(?:から|より|に比べて?|と比べて?|に比べると|と比べると|と比較して|に対し|比で)[^\d。]{0,10}(?:の[\d,]+[^\d。]{1,10})?$/u;

/**
 * 「令和8年に5,497件で、令和5年から1,377件増え」, where the table gives that difference from 令和4年: the year that a change is
 * counted from.
 * @param statements figures of running text
 */
export function baseYears(statements: readonly Figure[], index: FigureIndex): Finding[] {
  return statements.flatMap((figure) => {
    const base = baseOf(figure);
    if (base === null) return [];
    const others = index
      .groupOf(figure)
      .filter((other) => other !== figure && other.from < figure.from && other.digits.length >= 3);
    for (const subject of others) {
      const related = index.relatedTo(subject);
      const cells = index
        .equalTo(subject)
        .filter(
          (cell) =>
            tableOf(cell) !== null &&
            cell.year !== null &&
            cell.year !== base &&
            related.includes(cell) &&
            (subject.year === null || subject.year === cell.year),
        );
      for (const cell of cells) {
        const row = index.yearsOf(cell);
        const fitting = row.filter((other) => other !== cell && gives(figure, cell.value, other.value));
        const [meant] = fitting;
        if (fitting.some(({ year }) => year === base)) return [];
        const { materialId, block } = figure.placed;
        const quote = clauseAround(block.text, figure.from, figure.to);
        const before = row.find(({ year }) => year === base);
        if (meant === undefined && before !== undefined && isChange(figure)) {
          return [
            finding('figureSuspect', { materialId, blockId: block.id }, quote, {
              printed: quote,
              meant: changeOf(figure, cell.value, before.value),
              source: [tableName(cell), ...before.labels].join('　'),
            }),
          ];
        }
        if (meant === undefined) continue;
        return [
          finding('figureYearDiffers', { materialId, blockId: block.id }, quote, {
            printed: quote,
            period: meant.period,
            table: tableName(cell),
          }),
        ];
      }
    }
    return [];
  });
}

/** The western year that the figure's change is counted from; null where it is no change. */
function baseOf({ placed: { block }, from, to }: Figure): number | null {
  const text = halfWidthInPlace(block.text);
  const date = printedDates(text.slice(0, from)).findLast(({ year }) => year !== null);
  if (date === undefined) return null;
  const between = text.slice(date.to, from);
  // 「2018年度の77.7%の水準」, 「2018年度の1.5倍」
  const isLevel = /^の(?:約)?$/u.test(between) && /^\s*(?:%の水準|%程度の水準|倍)/u.test(text.slice(to));
  return isLevel || since.test(between) ? date.year : null;
}

/** 「3.5%増えている」, 「1,377件増えました」 */
function isChange({ placed: { block }, kind, to }: Figure): boolean {
  const behind = halfWidthInPlace(block.text).slice(to, to + 12);
  return (
    (kind === 'share' || kind === 'count') && /^[^\d。、]{0,5}(?:の)?(?:増|減|伸び|上昇|低下)/u.test(behind)
  );
}

function changeOf({ kind, decimals }: Figure, now: number, before: number): string {
  return halfUp(Math.abs(kind === 'share' ? ((now - before) / before) * 100 : now - before), decimals);
}

/** Whether a figure is the difference, the rate of change or the ratio of two values. */
function gives(figure: Figure, now: number, before: number): boolean {
  const { kind, decimals } = figure;
  const isStated = (value: number): boolean =>
    Number.isFinite(value) && halfUp(Math.abs(value), decimals) === plain(figure);
  if (kind === 'times') return isStated(now / before);
  if (kind === 'share') return isStated(((now - before) / before) * 100) || isStated((now / before) * 100);
  return isStated(now - before);
}

function tableName({ placed: { block } }: Figure): string {
  return block.kind === 'table-row' ? block.table.name : '';
}
