import type { Drafts } from './drafts.ts';
import { Repeats } from './repeats.ts';

/** A passage of more units than this does not come about twice by chance. */
export const telling = 12;
/** Short passages that stay side by side tell as much as a long one when they have that many units together. */
const tellingTogether = 16;
/** A changed passage that is this much like its old self holds its neighbours. */
const stillItself = 0.6;

/** Which passages of the old version still stand beside each other, and how sure they make one another. */
export class Neighbours {
  readonly #drafts: Drafts;
  readonly #besideLeft: Uint8Array;
  readonly #besideRight: Uint8Array;
  readonly #telling: Uint8Array;
  readonly #heldLeft: Uint8Array;
  readonly #heldRight: Uint8Array;
  #repeats: readonly [Repeats, Repeats] | null = null;

  constructor(drafts: Drafts) {
    this.#drafts = drafts;
    const { flowing } = drafts.matches.before;
    const marks = (is: (at: number) => boolean): Uint8Array =>
      Uint8Array.from({ length: flowing }, (_, at) => (is(at) ? 1 : 0));
    this.#besideLeft = marks((at) => this.#areBeside(at - 1, at));
    this.#besideRight = marks((at) => this.#areBeside(at, at + 1));
    this.#telling = this.#findTelling(flowing);
    this.#heldLeft = new Uint8Array(flowing);
    this.#heldRight = new Uint8Array(flowing);
    for (let at = 0; at < flowing; at += 1) {
      const holds = at === 0 || this.#telling[at - 1] === 1 || this.#heldLeft[at - 1] === 1;
      this.#heldLeft[at] = holds && this.#besideLeft[at] === 1 ? 1 : 0;
    }
    for (let at = flowing - 1; at >= 0; at -= 1) {
      const holds = at === flowing - 1 || this.#telling[at + 1] === 1 || this.#heldRight[at + 1] === 1;
      this.#heldRight[at] = holds && this.#besideRight[at] === 1 ? 1 : 0;
    }
  }

  /** The neighbour on that side (-1 or 1) stands there in both versions. */
  isBeside(at: number, side: -1 | 1): boolean {
    return (side === -1 ? this.#besideLeft : this.#besideRight)[at] === 1;
  }

  isBetween(at: number): boolean {
    return this.#besideLeft[at] === 1 && this.#besideRight[at] === 1;
  }

  isBesideOne(at: number): boolean {
    return this.#besideLeft[at] === 1 || this.#besideRight[at] === 1;
  }

  /** Beside unbroken neighbours that lead to one that cannot be mistaken, on one side or on both. */
  isHeld(at: number): boolean {
    return this.#heldLeft[at] === 1 || this.#heldRight[at] === 1;
  }

  isEnclosed(at: number): boolean {
    return this.#heldLeft[at] === 1 && this.#heldRight[at] === 1;
  }

  /** Long and without a twin: it cannot be mistaken, and holds its neighbours. */
  isTelling(at: number): boolean {
    return this.#telling[at] === 1;
  }

  /** Whether what an equal passage says stands once in either version. */
  isSingle(at: number): boolean {
    const { before, after, equal } = this.#drafts.matches;
    const key = equal.keysBefore[at] ?? 0;
    if (equal.countBefore[key] !== 1 || equal.countAfter[key] !== 1) return false;
    // Where the lines of a page are cut is a guess: a twin may hide in a longer passage.
    if (!this.#drafts.isOfPage(at)) return true;
    const passage = before.passages[at];
    const partner = after.passages[equal.after[at] ?? -1];
    if (passage === undefined || partner === undefined) return false;
    this.#repeats ??= [new Repeats(before.text), new Repeats(after.text)];
    const [old, now] = this.#repeats;
    return old.isOnly(passage.start, passage.end) && now.isOnly(partner.start, partner.end);
  }

  /** The ends of a version are neighbours too. */
  #areBeside(left: number, right: number): boolean {
    const { matches, before } = this.#drafts;
    const [one, other] = [before[left] ?? null, before[right] ?? null];
    if (left < 0) return other?.stays === true && other.after[0] === 0;
    if (right >= matches.before.flowing)
      return one?.stays === true && one.after.at(-1) === matches.after.flowing - 1;
    if (one === null || other === null) return false;
    return one === other || (one.stays === other.stays && (one.after.at(-1) ?? -2) + 1 === other.after[0]);
  }

  #findTelling(flowing: number): Uint8Array {
    const result = new Uint8Array(flowing);
    let from = 0;
    while (from < flowing) {
      let to = from + 1;
      while (to < flowing && this.#besideLeft[to] === 1) to += 1;
      const single: number[] = [];
      for (let at = from; at < to; at += 1) {
        const draft = this.#drafts.before[at] ?? null;
        if (draft === null) continue;
        const isLong = this.#drafts.weight(at) >= telling;
        if (draft.equal && this.isSingle(at)) single.push(at);
        if (!draft.equal && draft.stays && isLong && draft.resemblance >= stillItself) result[at] = 1;
      }
      const together = single.reduce((sum, at) => sum + this.#drafts.weight(at), 0);
      const tellTogether = single.length > 1 && together >= tellingTogether;
      for (const at of single) if (tellTogether || this.#drafts.weight(at) >= telling) result[at] = 1;
      from = to;
    }
    return result;
  }
}
