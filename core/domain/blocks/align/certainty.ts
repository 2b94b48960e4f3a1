import type { Link } from './correspondence.ts';
import { Doubles, margin, neighbourhood } from './doubles.ts';
import { type Draft, Drafts, type Matches } from './drafts.ts';
import { gapsOf } from './match-like.ts';
import { Neighbours, telling } from './neighbours.ts';
import { labelKey, type Row } from './rows.ts';

/** Less is no resemblance to be certain of. */
const leastResemblance = 0.5;
/** What a changed passage needs when no neighbour speaks for it. */
const leastAlone = 0.7;

/** Turns matches into links and decides of each whether it is certain. */
export function judge(matches: Matches): Link[] {
  return new Judge(matches).links();
}

class Judge {
  readonly #drafts: Drafts;
  readonly #neighbours: Neighbours;
  readonly #doubles: Doubles;
  readonly #tables: ReadonlyMap<string, string>;
  readonly #labels: { readonly before: Labels; readonly after: Labels };

  constructor(matches: Matches) {
    this.#drafts = new Drafts(matches);
    this.#neighbours = new Neighbours(this.#drafts);
    this.#doubles = new Doubles(this.#drafts, this.#neighbours);
    this.#tables = this.#findTables();
    this.#labels = { before: new Labels(matches.rowsBefore), after: new Labels(matches.rowsAfter) };
  }

  links(): Link[] {
    const gaps = gapsOf(this.#drafts.matches.equal);
    const inGapBefore = membersOf(gaps.before);
    const inGapAfter = membersOf(gaps.after);
    return this.#drafts.all.map((draft) => {
      const first = draft.before[0] ?? 0;
      const gap = gaps.before[first] ?? -1;
      const certain = draft.equal
        ? !this.#doubles.isDoubtful(draft) && this.#equalIsCertain(first)
        : this.#doubles.isAlone(draft) ||
          this.#likeIsCertain(draft, inGapBefore.get(gap) ?? [], inGapAfter.get(gap) ?? []);
      return { ...draft, certain };
    });
  }

  #equalIsCertain(at: number): boolean {
    if (this.#neighbours.isSingle(at)) {
      if (this.#neighbours.isBetween(at)) return true;
      const known =
        this.#neighbours.isTelling(at) || this.#neighbours.isHeld(at) || this.#isOnlyRowOfItsLabel(at);
      return known && !this.#doubles.isAtOldPlace(at);
    }
    if (this.#neighbours.isEnclosed(at)) return true;
    if (!this.#neighbours.isBesideOne(at) || this.#drafts.before[at]?.stays !== true) return false;
    if (!this.#isSingleAround(at) || this.#isClaimedByTwin(at)) return false;
    return !this.#drafts.isOfPage(at) || !this.#doubles.isAtOldPlace(at);
  }

  /** Whether a short row is the only one about its matter in its table, which both versions have. */
  #isOnlyRowOfItsLabel(at: number): boolean {
    const { rowsBefore, rowsAfter } = this.#drafts.matches;
    const row = rowsBefore.get(at);
    const rowAfter = rowsAfter.get(this.#drafts.before[at]?.after[0] ?? -1);
    if (row === undefined || rowAfter === undefined || row.label === '') return false;
    if (this.#tables.get(row.table) !== rowAfter.table) return false;
    return this.#labels.before.isOnlyInTable(row) && this.#labels.after.isOnlyInTable(rowAfter);
  }

  /** For each table of the old version the one of the new version that has most of its rows. */
  #findTables(): Map<string, string> {
    const { rowsBefore, rowsAfter } = this.#drafts.matches;
    const votes = new Map<string, Map<string, number>>();
    for (const [at, row] of rowsBefore) {
      const rowAfter = rowsAfter.get(this.#drafts.before[at]?.after[0] ?? -1);
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

  /** Whether the key occurs once between the nearest passages that cannot be mistaken, in both versions. */
  #isSingleAround(at: number): boolean {
    const { matches, before } = this.#drafts;
    const isFrame = (other: number): boolean =>
      this.#neighbours.isTelling(other) && before[other]?.stays === true;
    let left = at - 1;
    while (left >= 0 && !isFrame(left)) left -= 1;
    let right = at + 1;
    while (right < matches.before.flowing && !isFrame(right)) right += 1;
    const from = left < 0 ? 0 : (before[left]?.after.at(-1) ?? 0) + 1;
    const to = before[right]?.after[0] ?? matches.after.flowing;
    if (right - left > neighbourhood || to - from > neighbourhood) return false;
    return (
      this.#doubles.countLike(at, 'before', left + 1, right) === 1 &&
      this.#doubles.countLike(at, 'after', from, to) === 1
    );
  }

  /** Whether a twin has a claim to the partner of a passage, or the passage to a twin of its partner, by a neighbour. */
  #isClaimedByTwin(at: number): boolean {
    const { matches, before, after } = this.#drafts;
    const { equal } = matches;
    const partner = equal.after[at] ?? -1;
    const key = equal.keysBefore[at];
    return [-1, 1].some((side) => {
      const source = after[partner + side]?.before;
      const old = (side === 1 ? source?.[0] : source?.at(-1)) ?? -2;
      if (old >= 0 && old - side !== at && equal.keysBefore[old - side] === key) return true;
      const target = before[at + side]?.after;
      const now = (side === 1 ? target?.[0] : target?.at(-1)) ?? -2;
      if (now >= 0 && now - side !== partner && equal.keysAfter[now - side] === key) return true;
      // Nothing on that side kept its place: then the passage itself may be another one.
      const kept = before[at + side]?.stays === true || after[partner + side]?.stays === true;
      return !kept && this.#isInside(at + side, partner + side);
    });
  }

  #isInside(at: number, other: number): boolean {
    const { before, after } = this.#drafts.matches;
    return at >= 0 && other >= 0 && at < before.flowing && other < after.flowing;
  }

  #likeIsCertain(draft: Draft, inGapBefore: readonly number[], inGapAfter: readonly number[]): boolean {
    const { matches, before, after } = this.#drafts;
    const [first, last] = [draft.before[0] ?? 0, draft.before.at(-1) ?? 0];
    const partner = draft.after[0] ?? 0;
    if (!draft.stays) {
      const [row, rowAfter] = [matches.rowsBefore.get(first), matches.rowsAfter.get(partner)];
      return row !== undefined && rowAfter !== undefined && this.#isOnlyOfItsLabel(row, rowAfter);
    }
    if (draft.resemblance < leastResemblance) return false;
    if (inGapBefore.length > neighbourhood * 2 || inGapAfter.length > neighbourhood * 2) return false;
    const beside = this.#neighbours.isBeside(first, -1) || this.#neighbours.isBeside(last, 1);
    if (!beside && (draft.resemblance < leastAlone || this.#drafts.weight(first) < telling)) return false;
    const least = draft.resemblance - margin;
    const rivalBefore = inGapBefore.some(
      (at) =>
        before[at] !== draft &&
        before[at]?.equal !== true &&
        (this.#drafts.alike(at, partner) > least ||
          (before[at] === null && this.#doubles.isPieceOf(matches.before, at, matches.after, partner))),
    );
    const rivalAfter = inGapAfter.some(
      (at) =>
        after[at] !== draft &&
        after[at]?.equal !== true &&
        (this.#drafts.alike(first, at) > least ||
          (after[at] === null && this.#doubles.isPieceOf(matches.after, at, matches.before, first))),
    );
    return !rivalBefore && !rivalAfter;
  }

  #isOnlyOfItsLabel(row: Row, rowAfter: Row): boolean {
    const key = labelKey(row);
    const isTelling = key.length >= 4 && key === labelKey(rowAfter);
    return isTelling && this.#labels.before.count(key) === 1 && this.#labels.after.count(key) === 1;
  }
}

/** How often the labels of rows occur in a version. */
class Labels {
  readonly #inVersion = new Map<string, number>();
  readonly #inTable = new Map<string, number>();

  constructor(rows: ReadonlyMap<number, Row>) {
    for (const row of rows.values()) {
      const key = labelKey(row);
      this.#inVersion.set(key, this.count(key) + 1);
      this.#inTable.set(inTable(row), (this.#inTable.get(inTable(row)) ?? 0) + 1);
    }
  }

  count(key: string): number {
    return this.#inVersion.get(key) ?? 0;
  }

  isOnlyInTable(row: Row): boolean {
    return this.#inTable.get(inTable(row)) === 1;
  }
}

function inTable(row: Row): string {
  return `${row.table} ${row.label}`;
}

function membersOf(gaps: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  gaps.forEach((gap, index) => {
    const list = members.get(gap);
    if (list === undefined) members.set(gap, [index]);
    else list.push(index);
  });
  return members;
}
