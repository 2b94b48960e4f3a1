import type { Correspondence } from './correspondence.ts';
import type { Reading } from './reading.ts';

/** How much of a block of the old version is now in a block of the new one. */
export interface BlockEdge {
  readonly before: number;
  readonly after: number;
  /** Units of text; blocks without text count one. */
  readonly weight: number;
  /** How many of them kept their place in the order of reading. */
  readonly staying: number;
}

export interface BlockGroup {
  readonly before: number[];
  readonly after: number[];
  change: 'same' | 'changed' | 'split' | 'merged';
  moved: boolean;
  formOnly: boolean;
}

/** Half of one of two blocks must be in the other for them to belong together. */
const leastShare = 0.5;

export function blockEdges(correspondence: Correspondence): BlockEdge[] {
  const { before, after, map, linkBefore } = correspondence;
  const edges = new Map<number, { weight: number; staying: number }>();
  const count = (from: number, to: number, stays: boolean): void => {
    const code = from * (after.blocks.length + 1) + to;
    const edge = edges.get(code) ?? { weight: 0, staying: 0 };
    edge.weight += 1;
    if (stays) edge.staying += 1;
    edges.set(code, edge);
  };
  before.passages.forEach((passage, index) => {
    const link = linkBefore[index];
    const partner = after.passages[link?.after[0] ?? -1];
    if (link === null || link === undefined || partner === undefined) return;
    if (passage.end === passage.start || passage.form === 'row')
      count(passage.block, partner.block, link.stays);
    for (let at = passage.start; at < passage.end; at += 1) {
      const to = map[at] ?? -1;
      if (to >= 0) count(before.owners[at] ?? 0, after.owners[to] ?? 0, link.stays);
    }
  });
  return Array.from(edges, ([code, edge]) => ({
    before: Math.floor(code / (after.blocks.length + 1)),
    after: code % (after.blocks.length + 1),
    ...edge,
  }));
}

/** Groups blocks so that each stands in one group at most, and every group has one block on at least one side. */
export function groupBlocks(correspondence: Correspondence, edges: readonly BlockEdge[]): BlockGroup[] {
  const { before, after } = correspondence;
  const lengthBefore = lengthsOf(before);
  const lengthAfter = lengthsOf(after);
  const groupOfBefore = new Map<number, BlockGroup>();
  const groupOfAfter = new Map<number, BlockGroup>();
  const groups: BlockGroup[] = [];
  const sorted = edges
    .filter((edge) => {
      if (isRow(before, edge.before) && isRow(after, edge.after)) return true;
      const share = Math.max(
        edge.weight / Math.max(1, lengthBefore[edge.before] ?? 0),
        edge.weight / Math.max(1, lengthAfter[edge.after] ?? 0),
      );
      return share >= leastShare;
    })
    .sort((a, b) => b.weight - a.weight || a.before - b.before || a.after - b.after);
  for (const edge of sorted) {
    const [one, other] = [groupOfBefore.get(edge.before), groupOfAfter.get(edge.after)];
    const single = isSingle(before, edge.before) || isSingle(after, edge.after);
    if (one === undefined && other === undefined) {
      const group: BlockGroup = {
        before: [edge.before],
        after: [edge.after],
        change: 'changed',
        moved: edge.staying * 2 < edge.weight,
        formOnly: false,
      };
      groups.push(group);
      groupOfBefore.set(edge.before, group);
      groupOfAfter.set(edge.after, group);
    } else if (!single && one !== undefined && other === undefined && one.before.length === 1) {
      if (edge.weight < (lengthAfter[edge.after] ?? 0) * leastShare) continue;
      one.after.push(edge.after);
      groupOfAfter.set(edge.after, one);
    } else if (!single && one === undefined && other !== undefined && other.after.length === 1) {
      if (edge.weight < (lengthBefore[edge.before] ?? 0) * leastShare) continue;
      other.before.push(edge.before);
      groupOfBefore.set(edge.before, other);
    }
  }
  for (const group of groups) describe(group, before, after);
  return groups;
}

/** Rows, pages and figures are never split or merged. */
function isSingle(reading: Reading, index: number): boolean {
  const kind = reading.blocks[index]?.kind;
  return kind === 'table-row' || kind === 'page' || kind === 'figure' || kind === 'field';
}

function isRow(reading: Reading, index: number): boolean {
  return reading.blocks[index]?.kind === 'table-row';
}

function lengthsOf(reading: Reading): number[] {
  return reading.blocks.map((_, index) =>
    (reading.passagesOf[index] ?? []).reduce((sum, at) => {
      const passage = reading.passages[at];
      if (passage === undefined || passage.form === 'running') return sum;
      return sum + flowingText(reading, index, at).length;
    }, 0),
  );
}

function describe(group: BlockGroup, before: Reading, after: Reading): void {
  group.before.sort((a, b) => a - b);
  group.after.sort((a, b) => a - b);
  const [one, other] = [group.before[0] ?? 0, group.after[0] ?? 0];
  if (group.before.length > 1) group.change = 'merged';
  else if (group.after.length > 1) group.change = 'split';
  else if (sameBlock(before, one, after, other)) {
    group.change = 'same';
    group.formOnly = before.blocks[one]?.text !== after.blocks[other]?.text;
  }
}

/** Whether two blocks are of one kind and say the same; heads and feet of pages are not looked at. */
function sameBlock(before: Reading, one: number, after: Reading, other: number): boolean {
  const [a, b] = [before.blocks[one], after.blocks[other]];
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  if (wordsOf(before, one) !== wordsOf(after, other)) return false;
  return a.kind !== 'figure' || b.kind !== 'figure' || JSON.stringify(a.chart) === JSON.stringify(b.chart);
}

export function wordsOf(reading: Reading, block: number): string {
  return (reading.passagesOf[block] ?? [])
    .filter((at) => reading.passages[at]?.form !== 'running')
    .map((at) => flowingText(reading, block, at))
    .join('');
}

/** What of a passage stands in a block. */
function flowingText(reading: Reading, block: number, at: number): string {
  const passage = reading.passages[at];
  if (passage === undefined) return '';
  let from = passage.start;
  let to = passage.end;
  while (from < to && reading.owners[from] !== block) from += 1;
  while (to > from && reading.owners[to - 1] !== block) to -= 1;
  return reading.text.slice(from, to);
}
