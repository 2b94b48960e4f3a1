import { type EqualMatches, weightOf } from './match-equal.ts';
import type { LikeGroup } from './match-like.ts';
import type { Reading } from './reading.ts';
import { resemblance, shapeOf } from './resemblance.ts';
import { type Row, rowResemblance } from './rows.ts';

export interface Matches {
  readonly before: Reading;
  readonly after: Reading;
  readonly equal: EqualMatches;
  readonly like: readonly LikeGroup[];
  readonly rowsBefore: ReadonlyMap<number, Row>;
  readonly rowsAfter: ReadonlyMap<number, Row>;
}

/** A link of which nobody knows yet whether it is certain. */
export interface Draft {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly equal: boolean;
  readonly stays: boolean;
  readonly resemblance: number;
}

/** All links between two versions, by the passages on either side. */
export class Drafts {
  readonly matches: Matches;
  readonly all: readonly Draft[];
  readonly before: readonly (Draft | null)[];
  readonly after: readonly (Draft | null)[];

  constructor(matches: Matches) {
    this.matches = matches;
    const { equal, like } = matches;
    const all: Draft[] = like.map((group) => ({ ...group, equal: false, stays: group.sameGap }));
    equal.after.forEach((partner, at) => {
      if (partner < 0) return;
      const stays = equal.stays[at] === 1;
      all.push({ before: [at], after: [partner], equal: true, stays, resemblance: 1 });
    });
    const before = matches.before.passages.map((): Draft | null => null);
    const after = matches.after.passages.map((): Draft | null => null);
    for (const draft of all) {
      for (const at of draft.before) before[at] = draft;
      for (const at of draft.after) after[at] = draft;
    }
    this.all = all;
    this.before = before;
    this.after = after;
  }

  /** Units of text of an old passage. */
  weight(at: number): number {
    const passage = this.matches.before.passages[at];
    return passage === undefined ? 0 : weightOf(passage) - 1;
  }

  /** Whether an old passage comes from the page of a PDF, where it is a guess which lines belong together. */
  isOfPage(at: number): boolean {
    const { before } = this.matches;
    return before.blocks[before.passages[at]?.block ?? -1]?.kind === 'page';
  }

  /** How much an old and a new passage are alike, from 0 to 1. */
  alike(at: number, other: number): number {
    const { before, after, rowsBefore, rowsAfter } = this.matches;
    const [row, rowAfter] = [rowsBefore.get(at), rowsAfter.get(other)];
    if (row !== undefined && rowAfter !== undefined) return rowResemblance(row, rowAfter);
    return resemblance(shapeOf(textOf(before, at)), shapeOf(textOf(after, other)));
  }
}

export function textOf(reading: Reading, at: number): string {
  const passage = reading.passages[at];
  return passage === undefined ? '' : reading.text.slice(passage.start, passage.end);
}
