import type { Link } from './correspondence.ts';
import { type EqualMatches, weightOf } from './match-equal.ts';
import { gapsOf, type LikeGroup } from './match-like.ts';
import type { Reading } from './reading.ts';
import { Repeats } from './repeats.ts';
import { contained, resemblance, type Shape, shapeOf } from './resemblance.ts';
import { lookalikes } from './rivals.ts';
import { labelKey, type Row, rowResemblance } from './rows.ts';

export interface Matches {
  readonly before: Reading;
  readonly after: Reading;
  readonly equal: EqualMatches;
  readonly like: readonly LikeGroup[];
  readonly rowsBefore: ReadonlyMap<number, Row>;
  readonly rowsAfter: ReadonlyMap<number, Row>;
}

/** A passage of more units than this does not come about twice by chance. */
const telling = 12;
/** Short passages that stay side by side tell as much as a long one when they have that many units together. */
const tellingTogether = 16;
/** How far around a passage its rivals are looked for. */
const neighbourhood = 24;
/** A passage that was moved and changed must be that much like itself. */
const leastMoved = 0.75;
/** Two candidates closer than this cannot be told apart. */
const margin = 0.15;

/** Shorter pieces are found in any passage. */
const leastPiece = 4;

/** Turns matches into links and decides of each whether it is certain. */
export function judge(matches: Matches): Link[] {
  return new Judge(matches).links();
}

interface Draft {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly equal: boolean;
  readonly stays: boolean;
  readonly resemblance: number;
}

class Judge {
  readonly #matches: Matches;
  readonly #drafts: readonly Draft[];
  readonly #draftBefore: (Draft | null)[];
  readonly #draftAfter: (Draft | null)[];
  readonly #besideLeft: Uint8Array;
  readonly #besideRight: Uint8Array;
  /** 1 for passages that hold their neighbours: long and without a twin. */
  readonly #telling: Uint8Array;
  #repeats: readonly [Repeats, Repeats] | null = null;
  readonly #tables: ReadonlyMap<string, string>;
  readonly #heldLeft: Uint8Array;
  readonly #heldRight: Uint8Array;

  constructor(matches: Matches) {
    this.#matches = matches;
    const { before, after, equal, like } = matches;
    const drafts: Draft[] = like.map((group) => ({ ...group, equal: false, stays: group.sameGap }));
    for (let at = 0; at < equal.after.length; at += 1) {
      const partner = equal.after[at] ?? -1;
      if (partner >= 0)
        drafts.push({
          before: [at],
          after: [partner],
          equal: true,
          stays: equal.stays[at] === 1,
          resemblance: 1,
        });
    }
    this.#drafts = drafts;
    this.#draftBefore = before.passages.map(() => null);
    this.#draftAfter = after.passages.map(() => null);
    for (const draft of drafts) {
      for (const index of draft.before) this.#draftBefore[index] = draft;
      for (const index of draft.after) this.#draftAfter[index] = draft;
    }
    const flowing = before.flowing;
    this.#besideLeft = Uint8Array.from({ length: flowing }, (_, at) => (this.#areBeside(at - 1, at) ? 1 : 0));
    this.#besideRight = Uint8Array.from({ length: flowing }, (_, at) =>
      this.#areBeside(at, at + 1) ? 1 : 0,
    );
    this.#telling = this.#findTelling();
    this.#tables = this.#findTables();
    this.#heldLeft = new Uint8Array(flowing);
    this.#heldRight = new Uint8Array(flowing);
    for (let at = 0; at < flowing; at += 1)
      this.#heldLeft[at] =
        this.#besideLeft[at] === 1 &&
        (at === 0 || this.#telling[at - 1] === 1 || this.#heldLeft[at - 1] === 1)
          ? 1
          : 0;
    for (let at = flowing - 1; at >= 0; at -= 1)
      this.#heldRight[at] =
        this.#besideRight[at] === 1 &&
        (at === flowing - 1 || this.#telling[at + 1] === 1 || this.#heldRight[at + 1] === 1)
          ? 1
          : 0;
  }

  /** For each table of the old version the one of the new version that has most of its rows. */
  #findTables(): Map<string, string> {
    const { rowsBefore, rowsAfter } = this.#matches;
    const votes = new Map<string, Map<string, number>>();
    for (const [at, row] of rowsBefore) {
      const rowAfter = rowsAfter.get(this.#draftBefore[at]?.after[0] ?? -1);
      if (rowAfter === undefined) continue;
      const own = votes.get(row.table) ?? new Map<string, number>();
      own.set(rowAfter.table, (own.get(rowAfter.table) ?? 0) + 1);
      votes.set(row.table, own);
    }
    const tables = new Map<string, string>();
    for (const [table, own] of votes) {
      const [best] = [...own].sort((a, b) => b[1] - a[1]);
      if (best !== undefined) tables.set(table, best[0]);
    }
    return tables;
  }

  links(): Link[] {
    const alone = this.#movedWithoutRival();
    const gaps = gapsOf(this.#matches.equal);
    const inGapBefore = membersOf(gaps.before);
    const inGapAfter = membersOf(gaps.after);
    return this.#drafts.map((draft) => {
      const first = draft.before[0] ?? 0;
      const certain = draft.equal
        ? this.#equalIsCertain(first)
        : alone.has(draft) ||
          this.#likeIsCertain(
            draft,
            inGapBefore.get(gaps.before[first] ?? -1) ?? [],
            inGapAfter.get(gaps.before[first] ?? -1) ?? [],
          );
      return { ...draft, certain };
    });
  }

  /** Whether two neighbours of the old version are neighbours in the new one. The ends of the version are neighbours too. */
  #areBeside(left: number, right: number): boolean {
    const { before, after } = this.#matches;
    const [one, other] = [this.#draftBefore[left] ?? null, this.#draftBefore[right] ?? null];
    if (left < 0) return other?.stays === true && other.after[0] === 0;
    if (right >= before.flowing) return one?.stays === true && one.after.at(-1) === after.flowing - 1;
    if (one === null || other === null) return false;
    if (one === other) return true;
    return one.stays === other.stays && (one.after.at(-1) ?? -2) + 1 === other.after[0];
  }

  #isSingle(at: number): boolean {
    const { before, after, equal } = this.#matches;
    const key = equal.keysBefore[at] ?? 0;
    if (equal.countBefore[key] !== 1 || equal.countAfter[key] !== 1) return false;
    // Where the lines of a page are cut is a guess: a twin may hide in a longer passage.
    const passage = before.passages[at];
    const partner = after.passages[equal.after[at] ?? -1];
    if (passage === undefined || partner === undefined) return false;
    if (!this.#isOfPage(at)) return true;
    this.#repeats ??= [new Repeats(before.text), new Repeats(after.text)];
    const [repeatsBefore, repeatsAfter] = this.#repeats;
    return (
      repeatsBefore.isOnly(passage.start, passage.end) && repeatsAfter.isOnly(partner.start, partner.end)
    );
  }

  #isOfPage(at: number): boolean {
    const { before } = this.#matches;
    return before.blocks[before.passages[at]?.block ?? -1]?.kind === 'page';
  }

  #weight(at: number): number {
    const passage = this.#matches.before.passages[at];
    return passage === undefined ? 0 : weightOf(passage) - 1;
  }

  #findTelling(): Uint8Array {
    const result = new Uint8Array(this.#besideLeft.length);
    let from = 0;
    while (from < result.length) {
      let to = from + 1;
      while (to < result.length && this.#besideLeft[to] === 1) to += 1;
      const single: number[] = [];
      for (let at = from; at < to; at += 1) {
        const draft = this.#draftBefore[at] ?? null;
        if (draft?.equal === true && this.#isSingle(at)) single.push(at);
        if (draft?.equal === false && draft.stays && draft.resemblance >= 0.6 && this.#weight(at) >= telling)
          result[at] = 1;
      }
      const together = single.reduce((sum, at) => sum + this.#weight(at), 0);
      for (const at of single)
        if (this.#weight(at) >= telling || (single.length > 1 && together >= tellingTogether)) result[at] = 1;
      from = to;
    }
    return result;
  }

  #equalIsCertain(at: number): boolean {
    const beside = this.#besideLeft[at] === 1 || this.#besideRight[at] === 1;
    const between = this.#besideLeft[at] === 1 && this.#besideRight[at] === 1;
    const held = this.#heldLeft[at] === 1 || this.#heldRight[at] === 1;
    if (this.#isSingle(at)) {
      if (between) return true;
      const known = this.#telling[at] === 1 || held || this.#isOnlyRowOfItsLabel(at);
      return known && !this.#hasDoubleAtOldPlace(at);
    }
    if (this.#heldLeft[at] === 1 && this.#heldRight[at] === 1) return true;
    if (!beside || this.#draftBefore[at]?.stays !== true || !this.#isSingleAround(at)) return false;
    return !this.#isOfPage(at) || !this.#hasDoubleAtOldPlace(at);
  }

  /** Whether a short row is the only one about its matter in its table, which both versions have. */
  #isOnlyRowOfItsLabel(at: number): boolean {
    const { rowsBefore, rowsAfter } = this.#matches;
    const row = rowsBefore.get(at);
    const rowAfter = rowsAfter.get(this.#draftBefore[at]?.after[0] ?? -1);
    if (row === undefined || rowAfter === undefined || row.label === '') return false;
    if (this.#tables.get(row.table) !== rowAfter.table) return false;
    return (
      !this.#hasDoubleAtOldPlace(at) &&
      this.#isOnlyLabel(rowsBefore, row) &&
      this.#isOnlyLabel(rowsAfter, rowAfter)
    );
  }

  #isOnlyLabel(rows: ReadonlyMap<number, Row>, row: Row): boolean {
    let count = 0;
    for (const other of rows.values()) if (other.table === row.table && other.label === row.label) count += 1;
    return count === 1;
  }

  /** Whether the key occurs once between the nearest passages that cannot be mistaken, in both versions. */
  #isSingleAround(at: number): boolean {
    const { before, after, equal } = this.#matches;
    let left = at - 1;
    while (left >= 0 && !this.#isFrame(left)) left -= 1;
    let right = at + 1;
    while (right < before.flowing && !this.#isFrame(right)) right += 1;
    const firstAfter = left < 0 ? 0 : (this.#draftBefore[left]?.after.at(-1) ?? 0) + 1;
    const endAfter = this.#draftBefore[right]?.after[0] ?? equal.keysAfter.length;
    if (right - left > neighbourhood || endAfter - firstAfter > neighbourhood) return false;
    const key = equal.keysBefore[at];
    const shape = this.#isOfPage(at) ? shapeOf(textOf(before, at)) : null;
    const isIt = (reading: Reading, keys: Int32Array, other: number): boolean =>
      keys[other] === key || (shape !== null && isLike(shape, shapeOf(textOf(reading, other))));
    let count = 0;
    for (let other = left + 1; other < right; other += 1)
      if (isIt(before, equal.keysBefore, other)) count += 1;
    for (let other = firstAfter; other < endAfter; other += 1)
      if (isIt(after, equal.keysAfter, other)) count += 1;
    return count === 2;
  }

  #isFrame(at: number): boolean {
    return this.#telling[at] === 1 && this.#draftBefore[at]?.stays === true;
  }

  /** Whether something much like a moved passage stands where it stood: then either may be the one. */
  #hasDoubleAtOldPlace(at: number): boolean {
    const { before, after } = this.#matches;
    let left = at - 1;
    while (left >= 0 && this.#draftBefore[left]?.stays !== true) left -= 1;
    let right = at + 1;
    while (right < before.flowing && this.#draftBefore[right]?.stays !== true) right += 1;
    const from = left < 0 ? 0 : (this.#draftBefore[left]?.after.at(-1) ?? 0) + 1;
    const to = Math.min(this.#draftBefore[right]?.after[0] ?? after.flowing, from + neighbourhood);
    const own = this.#draftBefore[at]?.after[0];
    for (let other = from; other < to; other += 1) {
      if (other === own || this.#draftAfter[other]?.equal === true) continue;
      if (this.#couldBe(at, other)) return true;
    }
    return false;
  }

  #alike(at: number, other: number): number {
    const { before, after, rowsBefore, rowsAfter } = this.#matches;
    const [row, rowAfter] = [rowsBefore.get(at), rowsAfter.get(other)];
    if (row !== undefined && rowAfter !== undefined) return rowResemblance(row, rowAfter);
    return resemblance(shapeOf(textOf(before, at)), shapeOf(textOf(after, other)));
  }

  /** Whether a new passage may be an old one with changes: like it, or with nearly all of its words and more. */
  #couldBe(at: number, other: number): boolean {
    const { before, after, rowsBefore, rowsAfter } = this.#matches;
    const [row, rowAfter] = [rowsBefore.get(at), rowsAfter.get(other)];
    if (row !== undefined && rowAfter !== undefined) {
      // Figures make any two rows of a table alike; what they are about tells them apart.
      if (row.label !== '' && resemblance(shapeOf(row.label), shapeOf(rowAfter.label)) < 0.6) return false;
      return rowResemblance(row, rowAfter) >= 0.5;
    }
    return isLike(shapeOf(textOf(before, at)), shapeOf(textOf(after, other)));
  }

  #likeIsCertain(draft: Draft, inGapBefore: readonly number[], inGapAfter: readonly number[]): boolean {
    const { before, after, rowsBefore, rowsAfter } = this.#matches;
    const [first, last] = [draft.before[0] ?? 0, draft.before.at(-1) ?? 0];
    const [row, rowAfter] = [rowsBefore.get(first), rowsAfter.get(draft.after[0] ?? 0)];
    if (!draft.stays) {
      return row !== undefined && rowAfter !== undefined && this.#sameLabelOnce(row, rowAfter);
    }
    if (draft.resemblance < 0.5) return false;
    if (inGapBefore.length > neighbourhood * 2 || inGapAfter.length > neighbourhood * 2) return false;
    const beside = this.#besideLeft[first] === 1 || this.#besideRight[last] === 1;
    if (!beside && (draft.resemblance < 0.7 || this.#weight(first) < telling)) return false;
    const rivalBefore = inGapBefore.some(
      (at) =>
        this.#draftBefore[at] !== draft &&
        this.#draftBefore[at]?.equal !== true &&
        (this.#alike(at, draft.after[0] ?? 0) > draft.resemblance - margin ||
          (this.#draftBefore[at] === null && this.#isPieceOf(before, at, after, draft.after[0] ?? 0))),
    );
    const rivalAfter = inGapAfter.some(
      (at) =>
        this.#draftAfter[at] !== draft &&
        this.#draftAfter[at]?.equal !== true &&
        (this.#alike(first, at) > draft.resemblance - margin ||
          (this.#draftAfter[at] === null && this.#isPieceOf(after, at, before, first))),
    );
    return !rivalBefore && !rivalAfter;
  }

  /** Passages that were moved and changed a little, and that nothing else in either version is like. */
  #movedWithoutRival(): ReadonlySet<Draft> {
    const { before, after } = this.#matches;
    const drafts = this.#drafts.filter(
      (draft) =>
        !draft.equal &&
        !draft.stays &&
        draft.resemblance >= leastMoved &&
        draft.before.length === 1 &&
        draft.after.length === 1 &&
        this.#weight(draft.before[0] ?? 0) >= telling,
    );
    const shapes = (reading: Reading, side: 'before' | 'after'): Shape[] =>
      drafts.map((draft) => {
        const passage = reading.passages[draft[side][0] ?? 0];
        return shapeOf(reading.text.slice(passage?.start ?? 0, passage?.end ?? 0));
      });
    const least = leastMoved - margin;
    const likeOld = lookalikes(shapes(before, 'before'), after, least);
    const likeNew = lookalikes(shapes(after, 'after'), before, least);
    return new Set(
      drafts.filter(
        (draft, index) =>
          likeOld[index]?.every((at) => at === draft.after[0]) === true &&
          likeNew[index]?.every((at) => at === draft.before[0]) === true,
      ),
    );
  }

  /** Whether a passage that has no partner could be a piece of another one. */
  #isPieceOf(reading: Reading, at: number, other: Reading, whole: number): boolean {
    const piece = shapeOf(textOf(reading, at));
    return piece.length >= leastPiece && contained(piece, shapeOf(textOf(other, whole))) >= 0.8;
  }

  #sameLabelOnce(before: Row, after: Row): boolean {
    const key = labelKey(before);
    if (key.length < 4 || key !== labelKey(after)) return false;
    const { rowsBefore, rowsAfter } = this.#matches;
    const once = (rows: ReadonlyMap<number, Row>): boolean =>
      [...rows.values()].filter((row) => labelKey(row) === key).length === 1;
    return once(rowsBefore) && once(rowsAfter);
  }
}

/** Whether one of two passages may be the other with changes: they are alike, or one has nearly all the words of the other. */
function isLike(shape: Shape, other: Shape): boolean {
  if (resemblance(shape, other) >= 0.5 || contained(shape, other) >= 0.8) return true;
  return other.length >= leastPiece && contained(other, shape) >= 0.8;
}

function textOf(reading: Reading, at: number): string {
  const passage = reading.passages[at];
  return passage === undefined ? '' : reading.text.slice(passage.start, passage.end);
}

function membersOf(gaps: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  gaps.forEach((gap, index) => {
    // The matched passage that opens a gap is not in it.
    const list = members.get(gap) ?? [];
    list.push(index);
    members.set(gap, list);
  });
  return members;
}
