import type { JsonValue } from '../change-log/canonical-json.ts';
import type { MaterialContent } from './content.ts';
import {
  applyOperations,
  type DraftOperation,
  type DraftPath,
  isList,
  isObject,
  jsonOf,
  valueAt,
} from './draft-operation.ts';

/*
 * Plain edits of any content by path, for editors: a copy comes back that shares everything untouched with the original.
 * Where a path leads nowhere (the row was removed meanwhile), the content comes back as it is.
 */

function edited<Content extends MaterialContent>(content: Content, operation: DraftOperation): Content {
  // An edit by path keeps the kind; the service checks the whole against the schema before it stores anything.
  return applyOperations(jsonOf(content), [operation]) as unknown as Content;
}

/** The text at a path; empty where none stands there. */
export function textAt(content: MaterialContent, path: DraftPath): string {
  const text = valueAt(jsonOf(content), path);
  return typeof text === 'string' ? text : '';
}

export function withText<Content extends MaterialContent>(
  content: Content,
  path: DraftPath,
  text: string,
): Content {
  const before = valueAt(jsonOf(content), path);
  return typeof before !== 'string' || before === text
    ? content
    : edited(content, { op: 'set', path: [...path], before, value: text });
}

/** Sets a value as a whole, also one that is null so far. */
export function withValue<Content extends MaterialContent>(
  content: Content,
  path: DraftPath,
  value: JsonValue,
): Content {
  const before = valueAt(jsonOf(content), path);
  return before === undefined ? content : edited(content, { op: 'set', path: [...path], before, value });
}

/** The rows of the list at a path that have ids, in their order. */
export function rowIdsAt(content: MaterialContent, listPath: DraftPath): string[] {
  const list = valueAt(jsonOf(content), listPath);
  return isList(list)
    ? list.flatMap((row) => {
        const id = isObject(row) ? row['id'] : undefined;
        return typeof id === 'string' ? [id] : [];
      })
    : [];
}

/** Puts a row into a list; behind its end it becomes the last. */
export function withRow<Content extends MaterialContent>(
  content: Content,
  listPath: DraftPath,
  index: number,
  row: object,
): Content {
  const list = valueAt(jsonOf(content), listPath);
  return isList(list)
    ? edited(content, {
        op: 'insert',
        path: [...listPath],
        index: Math.min(index, list.length),
        value: jsonOf(row),
      })
    : content;
}

export function withoutRow<Content extends MaterialContent>(
  content: Content,
  listPath: DraftPath,
  id: string,
): Content {
  const list = valueAt(jsonOf(content), listPath);
  const index = rowIdsAt(content, listPath).indexOf(id);
  const before = isList(list) ? list[index] : undefined;
  return before === undefined
    ? content
    : edited(content, { op: 'remove', path: [...listPath], index, before });
}

/** Moves a row of a list so that it stands at `to`, counted without the row itself. */
export function withRowAt<Content extends MaterialContent>(
  content: Content,
  listPath: DraftPath,
  id: string,
  to: number,
): Content {
  const ids = rowIdsAt(content, listPath);
  const from = ids.indexOf(id);
  const target = Math.max(0, Math.min(ids.length - 1, to));
  return from < 0 || from === target
    ? content
    : edited(content, { op: 'move', path: [...listPath], from, to: target });
}
