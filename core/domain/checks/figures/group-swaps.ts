import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { clauseAround, comparisonKey } from '../text/normal.ts';
import { periodDate } from '../text/printed-dates.ts';
import { pairsOf, sharedPairs } from './context.ts';
import { agreesInYear, type FigureIndex, plain, tableOf } from './figure-index.ts';
import { type Figure, isStatement } from './figures.ts';
import { areAlike, groupNamed, groupsNamed, isWhole } from './group-names.ts';
import { sharesNamed } from './named-shares.ts';
import { sharesOfPart } from './part-shares.ts';
import { citedFor } from './siblings.ts';
import { isOfOthers } from './suspect-figures.ts';
import { type HeadedCell, headedTables } from './table-heads.ts';

/** Figures of so many digits are not equal by chance, unless their group stands right before them. */
const TELLING_DIGITS = 3;

/**
 * 「女性では45.2%」 where the table has 45.2 for 男性 and another figure for 女性: the figure of another group than the one that the
 * sentence names. Silent where the figure could be right in any way.
 * @param statements figures of running text
 * @param known findings of other rules; a figure that they name already is not said again
 */
export function groupSwaps(
  statements: readonly Figure[],
  blocks: readonly PlacedBlock[],
  figures: readonly Figure[],
  index: FigureIndex,
  known: readonly Finding[],
): Finding[] {
  const tables = headedTables(blocks, figures);
  const headed = new Map([...tables.values()].flat().map((cell) => [cell.figure, cell] as const));
  return statements.flatMap((figure): Finding[] => {
    const swap = swapOf(figure, index, tables, headed);
    if (swap === null) return [];
    const { materialId, block } = figure.placed;
    const isKnown = known.some(
      (item) => item.severity !== 'info' && item.blockId === block.id && item.quote.includes(figure.raw),
    );
    if (isKnown) return [];
    const quote = clauseAround(block.text, figure.from, figure.to);
    return [
      finding('figureOfOtherGroup', { materialId, blockId: block.id }, quote, {
        printed: quote,
        table: swap.table,
        group: swap.group,
        named: swap.named,
        meant: swap.meant,
      }),
    ];
  });
}

interface Swap {
  readonly table: string;
  /** The group whose figure it is, the one that is named, and the figure of that. */
  readonly group: string;
  readonly named: string;
  readonly meant: string;
}

function swapOf(
  figure: Figure,
  index: FigureIndex,
  tables: ReadonlyMap<string, readonly HeadedCell[]>,
  headed: ReadonlyMap<Figure, HeadedCell>,
): Swap | null {
  if (figure.isTenths || figure.kind === 'points' || figure.kind === 'times' || isOfOthers(figure))
    return null;
  if (/全国|国では|都道府県|県全体|他市|他の市|見込|推計|予測/u.test(figure.sentence)) return null;
  const related = new Set(index.relatedTo(figure));
  const cited = citedFor(figure);
  const isOfMatter = (other: Figure): boolean =>
    related.has(other) || (cited !== null && other.question === cited);
  const equal = index
    .equalTo(figure)
    .filter((other) => isOfMatter(other) && agreesInYear(figure, other) && !isStatement(other));
  const swaps = equal.map((other) => {
    const cell = headed.get(other);
    return cell === undefined
      ? judgeInText(figure, other, index)
      : judge(figure, cell, tables.get(tableOf(other) ?? '') ?? []);
  });
  const [first] = swaps.flatMap((swap) => (typeof swap === 'string' ? [] : [swap]));
  if (first === undefined || swaps.includes('fits')) return null;
  const isComputed =
    sharesNamed(figure, index).length > 0 || sharesOfPart(figure, index).some(({ length }) => length > 1);
  return isComputed ? null : first;
}

/** Whether an equal cell is of the group that the sentence names: it `fits`, is of `another` matter, or is of another group. */
function judge(figure: Figure, cell: HeadedCell, table: readonly HeadedCell[]): Swap | 'fits' | 'another' {
  const divisions = cell.heads.map((_, at) => divisionOf(cell, at, table, figure));
  let swap: Swap | null = null;
  for (const [at, division] of divisions.entries()) {
    const own = cell.heads[at] ?? '';
    const groups = division.map(({ heads }) => heads[at] ?? '');
    if (division.length < 2 || isOfYears(groups)) continue;
    const named = groupNamed(figure, groups);
    if (named === null) {
      const said = groupsNamed(figure, groups);
      if (said.length > 0 && !said.includes(own) && !isWhole(own)) return 'another';
      continue;
    }
    if (named.group === own) continue;
    const other = division.find(({ heads }) => heads[at] === named.group);
    if (other === undefined || plain(other.figure) === plain(figure)) return 'fits';
    const isSure =
      named.isNear || (areAlike(groups) && !isWhole(own) && figure.digits.length >= TELLING_DIGITS);
    // Two divisions at once: some other cell is meant.
    if (!isSure || swap !== null) return 'another';
    swap = {
      table: tableName(cell.figure),
      group: own,
      named: named.group,
      meant: withUnit(other.figure, figure),
    };
  }
  if (swap === null) return 'fits';
  return isSpokenOf(figure, cell, divisions, swap) ? swap : 'another';
}

/**
 * The same where results are told in words: 「参加している割合は、男性が45.2%、女性が38.1%」. Groups are the sexes and the ages that
 * the line names.
 */
function judgeInText(figure: Figure, source: Figure, index: FigureIndex): Swap | 'fits' {
  const text = comparisonKey(source.placed.block.text).replace(/歳代/gu, '代');
  const ages = [...text.matchAll(/\d{1,2}(?:代|~\d{1,2}歳|歳(?:以上|未満))/gu)].map(([age]) => age);
  const groups = [...new Set(['男性', '女性', ...ages])];
  const own = groupNamed(source, groups);
  const named = groupNamed(figure, groups);
  if (own === null || named === null || own.group === named.group || !own.isNear) return 'fits';
  const others = index
    .groupOf(source)
    .filter(
      (other) =>
        other.kind === source.kind &&
        other.labels.join() === source.labels.join() &&
        groupNamed(other, groups)?.group === named.group,
    );
  const [meant] = others;
  if (meant === undefined || others.some(({ value }) => value === figure.value)) return 'fits';
  return {
    table: tableName(source),
    group: own.group,
    named: named.group,
    meant: withUnit(meant, figure),
  };
}

function withUnit({ raw }: Figure, { kind, unit }: Figure): string {
  return raw + (kind === 'share' ? '%' : unit);
}

/** The cells that differ from a cell in one head only and count in the same. */
function divisionOf(
  cell: HeadedCell,
  at: number,
  table: readonly HeadedCell[],
  { kind }: Figure,
): HeadedCell[] {
  return table.filter(
    ({ figure, heads }) =>
      heads.every((head, place) => place === at || head === cell.heads[place]) &&
      (figure.kind === kind || figure.kind === cell.figure.kind) &&
      figure.decimals === cell.figure.decimals,
  );
}

function isOfYears(groups: readonly string[]): boolean {
  return groups.some((group) => periodDate(group)?.year != null);
}

/** Whether the other heads of a cell are said too, or need not be. */
function isSpokenOf(
  figure: Figure,
  cell: HeadedCell,
  divisions: readonly (readonly HeadedCell[])[],
  swap: Swap,
): boolean {
  return cell.heads.every((own, at) => {
    const groups = (divisions[at] ?? []).map(({ heads }) => heads[at] ?? '');
    if (own === swap.group || groups.length < 2 || isWhole(own) || isMeasure(own)) return true;
    if (isOfYears(groups)) {
      const year = figure.year ?? figure.carriedYear;
      return year === null || cell.figure.year === null || cell.figure.year === year;
    }
    return groupsNamed(figure, groups).includes(own) || sharedPairs(figure.pairs, pairsOf(own)) > 0;
  });
}

function isMeasure(label: string): boolean {
  return /^(?:割合|構成比|比率|人数|件数|回数|世帯数|実数|数|率|値)(?:[(（].*)?$/u.test(label);
}

function tableName({ placed: { block }, from, to }: Figure): string {
  return block.kind === 'table-row' ? block.table.name : clauseAround(block.text, from, to);
}
