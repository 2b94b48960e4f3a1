import { comparisonKey } from '../text/normal.ts';
import { mentions } from './context.ts';
import type { Figure } from './figures.ts';

/** So many shared pairs of characters show that two texts speak of the same thing. */
const RELATED_PAIRS = 3;

/** Figures by what they say and what is said around them. */
export class FigureIndex {
  private readonly byPair = new Map<string, Figure[]>();
  private readonly byLabel = new Map<string, Figure[]>();
  private readonly byValue = new Map<string, Figure[]>();
  private readonly byGroup = new Map<string, Figure[]>();
  private readonly byQuestion = new Map<string, Figure[]>();
  private readonly byColumn = new Map<string, Figure[]>();
  /** By the sentence or row, for comparing. */
  private readonly bySentence = new Map<string, Figure[]>();
  private readonly positions = new Map<Figure, number>();
  private readonly orderCache = new Map<string, readonly Figure[]>();
  private readonly relatedCache = new Map<string, ReadonlyMap<Figure, number>>();

  constructor(figures: readonly Figure[]) {
    figures.forEach((figure, position) => {
      this.positions.set(figure, position);
      for (const pair of figure.pairs) add(this.byPair, pair, figure);
      for (const label of figure.labels) add(this.byLabel, label, figure);
      add(this.byValue, plain(figure), figure);
      add(this.byGroup, figure.group, figure);
      if (figure.question !== null) add(this.byQuestion, figure.question, figure);
      add(this.bySentence, comparisonKey(figure.sentence), figure);
      const table = tableOf(figure);
      if (table !== null) add(this.byColumn, `${table} ${figure.column}`, figure);
    });
  }

  positionOf(figure: Figure): number {
    return this.positions.get(figure) ?? -1;
  }

  groupOf(figure: Figure): readonly Figure[] {
    return this.byGroup.get(figure.group) ?? [];
  }

  /** Whether the packet has results of any survey. */
  get hasQuestions(): boolean {
    return this.byQuestion.size > 0;
  }

  /** Shares that stand under a question. */
  ofQuestion(code: string): readonly Figure[] {
    return (this.byQuestion.get(code) ?? []).filter(({ kind }) => kind === 'share');
  }

  /** The other figures of its column, where it stands in a table. */
  columnOf(figure: Figure): readonly Figure[] {
    const table = tableOf(figure);
    if (table === null) return [];
    return (this.byColumn.get(`${table} ${figure.column}`) ?? []).filter((other) => other !== figure);
  }

  /** The cells for the years of what a cell counts: those of its row, or of its column where each year has a row. */
  yearsOf(cell: Figure): readonly Figure[] {
    const isPerRow = this.columnOf(cell).some(({ year }) => year !== cell.year);
    return (isPerRow ? this.columnOf(cell) : this.groupOf(cell)).filter(({ year }) => year !== null);
  }

  /** Figures of the same value elsewhere, or that the figure may be a rounding of. */
  equalTo(figure: Figure): Figure[] {
    const same = this.byValue.get(plain(figure)) ?? [];
    const isFall = /減|低|下|落|縮|マイナス/u.test(figure.sentence);
    return same.filter(
      (other) => other.group !== figure.group && isLike(figure, other) && (isFall || !other.isNegative),
    );
  }

  /**
   * Figures of tables whose every label stands in the sentence, before the figure and word for word, and that are of its
   * year: what the sentence speaks of beyond doubt.
   */
  namedBy(figure: Figure): readonly Figure[] {
    const sentence = comparisonKey(figure.context);
    const year = figure.year ?? figure.carriedYear;
    const named = this.relatedTo(figure).filter(
      (other) =>
        tableOf(other) !== null &&
        other.labels.length > 0 &&
        other.labels.every((label) => mentions(sentence, label)) &&
        other.labels.some((label) => label.replace(/\(.*$/u, '').length >= 3) &&
        (other.year === null || other.year === year || (year === null && this.isLatest(other))),
    );
    const longest = Math.max(0, ...named.map(({ labels }) => labels.join('').length));
    return named.filter(({ labels }) => labels.join('').length === longest);
  }

  /** Whether a cell is the last of what it counts: what a sentence without a year speaks of. */
  private isLatest(cell: Figure): boolean {
    return this.yearsOf(cell).every(({ year }) => (year ?? 0) <= (cell.year ?? 0));
  }

  /** Figures elsewhere whose row or line speaks of the same, the likeliest first. */
  relatedTo(figure: Figure): readonly Figure[] {
    return this.inOrder(figure, RELATED_PAIRS);
  }

  /** Figures elsewhere whose row or line has at least something in common with the sentence. */
  touchedBy(figure: Figure): readonly Figure[] {
    return this.inOrder(figure, 1);
  }

  private inOrder(figure: Figure, least: number): readonly Figure[] {
    const cacheKey = [keyOf(figure), figure.kind, figure.unit, least].join('\n');
    const known = this.orderCache.get(cacheKey);
    if (known !== undefined) return known;
    const ordered = [...this.scoresOf(figure)]
      .filter(([other, score]) => score >= least && isLike(figure, other))
      .sort((a, b) => b[1] - a[1])
      .map(([other]) => other);
    this.orderCache.set(cacheKey, ordered);
    return ordered;
  }

  private scoresOf(figure: Figure): ReadonlyMap<Figure, number> {
    const cacheKey = keyOf(figure);
    const known = this.relatedCache.get(cacheKey);
    if (known !== undefined) return known;
    const sentence = comparisonKey(figure.context);
    const scores = new Map<Figure, number>();
    const count = (other: Figure, by: number): void => {
      if (other.group !== figure.group) scores.set(other, (scores.get(other) ?? 0) + by);
    };
    for (const pair of figure.pairs) for (const other of this.byPair.get(pair) ?? []) count(other, 1);
    for (const [label, figures] of this.byLabel) {
      if (mentions(sentence, label)) for (const other of figures) count(other, RELATED_PAIRS + label.length);
    }
    // An answer in quotation marks stands in its table without them.
    for (const label of figure.labels.filter(({ length }) => length >= RELATED_PAIRS)) {
      for (const [text, figures] of this.bySentence) {
        if (text.includes(label)) for (const other of figures) count(other, RELATED_PAIRS + label.length);
      }
    }
    this.relatedCache.set(cacheKey, scores);
    return scores;
  }
}

/** Figures with the same words around them are related to the same others. */
function keyOf({ group, context, labels }: Figure): string {
  return [group, context, ...labels].join('\n');
}

function add(map: Map<string, Figure[]>, key: string, figure: Figure): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [figure]);
  else list.push(figure);
}

function isLike({ kind, unit }: Figure, other: Figure): boolean {
  if (unit !== '' && other.unit !== '' && unit !== other.unit) return false;
  if (kind === other.kind || kind === 'any') return true;
  return other.kind === 'any' && kind !== 'points' && kind !== 'times';
}

export function tableOf({ placed: { block } }: Figure): string | null {
  return block.kind === 'table-row' ? block.table.id : null;
}

export function agreesInYear(first: Figure, second: Figure): boolean {
  return first.year === null || second.year === null || first.year === second.year;
}

export function plain({ value, decimals }: Figure): string {
  return value.toFixed(decimals);
}
