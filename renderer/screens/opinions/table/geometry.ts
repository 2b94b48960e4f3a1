import type { CompileSection } from '../../../../core/contract/compile-schemas.ts';

/** Heights in pixels; all rows are alike, so that any place of 20,000 rows is known without drawing those before it. */
export interface Heights {
  readonly row: number;
  readonly heading: number;
}

/** A piece of the table from its top; `index` of a heading is that of the first row below it. */
export type Slice =
  | { readonly type: 'heading'; readonly section: number; readonly index: number; readonly top: number }
  | { readonly type: 'row'; readonly index: number; readonly top: number };

/** Where rows and the headings between them stand. */
export class TableGeometry {
  readonly total: number;
  private readonly heights: Heights;
  /** Index of the first row of each section. */
  private readonly starts: readonly number[];

  constructor(total: number, sections: readonly CompileSection[], heights: Heights) {
    this.total = total;
    this.heights = heights;
    const starts: number[] = [];
    let start = 0;
    for (const { count } of sections) {
      starts.push(start);
      start += count;
    }
    this.starts = starts;
  }

  get height(): number {
    return this.total * this.heights.row + this.starts.length * this.heights.heading;
  }

  /** The section that a row stands in; -1 in a table without headings. */
  sectionOf(index: number): number {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  topOf(index: number): number {
    return index * this.heights.row + (this.sectionOf(index) + 1) * this.heights.heading;
  }

  /** The row that stands at a height, or the next one below it. */
  rowAt(top: number): number {
    let [low, high] = [0, this.total];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.topOf(middle) + this.heights.row <= top) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, Math.min(low, this.total - 1));
  }

  /** Counts from 1 over headings and rows, after the line with the names of the columns: for aria-rowindex. */
  lineOf(index: number): number {
    return index + this.sectionOf(index) + 3;
  }

  get lines(): number {
    return this.total + this.starts.length + 1;
  }

  /** Headings and rows with indices from `from` to below `to`, a heading with the first of its rows. */
  slices(from: number, to: number): Slice[] {
    const slices: Slice[] = [];
    for (let index = Math.max(0, from); index < Math.min(to, this.total); index += 1) {
      const section = this.sectionOf(index);
      const top = this.topOf(index);
      if (section !== -1 && this.starts[section] === index) {
        slices.push({ type: 'heading', section, index, top: top - this.heights.heading });
      }
      slices.push({ type: 'row', index, top });
    }
    return slices;
  }
}
