import type { DraftPath } from '../../../../core/domain/materials/draft-operation.ts';

/**
 * A path as one string, under which elements of the page are found: ids and names hold no stroke. Positions in lists
 * without ids come back as text, so such paths are not edited through it.
 */
export function keyOfPath(path: DraftPath): string {
  return path.join('/');
}

export function pathOfKey(key: string): string[] {
  return key === '' ? [] : key.split('/');
}

/** The key of the list and the id of the row that a row's key names. */
export function rowOfKey(rowKey: string): { listKey: string; id: string } {
  const at = rowKey.lastIndexOf('/@');
  return { listKey: rowKey.slice(0, at), id: rowKey.slice(at + 2) };
}
