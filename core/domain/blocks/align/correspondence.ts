import type { Block } from '../block.ts';
import { judge } from './certainty.ts';
import { matchEqual } from './match-equal.ts';
import { matchLike } from './match-like.ts';
import { type Reading, readBoth } from './reading.ts';
import { cellsOf, type Row, readRows } from './rows.ts';
import { equalRuns } from './token-diff.ts';

/** Passages of the old version and what they are in the new one. */
export interface Link {
  /** Indexes of passages; several on one side where a sentence was split or sentences were merged. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Word for word the same. */
  readonly equal: boolean;
  /** In the same order of reading as what stands around it. */
  readonly stays: boolean;
  /** 1 for equal passages, less for changed ones. */
  readonly resemblance: number;
  /** Whether nothing else could be meant. */
  readonly certain: boolean;
}

/** What became of each character and each passage of the old version. */
export interface Correspondence {
  readonly before: Reading;
  readonly after: Reading;
  /** For each unit of the old text its place in the new text, or -1; and the other way round. */
  readonly map: Int32Array;
  readonly back: Int32Array;
  /** By index of the passage. */
  readonly linkBefore: readonly (Link | null)[];
  readonly linkAfter: readonly (Link | null)[];
  readonly rowsBefore: ReadonlyMap<number, Row>;
  readonly rowsAfter: ReadonlyMap<number, Row>;
}

/** Compares two versions passage by passage, and changed passages character by character. */
export function correspond(before: readonly Block[], after: readonly Block[]): Correspondence {
  const [old, now] = readBoth(before, after);
  const rowsBefore = readRows(old);
  const rowsAfter = readRows(now);
  const equal = matchEqual(old, now);
  const like = matchLike(old, now, equal, rowsBefore, rowsAfter);
  const links = judge({ before: old, after: now, equal, like, rowsBefore, rowsAfter });
  const linkBefore = old.passages.map((): Link | null => null);
  const linkAfter = now.passages.map((): Link | null => null);
  const map = new Int32Array(old.text.length).fill(-1);
  const back = new Int32Array(now.text.length).fill(-1);
  const copy = (fromBefore: number, fromAfter: number, length: number): void => {
    for (let at = 0; at < length; at += 1) {
      map[fromBefore + at] = fromAfter + at;
      back[fromAfter + at] = fromBefore + at;
    }
  };
  for (const link of links) {
    for (const index of link.before) linkBefore[index] = link;
    for (const index of link.after) linkAfter[index] = link;
    copyLink(link, old, now, rowsBefore, rowsAfter, copy);
  }
  return { before: old, after: now, map, back, linkBefore, linkAfter, rowsBefore, rowsAfter };
}

type Copy = (fromBefore: number, fromAfter: number, length: number) => void;

function copyLink(
  link: Link,
  before: Reading,
  after: Reading,
  rowsBefore: ReadonlyMap<number, Row>,
  rowsAfter: ReadonlyMap<number, Row>,
  copy: Copy,
): void {
  const first = before.passages[link.before[0] ?? -1];
  const firstAfter = after.passages[link.after[0] ?? -1];
  if (first === undefined || firstAfter === undefined) return;
  if (link.equal) {
    copy(first.start, firstAfter.start, first.end - first.start);
    return;
  }
  const [row, rowAfter] = [rowsBefore.get(link.before[0] ?? -1), rowsAfter.get(link.after[0] ?? -1)];
  if (row !== undefined && rowAfter !== undefined) {
    cellsOf(row, rowAfter).forEach((partner, index) => {
      const [cell, other] = [row.cells[index], rowAfter.cells[partner]];
      if (cell === undefined || other === undefined) return;
      for (const run of equalRuns(cell.key, other.key))
        copy(cell.start + run.before, other.start + run.after, run.length);
    });
    return;
  }
  const [textBefore, placesBefore] = joined(before, link.before);
  const [textAfter, placesAfter] = joined(after, link.after);
  for (const run of equalRuns(textBefore, textAfter)) {
    for (let at = 0; at < run.length; at += 1)
      copy(placesBefore[run.before + at] ?? 0, placesAfter[run.after + at] ?? 0, 1);
  }
}

/** The text of several passages, and where each of its units stands in the text of the reading. */
function joined(reading: Reading, indexes: readonly number[]): [string, number[]] {
  let text = '';
  const places: number[] = [];
  for (const index of indexes) {
    const passage = reading.passages[index];
    if (passage === undefined) continue;
    text += reading.text.slice(passage.start, passage.end);
    for (let at = passage.start; at < passage.end; at += 1) places.push(at);
  }
  return [text, places];
}
