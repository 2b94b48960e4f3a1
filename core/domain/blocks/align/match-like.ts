import type { EqualMatches } from './match-equal.ts';
import type { PassageForm, Reading } from './reading.ts';
import { contained, resemblance, type Shape, ShapeIndex, shapeOf } from './resemblance.ts';
import { type Row, rowResemblance } from './rows.ts';

/** Passages that became one another with changes: one to one, or one to several when a sentence was split or merged. */
export interface LikeGroup {
  /** Indexes of passages in their order; both lists have entries. */
  readonly before: number[];
  readonly after: number[];
  /** Of the first pair, from 0 to 1. */
  readonly resemblance: number;
  /** Whether they stand between the same matched passages. */
  readonly sameGap: boolean;
}

/** Least resemblance of a pair between the same neighbours, and of one that was found elsewhere. */
const leastHere = 0.35;
const leastElsewhere = 0.55;
/** A pair between the same neighbours is taken before one that is a little more alike elsewhere. */
const hereBonus = 0.3;
/** How many pairs between two matched passages are compared one by one. */
const mostPairs = 900;
const mostCandidates = 5;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly resemblance: number;
  readonly sameGap: boolean;
  readonly score: number;
}

/** Pairs what matchEqual left over by likeness. */
export function matchLike(
  before: Reading,
  after: Reading,
  equal: EqualMatches,
  rowsBefore: ReadonlyMap<number, Row>,
  rowsAfter: ReadonlyMap<number, Row>,
): LikeGroup[] {
  const gaps = gapsOf(equal);
  const shapesBefore = shapesOfLeft(before, equal.after);
  const shapesAfter = shapesOfLeft(after, equal.before);
  const likeness = (one: number, other: number): number => {
    const [rowOne, rowOther] = [rowsBefore.get(one), rowsAfter.get(other)];
    if (rowOne !== undefined && rowOther !== undefined) return rowResemblance(rowOne, rowOther);
    const [shapeOne, shapeOther] = [shapesBefore.get(one), shapesAfter.get(other)];
    return shapeOne === undefined || shapeOther === undefined ? 0 : resemblance(shapeOne, shapeOther);
  };
  const candidates = candidatesOf(before, after, gaps, shapesBefore, shapesAfter, likeness);
  candidates.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after);
  const groups: LikeGroup[] = [];
  const groupOf = new Map<number, LikeGroup>();
  const groupOfAfter = new Map<number, LikeGroup>();
  for (const one of candidates) {
    if (groupOf.has(one.before) || groupOfAfter.has(one.after)) continue;
    const group: LikeGroup = {
      before: [one.before],
      after: [one.after],
      resemblance: one.resemblance,
      sameGap: one.sameGap,
    };
    groups.push(group);
    groupOf.set(one.before, group);
    groupOfAfter.set(one.after, group);
  }
  join(shapesBefore, groupOf, shapesAfter, 'before', before);
  join(shapesAfter, groupOfAfter, shapesBefore, 'after', after);
  return groups;
}

interface Gaps {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** For each passage the last matched one before it that kept its place, as an index of the old version; -1 at the start. */
export function gapsOf(equal: EqualMatches): Gaps {
  const before = new Int32Array(equal.after.length);
  const after = new Int32Array(equal.before.length);
  let last = -1;
  for (let at = 0; at < before.length; at += 1) {
    if (equal.after[at] !== -1 && equal.stays[at] === 1) last = at;
    before[at] = last;
  }
  last = -1;
  for (let at = 0; at < after.length; at += 1) {
    const partner = equal.before[at] ?? -1;
    if (partner !== -1 && equal.stays[partner] === 1) last = partner;
    after[at] = last;
  }
  return { before, after };
}

function shapesOfLeft(reading: Reading, partners: Int32Array): Map<number, Shape> {
  const shapes = new Map<number, Shape>();
  for (let at = 0; at < partners.length; at += 1) {
    const passage = reading.passages[at];
    if (partners[at] === -1 && passage !== undefined && passage.end > passage.start)
      shapes.set(at, shapeOf(reading.text.slice(passage.start, passage.end)));
  }
  return shapes;
}

function comparableForms(one: PassageForm | undefined, other: PassageForm | undefined): boolean {
  const words = (form: PassageForm | undefined): boolean => form === 'sentence' || form === 'heading';
  return one === other || (words(one) && words(other));
}

function candidatesOf(
  before: Reading,
  after: Reading,
  gaps: Gaps,
  shapesBefore: ReadonlyMap<number, Shape>,
  shapesAfter: ReadonlyMap<number, Shape>,
  likeness: (one: number, other: number) => number,
): Candidate[] {
  const candidates: Candidate[] = [];
  const seen = new Set<number>();
  const consider = (one: number, other: number): void => {
    if (!comparableForms(before.passages[one]?.form, after.passages[other]?.form)) return;
    const code = one * after.passages.length + other;
    if (seen.has(code)) return;
    seen.add(code);
    const value = likeness(one, other);
    const sameGap = gaps.before[one] === gaps.after[other];
    if (value < (sameGap ? leastHere : leastElsewhere)) return;
    candidates.push({
      before: one,
      after: other,
      resemblance: value,
      sameGap,
      score: value + (sameGap ? hereBonus : 0),
    });
  };
  const inGap = new Map<number, { before: number[]; after: number[] }>();
  for (const at of shapesBefore.keys()) gapAt(inGap, gaps.before[at] ?? -1).before.push(at);
  for (const at of shapesAfter.keys()) gapAt(inGap, gaps.after[at] ?? -1).after.push(at);
  for (const gap of inGap.values()) {
    if (gap.before.length * gap.after.length > mostPairs) continue;
    for (const one of gap.before) for (const other of gap.after) consider(one, other);
  }
  const index = new ShapeIndex(shapesAfter);
  for (const [one, shape] of shapesBefore)
    for (const other of index.nearest(shape, mostCandidates)) consider(one, other);
  return candidates;
}

function gapAt(
  gaps: Map<number, { before: number[]; after: number[] }>,
  key: number,
): { before: number[]; after: number[] } {
  const gap = gaps.get(key) ?? { before: [], after: [] };
  gaps.set(key, gap);
  return gap;
}

/** Shorter pieces of a split sentence could belong anywhere. */
const leastPiece = 6;
const leastContained = 0.7;

/** A passage left alone that stands beside a pair and whose words the partner of that neighbour holds belongs to the pair. */
function join(
  alone: ReadonlyMap<number, Shape>,
  groupOf: Map<number, LikeGroup>,
  partners: ReadonlyMap<number, Shape>,
  side: 'before' | 'after',
  reading: Reading,
): void {
  const other = side === 'before' ? 'after' : 'before';
  for (const [at, shape] of alone) {
    if (groupOf.has(at) || shape.length < leastPiece || reading.passages[at]?.form !== 'sentence') continue;
    for (const neighbour of [at - 1, at + 1]) {
      const group = groupOf.get(neighbour);
      const [partner] = group?.[other] ?? [];
      if (group === undefined || partner === undefined || group[other].length > 1) continue;
      if (reading.passages[neighbour]?.form !== 'sentence') continue;
      if (contained(shape, partners.get(partner) ?? shapeOf('')) < leastContained) continue;
      group[side].push(at);
      group[side].sort((a, b) => a - b);
      groupOf.set(at, group);
      break;
    }
  }
}
