import { halfWidthInPlace } from '../../dates/read-date.ts';
import { comparisonKey } from '../text/normal.ts';
import { mentions } from './context.ts';
import { halfUp } from './derived-values.ts';
import { agreesInYear, type FigureIndex, plain, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';
import { isSlip } from './slip.ts';

/** What a figure should have been, by the table that the other figures of its sentence stand in. */
export interface Meant {
  readonly text: string;
  readonly source: Figure;
  /** What the source is computed a share of. */
  readonly whole?: Figure;
}

/** The figures of the same sentence that repeat cells of tables. */
export function siblingsOf(figure: Figure, index: FigureIndex): Sibling[] {
  return index
    .groupOf(figure)
    .filter((other) => other !== figure && other.sentence === figure.sentence)
    .map((sibling) => ({ sibling, cells: cellsOf(sibling, index) }))
    .filter(({ cells }) => cells.length > 0);
}

/** A figure of the same sentence with the cells that it repeats. */
export interface Sibling {
  readonly sibling: Figure;
  readonly cells: readonly Figure[];
}

/** The cells of tables that a figure of the text repeats, where something of their row is named. */
function cellsOf(figure: Figure, index: FigureIndex): Figure[] {
  const related = index.relatedTo(figure);
  return index
    .equalTo(figure)
    .filter((cell) => tableOf(cell) !== null && agreesInYear(figure, cell) && related.includes(cell));
}

/** The text before a figure. */
export function before({ placed: { block }, from }: Figure): string {
  return halfWidthInPlace(block.text).slice(0, from);
}

/** Cells of one kind that the figure could be; the figure is right where it is one of them. */
export function judged(figure: Figure, candidates: readonly Figure[]): Meant | null {
  const [first] = candidates;
  if (first === undefined || candidates.some((cell) => isRoundingOf(figure, cell))) return null;
  return { text: first.raw, source: first };
}

/** Whether a figure is that of a cell, perhaps with fewer digits. */
export function isRoundingOf(figure: Figure, cell: Figure): boolean {
  return (
    halfUp(cell.value, Math.min(figure.decimals, cell.decimals)) === plain(figure) ||
    cell.value === figure.value
  );
}

/** Whether the name of a cell's row stands right before a figure of the text. */
export function isNamedBefore(figure: Figure, cell: Figure): boolean {
  return endsWith(figure, cell.labels[0] ?? '');
}

/** Whether a name, also one of a column of shares, stands right before a figure. */
export function endsWith(figure: Figure, name: string): boolean {
  const said = comparisonKey(before(figure)).replace(/」?(?:の割合)?(?:が|は|で|に|の)(?:約)?$/u, '');
  return mentions(said, name) && said.endsWith(name.replace(/の割合$/u, ''));
}

/** Of what a figure could be the nearest to it, one slip away before all others; null where it is one of them. */
export function likeliest(figure: Figure, candidates: readonly Meant[]): Meant | null {
  if (candidates.some(({ text }) => text === plain(figure))) return null;
  const digits = plain(figure).replace('.', '');
  const slip = candidates.find(({ text }) => isSlip(digits, text.replace('.', '')));
  const distance = ({ text }: Meant): number => Math.abs(Number(text) - figure.value);
  return slip ?? [...candidates].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
