import type { Correspondence } from '../blocks/align/correspondence.ts';
import { blockRangesOf, type Reading, sentenceAround, textRangesOf } from '../blocks/align/reading.ts';
import { cellsOf, type Row, type RowCell } from '../blocks/align/rows.ts';
import type { ChangedNumber } from './carry-result.ts';
import { numbersIn } from './numbers.ts';

interface PlacedNumber {
  readonly value: string;
  readonly printed: string;
  /** Range of the text of the reading. */
  readonly start: number;
  readonly end: number;
  /** Whether it is the mark at the head of a line or heading. */
  readonly numbering: boolean;
}

export interface NumberChanges {
  readonly changed: readonly ChangedNumber[];
  /** Whether nothing but marks at the heads of lines changed. */
  readonly onlyNumbering: boolean;
}

const none: NumberChanges = { changed: [], onlyNumbering: false };

/** Compares the numbers of passages of the old version with those of the passages that they became. */
export class NumberComparison {
  readonly #correspondence: Correspondence;
  readonly #known = new Map<string, NumberChanges>();
  readonly #numbersBefore = new Map<number, readonly PlacedNumber[]>();
  readonly #numbersAfter = new Map<number, readonly PlacedNumber[]>();

  constructor(correspondence: Correspondence) {
    this.#correspondence = correspondence;
  }

  /** @param before, after indexes of passages */
  changes(before: readonly number[], after: readonly number[]): NumberChanges {
    const key = `${before.join()}:${after.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const result = this.#compare(
      sentenceAround(this.#correspondence.before, before),
      sentenceAround(this.#correspondence.after, after),
    );
    this.#known.set(key, result);
    return result;
  }

  #compare(before: readonly number[], after: readonly number[]): NumberChanges {
    const { map, back, rowsBefore, rowsAfter } = this.#correspondence;
    const [row, rowAfter] = [rowsBefore.get(before[0] ?? -1), rowsAfter.get(after[0] ?? -1)];
    if (row !== undefined && rowAfter !== undefined && before.length === 1 && after.length === 1)
      return this.#compareRows(before[0] ?? 0, row, after[0] ?? 0, rowAfter);
    const old = before.flatMap((index) => this.#numbers('before', index));
    const now = after.flatMap((index) => this.#numbers('after', index));
    if (old.length === now.length && old.every((one, index) => one.value === now[index]?.value)) return none;
    const gone = old.filter((one) => !this.#survives(one, map, 'after'));
    const come = now.filter((one) => !this.#survives(one, back, 'before'));
    return {
      changed: paired(gone, come),
      onlyNumbering: [...gone, ...come].every(({ numbering }) => numbering),
    };
  }

  /** Cell by cell: the same number in another column is another number. */
  #compareRows(before: number, row: Row, after: number, rowAfter: Row): NumberChanges {
    const old = this.#numbers('before', before);
    const now = this.#numbers('after', after);
    const partner = cellsOf(row, rowAfter);
    const changed: ChangedNumber[] = [];
    const inCell = (numbers: readonly PlacedNumber[], cell: RowCell | undefined): PlacedNumber[] =>
      cell === undefined ? [] : numbers.filter(({ start }) => start >= cell.start && start < cell.end);
    const compare = (gone: readonly PlacedNumber[], come: readonly PlacedNumber[]): void => {
      if (gone.length === come.length && gone.every((one, index) => one.value === come[index]?.value)) return;
      changed.push(...paired(gone, come));
    };
    row.cells.forEach((cell, index) => {
      compare(inCell(old, cell), inCell(now, rowAfter.cells[partner[index] ?? -1]));
    });
    rowAfter.cells.forEach((cell, index) => {
      if (!partner.includes(index)) compare([], inCell(now, cell));
    });
    return changed.length === 0 ? none : { changed, onlyNumbering: false };
  }

  /** Whether the number stands, whole and equal, at the place that its characters went to. */
  #survives(one: PlacedNumber, places: Int32Array, side: 'before' | 'after'): boolean {
    const start = places[one.start] ?? -1;
    if (start < 0) return false;
    const reading = this.#correspondence[side];
    const there = this.#numbers(side, reading.passageAt[start] ?? 0).find((other) => other.start === start);
    if (there === undefined || there.value !== one.value) return false;
    for (let at = one.start; at < one.end; at += 1)
      if ((places[at] ?? -1) < there.start || (places[at] ?? -1) >= there.end) return false;
    return true;
  }

  #numbers(side: 'before' | 'after', passage: number): readonly PlacedNumber[] {
    const cache = side === 'before' ? this.#numbersBefore : this.#numbersAfter;
    const known = cache.get(passage);
    if (known !== undefined) return known;
    const numbers = numbersOf(this.#correspondence[side], passage);
    cache.set(passage, numbers);
    return numbers;
  }
}

function paired(gone: readonly PlacedNumber[], come: readonly PlacedNumber[]): ChangedNumber[] {
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
    before: gone[index]?.printed ?? '',
    after: come[index]?.printed ?? '',
  }));
}

function numbersOf(reading: Reading, index: number): PlacedNumber[] {
  const passage = reading.passages[index];
  if (passage === undefined) return [];
  return blockRangesOf(reading, passage.start, passage.end).flatMap(({ block, from, to }) => {
    const source = reading.blocks[block];
    if (source === undefined) return [];
    const labelLength = 'labelLength' in source ? source.labelLength : 0;
    return numbersIn(source.text.slice(from, to)).flatMap((found): PlacedNumber[] => {
      const ranges = textRangesOf(reading, block, from + found.from, from + found.to);
      const start = ranges[0]?.[0];
      const end = ranges.at(-1)?.[1];
      if (start === undefined || end === undefined) return [];
      return [
        {
          value: found.value,
          printed: source.text.slice(from + found.from, from + found.to),
          start,
          end,
          numbering: from + found.to <= labelLength,
        },
      ];
    });
  });
}
