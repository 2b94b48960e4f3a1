import type { JsonValue } from '../change-log/canonical-json.ts';
import type { MaterialContent } from './content.ts';
import {
  type DraftOperation,
  type DraftPath,
  isList,
  isObject,
  jsonOf,
  sameValue,
} from './draft-operation.ts';

/**
 * The operations that lead from one content to another. Editors make the new content with plain functions and leave the
 * difference to this: rows of lists with ids are followed by their id, other lists by position; of a text only the part
 * that differs is taken. What both contents share by reference costs nothing.
 */
export function operationsBetween(before: MaterialContent, after: MaterialContent): DraftOperation[] {
  const operations: DraftOperation[] = [];
  compare(jsonOf(before), jsonOf(after), [], operations);
  return operations;
}

function compare(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: DraftPath,
  operations: DraftOperation[],
): void {
  if (before === after) return;
  if (typeof before === 'string' && typeof after === 'string') {
    operations.push(textOperation(before, after, path));
  } else if (isList(before) && isList(after)) {
    const [old, next] = [idsOf(before), idsOf(after)];
    if (old !== null && next !== null) compareRows({ before, after, old, next }, path, operations);
    else compareByPosition(before, after, path, operations);
  } else if (isObject(before) && isObject(after) && before['id'] === after['id']) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(before[name], after[name], [...path, name], operations);
    }
  } else if (!sameValue(before, after)) {
    operations.push({
      op: 'set',
      path: [...path],
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { value: after }),
    });
  }
}

/** The ids of the rows of a list; null where a row has none or two have the same. */
function idsOf(list: readonly JsonValue[]): string[] | null {
  const ids = list.map((row) => (isObject(row) ? row['id'] : undefined));
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length ? ids : null;
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
}

function textOperation(before: string, after: string, path: DraftPath): DraftOperation {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  if (isInsidePair(before, at) || isInsidePair(after, at)) at -= 1;
  let tail = 0;
  while (tail < shorter - at && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (isInsidePair(before, before.length - tail) || isInsidePair(after, after.length - tail)) tail -= 1;
  return {
    op: 'text',
    path: [...path],
    at,
    removed: before.slice(at, before.length - tail),
    inserted: after.slice(at, after.length - tail),
  };
}

interface Rows {
  readonly before: readonly JsonValue[];
  readonly after: readonly JsonValue[];
  readonly old: readonly string[];
  readonly next: readonly string[];
}

function compareRows(
  { before, after, old, next }: Rows,
  path: DraftPath,
  operations: DraftOperation[],
): void {
  const kept = new Set(next);
  const order = [...old];
  for (let index = old.length - 1; index >= 0; index -= 1) {
    const row = before[index];
    if (row !== undefined && !kept.has(old[index] ?? '')) {
      operations.push({ op: 'remove', path: [...path], index, before: row });
      order.splice(index, 1);
    }
  }
  const move = (from: number, to: number): void => {
    operations.push({ op: 'move', path: [...path], from, to });
    order.splice(to, 0, ...order.splice(from, 1));
  };
  const known = new Set(old);
  next.forEach((id, index) => {
    const row = after[index];
    if (!known.has(id) && row !== undefined) {
      operations.push({ op: 'insert', path: [...path], index, value: row });
      order.splice(index, 0, id);
      return;
    }
    if (order[index] === id) return;
    if (order[index + 1] === id) {
      // The row here has gone further down: one move instead of one for each row between.
      const passed = next.slice(index).indexOf(order[index] ?? '') + index;
      const fresh = next.slice(index, passed).filter((other) => !known.has(other)).length;
      move(index, Math.min(passed - fresh, order.length - 1));
    }
    if (order[index] !== id) move(order.indexOf(id), index);
  });
  const rows = new Map(old.map((id, index) => [id, before[index]]));
  next.forEach((id, index) => {
    if (known.has(id)) compare(rows.get(id), after[index], [...path, `@${id}`], operations);
  });
}

function compareByPosition(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: DraftPath,
  operations: DraftOperation[],
): void {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameValue(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameValue(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const both = shorter - head - tail;
  for (let index = head; index < head + both; index += 1) {
    compare(before[index], after[index], [...path, index], operations);
  }
  for (let index = before.length - tail - 1; index >= head + both; index -= 1) {
    operations.push({ op: 'remove', path: [...path], index, before: before[index] ?? null });
  }
  for (let index = head + both; index < after.length - tail; index += 1) {
    operations.push({ op: 'insert', path: [...path], index, value: after[index] ?? null });
  }
}
