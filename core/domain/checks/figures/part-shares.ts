import { halfWidthInPlace } from '../../dates/read-date.ts';
import { comparisonKey } from '../text/normal.ts';
import { halfUp } from './derived-values.ts';
import { type FigureIndex, plain } from './figure-index.ts';
import type { Figure } from './figures.ts';
import { isRoundingOf, likeliest, type Meant, type Sibling, siblingsOf } from './meant.ts';
import { wholesOf } from './named-shares.ts';

/** 「88件で全体の55.7%」, 「65人（39.2%）」 */
export function ofTotal(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  return likeliest(figure, partShares(figure, siblings, index));
}

/** Whether a share is that of the count before it. */
export function isShareOfPart(figure: Figure, index: FigureIndex): boolean {
  return sharesOfPart(figure, index).length > 0;
}

/** What a share is of the count before it: that count and its whole, or the share as a table prints it. */
export function sharesOfPart(figure: Figure, index: FigureIndex): (readonly Figure[])[] {
  return partShares(figure, siblingsOf(figure, index), index)
    .filter(({ text }) => text === plain(figure))
    .map(({ source, whole }) => (whole === undefined ? [source] : [source, whole]));
}

/** What the count before a share is of the whole that is named, or of its totals, as printed or computed. */
function partShares(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant[] {
  if (figure.kind !== 'share') return [];
  const text = halfWidthInPlace(figure.placed.block.text);
  const part = siblings.find(
    ({ sibling }) => sibling.to <= figure.from && sibling.kind !== 'share' && joins(sibling, figure, text),
  );
  if (part === undefined) return [];
  const name = wholeNamed(text.slice(part.sibling.to, figure.from));
  const computed = part.cells.flatMap((cell) =>
    (name === null ? wholesOf(cell, index) : wholesNamed(cell, name, index)).map((whole) => ({
      source: cell,
      whole,
      text: halfUp((cell.value / whole.value) * 100, figure.decimals),
    })),
  );
  const printed = part.cells
    .flatMap((cell) => index.groupOf(cell).filter(({ kind }) => kind === 'share'))
    .filter((cell) => isRoundingOf(figure, cell))
    .map((cell) => ({ source: cell, text: plain(figure) }));
  return [...computed, ...printed];
}

/** 「23,378tで、総排出量の」: what the share is said to be of; null where that is no row of its own. */
function wholeNamed(between: string): string | null {
  const name =
    /^[^\d。、]{0,4}で?、(?:市の|町の|村の)?([^\d。、「」]{2,14})の(?:約)?$/u.exec(between)?.[1] ??
    /^[^\d。、]{1,3}で、?([^\d。、「」]{2,14}全体)の(?:約)?$/u.exec(between)?.[1] ??
    null;
  return name === null || /^(?:[市町村区県府都]?全体|総数|合計)$/u.test(name)
    ? null
    : name.replace(/全体$/u, '');
}

/** The greater cells of a named row in the column of a cell, or of a named column in its row. */
function wholesNamed(cell: Figure, name: string, index: FigureIndex): Figure[] {
  const isNamed = ({ labels }: Figure): boolean => labels.some((label) => thingOf(label) === thingOf(name));
  return [...index.columnOf(cell), ...index.groupOf(cell)].filter(
    (whole) => whole.value > cell.value && isNamed(whole),
  );
}

/** 「貸出冊数計」 and 「総貸出冊数」 are the 「貸出冊数」. */
function thingOf(label: string): string {
  return comparisonKey(label)
    .replace(/^(?:総|延べ|全)(?=.{2})/u, '')
    .replace(/(?<=.{2})(?:の?合計|の?総数|計)$/u, '');
}

/** Whether a share is said to be that of the count before it. */
function joins(part: Figure, share: Figure, text: string): boolean {
  const between = text.slice(part.to, share.from);
  if (wholeNamed(between) !== null) return true;
  if (/^[^\d。、]{0,6}、?(?:市|町|村|区)?(?:全体|総数|合計)の?(?:約)?$/u.test(between)) return true;
  const isListed =
    /^[^\d。、(]{1,4}で(?:約)?$/u.test(between) && /全体の|割合|構成|内訳/u.test(text.slice(0, part.from));
  return (
    (isListed || /^[^\d。、(]{1,4}\($/u.test(between)) &&
    !/^\s*%?(?:の?[増減上低]|\)?(?:の|も)?[増減])/u.test(text.slice(share.to)) &&
    !/前年|前回|比べ|から/u.test(text.slice(Math.max(0, part.from - 12), part.from))
  );
}
