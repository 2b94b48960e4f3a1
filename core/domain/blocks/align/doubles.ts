import { type Draft, type Drafts, textOf } from './drafts.ts';
import { type Neighbours, telling } from './neighbours.ts';
import type { Reading } from './reading.ts';
import { contained, resemblance, type Shape, shapeOf } from './resemblance.ts';
import { lookalikes } from './rivals.ts';

/** How far around a passage its rivals are looked for, in passages. */
export const neighbourhood = 24;
/** A passage that was moved and changed must be that much like itself. */
const leastMoved = 0.75;
/** Two candidates closer than this cannot be told apart. */
export const margin = 0.15;
/** Shorter passages are judged by their neighbours alone. */
const framed = 8;
/** Shorter pieces are found in any passage. */
const leastPiece = 4;

/** How much alike two passages must be for one to be the other with changes. */
interface Likeness {
  readonly words: number;
  /** How much of one passage must be in the other, longer one. */
  readonly held: number;
  readonly rowLabel: number;
  readonly row: number;
}

/** Anything that may be it. */
const loose: Likeness = { words: 0.5, held: 0.8, rowLabel: 0.6, row: 0.5 };
/** For a passage that kept a neighbour, which speaks for it. */
const strict: Likeness = { words: 0.85, held: 0.95, rowLabel: 0.8, row: 0.75 };

/** Finds what could be mistaken for a passage. */
export class Doubles {
  readonly #drafts: Drafts;
  readonly #neighbours: Neighbours;
  readonly #equalWithDouble: ReadonlySet<Draft>;
  readonly #movedWithoutRival: ReadonlySet<Draft>;

  constructor(drafts: Drafts, neighbours: Neighbours) {
    this.#drafts = drafts;
    this.#neighbours = neighbours;
    this.#equalWithDouble = this.#findEqualWithDouble();
    this.#movedWithoutRival = this.#findMovedWithoutRival();
  }

  /**
   * Whether an equal passage stands between other neighbours than before while something much like it, which is nobody's
   * equal, is in one of the versions: then that may be the one, edited, and this a copy.
   */
  isDoubtful(draft: Draft): boolean {
    return this.#equalWithDouble.has(draft);
  }

  /** Whether a passage was moved and changed a little, and nothing else in either version is like it. */
  isAlone(draft: Draft): boolean {
    return this.#movedWithoutRival.has(draft);
  }

  /** Whether something that may be an old passage stands where it stood. */
  isAtOldPlace(at: number): boolean {
    const { matches, before, after } = this.#drafts;
    let left = at - 1;
    while (left >= 0 && before[left]?.stays !== true) left -= 1;
    let right = at + 1;
    while (right < matches.before.flowing && before[right]?.stays !== true) right += 1;
    const from = left < 0 ? 0 : (before[left]?.after.at(-1) ?? 0) + 1;
    const to = Math.min(before[right]?.after[0] ?? matches.after.flowing, from + neighbourhood);
    const own = before[at]?.after[0];
    for (let other = from; other < to; other += 1)
      if (other !== own && after[other]?.equal !== true && this.#couldBe(at, other, this.#likeness(at)))
        return true;
    return false;
  }

  /** How many passages of a stretch of a version say the same as an old one; of pages, how many may say it. */
  countLike(at: number, side: 'before' | 'after', from: number, to: number): number {
    const { equal, before } = this.#drafts.matches;
    const reading = this.#drafts.matches[side];
    const keys = side === 'before' ? equal.keysBefore : equal.keysAfter;
    const shape = this.#drafts.isOfPage(at) ? shapeOf(textOf(before, at)) : null;
    let count = 0;
    for (let other = from; other < to; other += 1) {
      const same = keys[other] === equal.keysBefore[at];
      if (same || (shape !== null && isLike(shape, shapeOf(textOf(reading, other)), loose))) count += 1;
    }
    return count;
  }

  /** Whether a passage that has no partner could be a piece of another one. */
  isPieceOf(reading: Reading, at: number, other: Reading, whole: number): boolean {
    const piece = shapeOf(textOf(reading, at));
    return piece.length >= leastPiece && contained(piece, shapeOf(textOf(other, whole))) >= loose.held;
  }

  #likeness(at: number): Likeness {
    const kept = this.#neighbours.isBesideOne(at) && this.#drafts.before[at]?.stays === true;
    return kept ? strict : loose;
  }

  #couldBe(at: number, other: number, likeness: Likeness): boolean {
    const { before, after, rowsBefore, rowsAfter } = this.#drafts.matches;
    const [row, rowAfter] = [rowsBefore.get(at), rowsAfter.get(other)];
    if (row !== undefined && rowAfter !== undefined) {
      // Figures make any two rows of a table alike; what they are about tells them apart.
      const label = resemblance(shapeOf(row.label), shapeOf(rowAfter.label));
      if (row.label !== '' && label < likeness.rowLabel) return false;
      return this.#drafts.alike(at, other) >= likeness.row;
    }
    return isLike(shapeOf(textOf(before, at)), shapeOf(textOf(after, other)), likeness);
  }

  #findEqualWithDouble(): ReadonlySet<Draft> {
    const { matches, all, before, after } = this.#drafts;
    const drafts = all.filter(
      ({ equal, before: [at = 0] }) =>
        equal && !this.#neighbours.isBetween(at) && this.#drafts.weight(at) >= framed,
    );
    const shapes = drafts.map(({ before: [at = 0] }) => shapeOf(textOf(matches.before, at)));
    const inAfter = lookalikes(shapes, matches.after, loose.words);
    const inBefore = lookalikes(shapes, matches.before, loose.words);
    return new Set(
      drafts.filter((draft, index) => {
        const [at = 0] = draft.before;
        const [partner = 0] = draft.after;
        const likeness = this.#likeness(at);
        const isDouble = (other: number): boolean =>
          other !== partner && after[other]?.equal !== true && this.#couldBe(at, other, likeness);
        const isSource = (other: number): boolean =>
          other !== at && before[other]?.equal !== true && this.#couldBe(other, partner, likeness);
        return inAfter[index]?.some(isDouble) === true || inBefore[index]?.some(isSource) === true;
      }),
    );
  }

  #findMovedWithoutRival(): ReadonlySet<Draft> {
    const { matches, all } = this.#drafts;
    const drafts = all.filter(
      (draft) =>
        !draft.equal &&
        !draft.stays &&
        draft.resemblance >= leastMoved &&
        draft.before.length === 1 &&
        draft.after.length === 1 &&
        this.#drafts.weight(draft.before[0] ?? 0) >= telling,
    );
    const shapes = (side: 'before' | 'after'): Shape[] =>
      drafts.map((draft) => shapeOf(textOf(matches[side], draft[side][0] ?? 0)));
    const likeOld = lookalikes(shapes('before'), matches.after, leastMoved - margin);
    const likeNew = lookalikes(shapes('after'), matches.before, leastMoved - margin);
    return new Set(
      drafts.filter(
        (draft, index) =>
          likeOld[index]?.every((at) => at === draft.after[0]) === true &&
          likeNew[index]?.every((at) => at === draft.before[0]) === true,
      ),
    );
  }
}

/** Whether one of two passages may be the other with changes: they are alike, or one has nearly all the words of the other. */
function isLike(shape: Shape, other: Shape, { words, held }: Likeness): boolean {
  if (resemblance(shape, other) >= words || contained(shape, other) >= held) return true;
  return other.length >= leastPiece && contained(other, shape) >= held;
}
