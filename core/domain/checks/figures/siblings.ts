import { isSumLabel } from '../../blocks/to-blocks/parts.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { comparisonKey } from '../text/normal.ts';
import { mentions } from './context.ts';
import { halfUp } from './derived-values.ts';
import { agreesInYear, type FigureIndex, plain, tableOf } from './figure-index.ts';
import type { Figure } from './figures.ts';
import { questionOf } from './questions.ts';
import { isSlip } from './slip.ts';

/** What a figure should have been, by the table that the other figures of its sentence stand in. */
export interface Meant {
  readonly text: string;
  readonly source: Figure;
  /** What the source is computed a share of. */
  readonly whole?: Figure;
}

/**
 * A figure of a sentence by the others: where these stand in a table, it stands there too. 「中部が38.2%、南部が29.4%」 of one column,
 * 「28.4%から31.7%に」 of one row, 「目標の60%」 of the row's target, 「88件で全体の55.7%」 of the column's total.
 * @returns null where nothing is known, or the figure is right
 */
export function meantBySiblings(figure: Figure, index: FigureIndex): Meant | null {
  const siblings = siblingsOf(figure, index);
  return (
    ofTarget(figure, siblings, index) ??
    ofAchievement(figure, siblings, index) ??
    ofQuestion(figure, index) ??
    ofColumn(figure, siblings, index) ??
    ofRow(figure, siblings, index) ??
    ofTotal(figure, siblings, index) ??
    ofShares(figure, index)
  );
}

/** The figures of the same sentence that repeat cells of tables. */
function siblingsOf(figure: Figure, index: FigureIndex): Sibling[] {
  return index
    .groupOf(figure)
    .filter((other) => other !== figure && other.sentence === figure.sentence)
    .map((sibling) => ({ sibling, cells: cellsOf(sibling, index) }))
    .filter(({ cells }) => cells.length > 0);
}

interface Sibling {
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

function before({ placed: { block }, from }: Figure): string {
  return halfWidthInPlace(block.text).slice(0, from);
}

/** Cells of one kind that the figure could be; the figure is right where it is one of them. */
function judged(figure: Figure, candidates: readonly Figure[]): Meant | null {
  const [first] = candidates;
  if (first === undefined || candidates.some((cell) => isRoundingOf(figure, cell))) return null;
  return { text: first.raw, source: first };
}

function isRoundingOf(figure: Figure, cell: Figure): boolean {
  return (
    halfUp(cell.value, Math.min(figure.decimals, cell.decimals)) === plain(figure) ||
    cell.value === figure.value
  );
}

function ofTarget(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  if (!/目標(?:値|数)?(?:の|である|は|とする|、)?$/u.test(before(figure))) return null;
  const rows = siblings.flatMap(({ cells }) => cells);
  const targets = rows.flatMap((cell) =>
    index.groupOf(cell).filter((other) => other.labels.some((label) => label.startsWith('目標'))),
  );
  return judged(figure, targets);
}

/** 「参加者数は356人で、目標に対する達成率は89.0%」 */
function ofAchievement(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  if (figure.kind !== 'share' || !/達成(?:率|度)(?:は|が)(?:約)?$/u.test(before(figure))) return null;
  const rates = siblings.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      index
        .groupOf(cell)
        .filter((other) => other !== cell && other.labels.some((label) => label.startsWith('目標')))
        .map((target) => ({
          source: target,
          text: halfUp((cell.value / target.value) * 100, figure.decimals),
        })),
    ),
  );
  const [first] = rates;
  return first === undefined || rates.some(({ text }) => text === plain(figure)) ? null : first;
}

const adding = /合計|合わせ|あわせ|足し|含め|両者/u;
/** So near before a sum stands the word that says so. */
const ADDING_NEAR = 24;

/** Shares of a sentence that names their question: where another is one of its answers, all are, or sums of them. */
function ofQuestion(figure: Figure, index: FigureIndex): Meant | null {
  if (figure.kind !== 'share') return null;
  const cited = citedFor(figure);
  if (cited === null || /前回|前年|年度|年から|年の|ポイント|上回|下回/u.test(figure.sentence)) return null;
  const answers = index.ofQuestion(cited).filter((other) => other.group !== figure.group);
  const isAnswer = (share: Figure): boolean => answers.some((answer) => isRoundingOf(share, answer));
  if (answers.length < 2 || isAnswer(figure) || isSumOf(figure, answers)) return null;
  // Said of its answer elsewhere, or a sum of what no table has.
  const isLabelled = index
    .equalTo(figure)
    .some((other) => other.labels.some((label) => figure.labels.includes(label)));
  if (isLabelled || adding.test(before(figure).slice(-ADDING_NEAR))) return null;
  const others = index
    .groupOf(figure)
    .filter((other) => other !== figure && other.kind === 'share' && citedFor(other) === cited);
  if (!others.some((other) => other.sentence === figure.sentence && isAnswer(other))) return null;
  const open = answers.filter((answer) => !others.some((other) => isRoundingOf(other, answer)));
  const nearest = open.find((answer) => isSlip(figure.digits, answer.digits)) ?? open[0];
  return nearest === undefined ? null : { text: nearest.raw, source: nearest };
}

/** The question that the figure is cited from. */
export function citedFor(figure: Figure): string | null {
  const start = halfWidthInPlace(figure.placed.block.text).indexOf(figure.sentence);
  return questionOf(figure.sentence, figure.from - start);
}

/** Whether a share is what two or three answers make together, or what one leaves. */
export function isSumOf(figure: Figure, answers: readonly Figure[]): boolean {
  return addendsOf(figure, answers) !== null;
}

/** The two or three answers that make a share together, or the one that leaves it; null where none do. */
export function addendsOf(figure: Figure, answers: readonly Figure[]): readonly Figure[] | null {
  const parts = answers.filter(
    (answer, at) => answers.findIndex(({ value }) => value === answer.value) === at,
  );
  const isStated = (value: number): boolean => Math.abs(value - figure.value) < 0.16;
  for (const [index, first] of parts.entries()) {
    if (isStated(100 - first.value)) return [first];
    for (const [next, second] of parts.slice(index + 1).entries()) {
      if (isStated(first.value + second.value)) return [first, second];
      const third = parts
        .slice(index + next + 2)
        .find(({ value }) => isStated(first.value + second.value + value));
      if (third !== undefined) return [first, second, third];
    }
  }
  return null;
}

/** 「中部地区が38.2%と最も多く、南部地区が29.4%」: each behind the name of its row, both of one column. */
function ofColumn(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const candidates = siblings.flatMap(({ sibling, cells }) =>
    sibling.kind !== figure.kind
      ? []
      : cells.flatMap((cell) =>
          isNamedBefore(sibling, cell)
            ? index.columnOf(cell).filter((other) => isNamedBefore(figure, other))
            : [],
        ),
  );
  return judged(figure, candidates);
}

/** Whether the name of a cell's row stands right before a figure of the text. */
function isNamedBefore(figure: Figure, cell: Figure): boolean {
  return endsWith(figure, cell.labels[0] ?? '');
}

function endsWith(figure: Figure, name: string): boolean {
  const said = comparisonKey(before(figure)).replace(/」?(?:の割合)?(?:が|は|で|に)(?:約)?$/u, '');
  return mentions(said, name) && said.endsWith(name);
}

/** 「28.4%から31.7%に増加」: both of the row that is named. */
function ofRow(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  const text = before(figure);
  const from = siblings.find(
    ({ sibling }) =>
      sibling.to <= figure.from &&
      sibling.kind === figure.kind &&
      /^[^\d。、%]{0,3}%?[^\d。、]{0,2}から、?[^\d。、]{0,6}$/u.test(text.slice(sibling.to)),
  );
  const behind = halfWidthInPlace(figure.placed.block.text).slice(figure.to);
  const isEnd = /^\s*[^\d\s、。]{0,3}(?:に|へ|まで|となり|となって)/u.test(behind);
  if (from === undefined || !isEnd || figure.year !== null) return null;
  const others = from.cells
    .filter(({ labels }) => labels.some((label) => mentions(comparisonKey(figure.sentence), label)))
    .flatMap((cell) =>
      index
        .groupOf(cell)
        .filter(
          (other) =>
            other !== cell &&
            other.decimals === cell.decimals &&
            (other.year ?? 9999) >= (cell.year ?? 0) &&
            !other.labels.some((label) => /目標|増減|差|達成|評価/u.test(label)),
        ),
    );
  return judged(figure, [...others].reverse());
}

/** 「88件で全体の55.7%」, 「65人（39.2%）」 */
function ofTotal(figure: Figure, siblings: readonly Sibling[], index: FigureIndex): Meant | null {
  return likeliest(figure, partShares(figure, siblings, index));
}

/** Of what a figure could be the nearest to it, one slip away before all others; null where it is one of them. */
function likeliest(figure: Figure, candidates: readonly Meant[]): Meant | null {
  if (candidates.some(({ text }) => text === plain(figure))) return null;
  const digits = plain(figure).replace('.', '');
  const slip = candidates.find(({ text }) => isSlip(digits, text.replace('.', '')));
  const distance = ({ text }: Meant): number => Math.abs(Number(text) - figure.value);
  return slip ?? [...candidates].sort((a, b) => distance(a) - distance(b))[0] ?? null;
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
    /^[^\d。、]{0,4}で?、(?:市の|町の|村の)?([^\d。、「」]{2,14})の(?:約)?$/u.exec(between)?.[1] ?? null;
  return name === null || /全体$|^(?:総数|合計)$/u.test(name) ? null : name;
}

/** The greater cells of a named row in the column of a cell, or of a named column in its row. */
function wholesNamed(cell: Figure, name: string, index: FigureIndex): Figure[] {
  const isNamed = ({ labels }: Figure): boolean =>
    labels.some((label) => comparisonKey(label) === comparisonKey(name));
  return [...index.columnOf(cell), ...index.groupOf(cell)].filter(
    (whole) => whole.value > cell.value && isNamed(whole),
  );
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

/** What a cell is of the totals of its row and of its column, in percent. */
function sharesOf(cell: Figure, index: FigureIndex): number[] {
  return wholesOf(cell, index).map((whole) => (cell.value / whole.value) * 100);
}

/** The totals of a cell's row and of its column. */
function wholesOf(cell: Figure, index: FigureIndex): Figure[] {
  const wholes = [
    ...index.columnOf(cell).filter(({ sentence }) => isSumLabel(sentence.split('\t')[0] ?? '')),
    ...index.groupOf(cell).filter(({ labels }) => labels.slice(1).some((label) => isSumLabel(label))),
  ];
  return wholes.filter(({ value }) => value > cell.value);
}

/**
 * 「方法別では、電話が59.6%、来所が24.8%」: shares that nobody printed, each of a named row or column over the total. Where the others
 * are those of one year, this one is too.
 */
function ofShares(figure: Figure, index: FigureIndex): Meant | null {
  if (figure.kind !== 'share') return null;
  const own = countsNamedBefore(figure, index);
  if (own.length === 0) return null;
  const others = index
    .groupOf(figure)
    .filter((other) => other !== figure && other.sentence === figure.sentence && other.kind === 'share');
  const candidates = others.flatMap((other) =>
    countsNamedBefore(other, index)
      .filter((cell) => sharesOf(cell, index).some((share) => halfUp(share, other.decimals) === plain(other)))
      .flatMap((cell) => own.filter((one) => tableOf(one) === tableOf(cell) && isBeside(one, cell))),
  );
  const shares = candidates.flatMap((cell) =>
    sharesOf(cell, index).map((share) => ({ source: cell, text: halfUp(share, figure.decimals) })),
  );
  const isPrinted = index.equalTo(figure).some((other) => tableOf(other) !== null);
  return isPrinted ? null : likeliest(figure, shares);
}

/** 「電話が52.7%」: the counts named before a share, and the totals of which they are that. */
export function sharesNamed(figure: Figure, index: FigureIndex): (readonly [Figure, Figure])[] {
  return countsNamedBefore(figure, index).flatMap((cell) =>
    wholesOf(cell, index)
      .filter((whole) => halfUp((cell.value / whole.value) * 100, figure.decimals) === plain(figure))
      .map((whole) => [cell, whole] as const),
  );
}

/**
 * 「令和4年度の…は、認可保育所が64.5%」, where that is the share of another year: a cell of the year that is meant. Null where the
 * named year has no such cells, or this share.
 */
export function shareOfOtherYear(figure: Figure, index: FigureIndex): Figure | null {
  const year = figure.year ?? figure.carriedYear;
  if (figure.kind !== 'share' || year === null) return null;
  const cells = countsNamedBefore(figure, index).filter((cell) => cell.year !== null);
  const fits = cells.filter((cell) =>
    sharesOf(cell, index).some((share) => halfUp(share, figure.decimals) === plain(figure)),
  );
  const hasYear = cells.some((cell) => cell.year === year);
  return hasYear && !fits.some((cell) => cell.year === year) ? (fits[0] ?? null) : null;
}

function countsNamedBefore(figure: Figure, index: FigureIndex): readonly Figure[] {
  return index
    .relatedTo({ ...figure, kind: 'any' })
    .filter(
      (cell) =>
        tableOf(cell) !== null && cell.kind !== 'share' && cell.labels.some((name) => endsWith(figure, name)),
    );
}

/** Two cells of one row or one column. */
function isBeside(first: Figure, second: Figure): boolean {
  return first.group === second.group || first.column === second.column;
}
