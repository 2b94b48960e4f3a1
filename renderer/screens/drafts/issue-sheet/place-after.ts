import type { IssueSheetContent } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { rowIdsAt } from '../../../../core/domain/materials/content-editing.ts';
import { type DraftOperation, isObject } from '../../../../core/domain/materials/draft-operation.ts';
import type { CaretTarget } from '../editing/editing-context.ts';
import { keyOfPath, pathOfKey } from '../editing/path-key.ts';

/**
 * Where the caret belongs after a step was taken back or done again: into the text or the row that it brought or moved, and
 * where a row went, into the one that stands at its place now.
 * @param content as it is after the step
 */
export function placeAfter(content: IssueSheetContent, operation: DraftOperation): CaretTarget {
  const key = keyOfPath(operation.path);
  const rowAt = (index: number): CaretTarget => {
    const ids = rowIdsAt(content, pathOfKey(key));
    const id = ids[Math.min(index, ids.length - 1)];
    return { key: id === undefined ? key : `${key}/@${id}`, caret: 'end' };
  };
  switch (operation.op) {
    case 'text':
      return { key, caret: operation.at + operation.inserted.length };
    case 'insert': {
      const { value } = operation;
      const id = isObject(value) ? value['id'] : undefined;
      return { key: typeof id === 'string' ? `${key}/@${id}` : key, caret: 'end' };
    }
    case 'remove':
      return rowAt(operation.index);
    case 'move':
      return rowAt(operation.to);
    case 'set':
      return { key, caret: 'end' };
  }
}
