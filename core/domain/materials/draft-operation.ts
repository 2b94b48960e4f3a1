import { z } from 'zod';
import { canonicalJson, type JsonValue } from '../change-log/canonical-json.ts';

/**
 * Where in a content something stands: names of properties, positions in a list without ids (values of a series), and
 * `@` with an id for a row of a list whose rows have ids. Such a path leads to its row wherever the row is moved.
 */
export const draftPathSchema = z.array(z.union([z.string(), z.int().nonnegative()])).max(20);
export type DraftPath = readonly (string | number)[];

const value: z.ZodType<JsonValue, JsonValue> = z.json();

/**
 * One change of a draft's content, small and with what was before, so that it can be taken back and be refused where it
 * does not fit. `at`, `index`, `from` and `to` count UTF-16 units or rows from 0.
 */
export const draftOperationSchema = z.discriminatedUnion('op', [
  /** Part of a text: behind `at` units, `removed` becomes `inserted`. */
  z.strictObject({
    op: z.literal('text'),
    path: draftPathSchema,
    at: z.int().nonnegative(),
    removed: z.string(),
    inserted: z.string(),
  }),
  /** A value as a whole; a value that is left out stands for a property that is absent. */
  z.strictObject({
    op: z.literal('set'),
    path: draftPathSchema,
    before: value.optional(),
    value: value.optional(),
  }),
  /** A row into the list at `path`, so that it stands at `index`. */
  z.strictObject({
    op: z.literal('insert'),
    path: draftPathSchema,
    index: z.int().nonnegative(),
    value,
  }),
  /** The row at `index` out of the list at `path`. */
  z.strictObject({
    op: z.literal('remove'),
    path: draftPathSchema,
    index: z.int().nonnegative(),
    before: value,
  }),
  /** A row of the list at `path` to another place in it: taken out at `from`, put back so that it stands at `to`. */
  z.strictObject({
    op: z.literal('move'),
    path: draftPathSchema,
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
  }),
]);
export type DraftOperation = z.infer<typeof draftOperationSchema>;

/** The operation does not fit the content: its place is not there, or something else stands there. */
export class DraftMismatch extends Error {
  override readonly name = 'DraftMismatch';
}

/** A content as plain JSON, which the schema of every kind makes it. */
export function jsonOf(content: object): JsonValue {
  return content as JsonValue;
}

type JsonObject = Readonly<Record<string, JsonValue>>;

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

function mismatch(operation: DraftOperation, reason: string): DraftMismatch {
  return new DraftMismatch(`${operation.op} /${operation.path.join('/')}: ${reason}`);
}

/** Position of the row that a step of a path names, or -1. */
function positionOf(list: readonly JsonValue[], step: string | number): number {
  if (typeof step === 'number') return step < list.length ? step : -1;
  const id = step.startsWith('@') ? step.slice(1) : null;
  return id === null ? -1 : list.findIndex((row) => isObject(row) && row['id'] === id);
}

/** The value at a path, or undefined where nothing stands there. */
export function valueAt(content: JsonValue, path: DraftPath): JsonValue | undefined {
  let value: JsonValue | undefined = content;
  for (const step of path) {
    if (isList(value)) value = value[positionOf(value, step)];
    else if (isObject(value) && typeof step === 'string' && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A copy with another value at a path; what lies beside the path is shared with the original. */
function withValue(
  content: JsonValue | undefined,
  path: DraftPath,
  change: (value: JsonValue | undefined) => JsonValue | undefined,
  operation: DraftOperation,
): JsonValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(content);
  if (isList(content)) {
    const position = positionOf(content, step);
    if (position < 0) throw mismatch(operation, 'no such row');
    const value = withValue(content[position], rest, change, operation);
    if (value === undefined) throw mismatch(operation, 'a row is removed by `remove`');
    return content.with(position, value);
  }
  if (!isObject(content) || typeof step !== 'string' || step === '__proto__') {
    throw mismatch(operation, 'no such place');
  }
  const value = withValue(Object.hasOwn(content, step) ? content[step] : undefined, rest, change, operation);
  if (value !== undefined) return { ...content, [step]: value };
  const { [step]: _, ...others } = content;
  return others;
}

function inList(
  content: JsonValue,
  operation: DraftOperation,
  change: (list: readonly JsonValue[]) => readonly JsonValue[],
): JsonValue {
  const changed = withValue(
    content,
    operation.path,
    (value) => {
      if (!isList(value)) throw mismatch(operation, 'no list');
      return change(value);
    },
    operation,
  );
  return required(changed, operation);
}

function required(value: JsonValue | undefined, operation: DraftOperation): JsonValue {
  if (value === undefined) throw mismatch(operation, 'a content cannot be taken away');
  return value;
}

/** @throws DraftMismatch */
function applyOne(content: JsonValue, operation: DraftOperation): JsonValue {
  switch (operation.op) {
    case 'text': {
      const { at, removed, inserted } = operation;
      const changed = withValue(
        content,
        operation.path,
        (text) => {
          if (
            typeof text !== 'string' ||
            text.slice(at, at + removed.length) !== removed ||
            at > text.length
          ) {
            throw mismatch(operation, 'another text');
          }
          return text.slice(0, at) + inserted + text.slice(at + removed.length);
        },
        operation,
      );
      return required(changed, operation);
    }
    case 'set': {
      const changed = withValue(
        content,
        operation.path,
        (value) => {
          if (!sameValue(value, operation.before)) throw mismatch(operation, 'another value');
          return operation.value;
        },
        operation,
      );
      return required(changed, operation);
    }
    case 'insert':
      return inList(content, operation, (list) => {
        if (operation.index > list.length) throw mismatch(operation, 'behind the end');
        return list.toSpliced(operation.index, 0, operation.value);
      });
    case 'remove':
      return inList(content, operation, (list) => {
        if (!sameValue(list[operation.index], operation.before)) throw mismatch(operation, 'another row');
        return list.toSpliced(operation.index, 1);
      });
    case 'move':
      return inList(content, operation, (list) => {
        const row = list[operation.from];
        if (row === undefined || operation.to >= list.length) throw mismatch(operation, 'no such row');
        return list.toSpliced(operation.from, 1).toSpliced(operation.to, 0, row);
      });
  }
}

/**
 * A content after operations, one after the other; the content given is not touched.
 * @throws DraftMismatch where one of them does not fit
 */
export function applyOperations(content: JsonValue, operations: readonly DraftOperation[]): JsonValue {
  return operations.reduce(applyOne, content);
}

function invertOne(operation: DraftOperation): DraftOperation {
  switch (operation.op) {
    case 'text':
      return { ...operation, removed: operation.inserted, inserted: operation.removed };
    case 'set': {
      const { before, value, ...rest } = operation;
      return {
        ...rest,
        ...(value === undefined ? {} : { before: value }),
        ...(before === undefined ? {} : { value: before }),
      };
    }
    case 'insert':
      return { op: 'remove', path: operation.path, index: operation.index, before: operation.value };
    case 'remove':
      return { op: 'insert', path: operation.path, index: operation.index, value: operation.before };
    case 'move':
      return { ...operation, from: operation.to, to: operation.from };
  }
}

/** The operations that lead back. */
export function invertOperations(operations: readonly DraftOperation[]): DraftOperation[] {
  return operations.map(invertOne).reverse();
}
