import type { Block, BlockOf } from '../blocks/block.ts';
import { canonicalJson } from '../change-log/canonical-json.ts';
import type { Target, Verdict } from './annotation.ts';
import { carryAnchors } from './carry.ts';
import type { CarriedAnchor, CarryReason, ChangedNumber } from './carry-result.ts';
import { partOf } from './target.ts';

export interface CarriedTarget {
  readonly key: string;
  readonly verdict: Verdict;
  readonly reason: CarryReason;
  /** In the new version: where it is, or a proposal for `changed`; null for `orphaned`. */
  readonly target: Target | null;
  readonly changedNumbers: readonly ChangedNumber[];
}

/**
 * Carries targets of annotations from the blocks of one version to those of another. Shapes go with the block they are
 * drawn on. Quads are left out: they are of one file, and windows find them from the range.
 * @returns one result for each target, in the same order
 */
export function carryTargets(
  before: readonly Block[],
  after: readonly Block[],
  targets: readonly { readonly key: string; readonly target: Target }[],
): CarriedTarget[] {
  const anchors = targets.map(({ key, target }) => ({
    key,
    parts: target.parts.map(({ blockId, range }) => ({
      blockId,
      from: range?.[0] ?? null,
      to: range?.[1] ?? null,
    })),
  }));
  const carried = carryAnchors(before, after, anchors);
  const blocks = new Map(after.map((block) => [block.id, block]));
  const older = new Map(before.map((block) => [block.id, block]));
  return targets.flatMap(({ key, target }, index): CarriedTarget[] => {
    const result = carried[index];
    if (result === undefined) {
      return [];
    }
    const moved = targetAfter(target, result, blocks);
    const { verdict, reason } = result;
    const plain = { key, verdict, reason, target: moved, changedNumbers: result.numbers };
    return [moved === null ? plain : (figureChange(plain, older, blocks, target) ?? plain)];
  });
}

function targetAfter(
  target: Target,
  { parts }: CarriedAnchor,
  blocks: ReadonlyMap<string, Block>,
): Target | null {
  const carried = parts.flatMap(({ blockId, from, to }) => {
    const block = blocks.get(blockId);
    return block === undefined ? [] : [partOf(block, from === null || to === null ? null : [from, to])];
  });
  return carried.length === 0 ? null : { parts: carried, shape: target.shape };
}

/** A figure has no text of its own: what was marked on it may stand on other values now. */
function figureChange(
  carried: CarriedTarget & { readonly target: Target | null },
  older: ReadonlyMap<string, Block>,
  newer: ReadonlyMap<string, Block>,
  target: Target,
): CarriedTarget | null {
  const before = older.get(target.parts[0]?.blockId ?? '');
  const after = newer.get(carried.target?.parts[0]?.blockId ?? '');
  if (before?.kind !== 'figure' || after?.kind !== 'figure') {
    return null;
  }
  if (target.shape.type === 'dataPoint') {
    const [old, now] = [valueAt(before, target.shape), valueAt(after, target.shape)];
    if (old === now && old !== undefined) {
      return null;
    }
    return now === undefined
      ? { ...carried, verdict: 'orphaned', reason: 'textGone', target: null, changedNumbers: [] }
      : {
          ...carried,
          verdict: 'changed',
          reason: 'numberChanged',
          changedNumbers: [{ before: String(old ?? ''), after: String(now ?? '') }],
        };
  }
  return carried.verdict === 'changed' ||
    canonicalJson(before.chart as never) === canonicalJson(after.chart as never)
    ? null
    : { ...carried, verdict: 'changed', reason: 'blockTextChanged' };
}

/** The value of a point; null where the source has none, undefined where there is no such point. */
function valueAt(
  { chart }: BlockOf<'figure'>,
  point: { readonly series: string; readonly period: string },
): number | null | undefined {
  if (chart.type === 'timeline') {
    return undefined;
  }
  const period = chart.periods.indexOf(point.period);
  const series = chart.series.find(({ label }) => label === point.series);
  return period < 0 ? undefined : series?.values[period];
}
