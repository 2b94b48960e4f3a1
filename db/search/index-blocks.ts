import { FOLD_VERSION } from '../../core/domain/blocks/fold.ts';
import { currentVersion, type MaterialVersion } from '../../core/domain/materials/material.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { foldBlock, foldBoundary } from './searched-text.ts';
import { indexText } from './tokens.ts';

export type SearchScope = 'current' | 'older';

export const searchColumns = {
  current: { heading: 'heading', body: 'body', boundary: 'boundary' },
  older: { heading: 'older_heading', body: 'older_body', boundary: 'older_boundary' },
} as const;

interface IndexedBlock {
  readonly sequence: number;
  readonly kind: string;
  readonly text: string;
}

interface IndexEntry {
  /** Row of the index: the block's sequence, negative for the break between a page and the next. */
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

function entriesOf(read: ReadHandle, versionId: string, scope: SearchScope): IndexEntry[] {
  const blocks = read.all<IndexedBlock>(
    'SELECT sequence, kind, text FROM block WHERE version_id = ? ORDER BY ordinal',
    versionId,
  );
  const columns = searchColumns[scope];
  return blocks.flatMap(({ sequence, kind, text }, index) => {
    const column = kind === 'heading' ? columns.heading : columns.body;
    const entries: IndexEntry[] = [{ row: sequence, column, text: indexText(foldBlock(kind, text).folded) }];
    const next = blocks[index + 1];
    if (kind === 'page' && next?.kind === 'page') {
      const boundary = indexText(foldBoundary(text, next.text).folded);
      entries.push({ row: -sequence, column: columns.boundary, text: boundary });
    }
    return entries.filter((entry) => entry.text !== '');
  });
}

interface SearchedVersion {
  readonly scope: SearchScope;
}

function searchedVersion(read: ReadHandle, versionId: string): SearchedVersion | undefined {
  return read.get<SearchedVersion>('SELECT scope FROM searched_version WHERE version_id = ?', versionId);
}

function indexVersion(handle: WriteHandle, versionId: string, scope: SearchScope): void {
  for (const { row, column, text } of entriesOf(handle, versionId, scope)) {
    handle.derive('search', `INSERT INTO search (rowid, ${column}) VALUES (?, ?)`, row, text);
  }
  handle.derive(
    'searched_version',
    'INSERT INTO searched_version (version_id, scope, fold_version) VALUES (?, ?, ?)',
    versionId,
    scope,
    FOLD_VERSION,
  );
}

/** Takes a version out of the index. Its blocks must still be there: the index forgets exactly what it was given. */
export function unindexVersion(handle: WriteHandle, versionId: string): void {
  const searched = searchedVersion(handle, versionId);
  if (searched === undefined) {
    return;
  }
  for (const { row, column, text } of entriesOf(handle, versionId, searched.scope)) {
    handle.derive(
      'search',
      `INSERT INTO search (search, rowid, ${column}) VALUES ('delete', ?, ?)`,
      row,
      text,
    );
  }
  handle.derive('searched_version', 'DELETE FROM searched_version WHERE version_id = ?', versionId);
}

/** Makes search follow the versions of one material: the current one is found, older ones on request. */
export function indexCurrentVersion(handle: WriteHandle, versions: readonly MaterialVersion[]): void {
  const current = currentVersion(versions);
  for (const version of versions) {
    if (version.state !== 'published') {
      continue;
    }
    const scope = version.id === current?.id ? 'current' : 'older';
    const searched = searchedVersion(handle, version.id);
    if (searched?.scope !== scope) {
      unindexVersion(handle, version.id);
      indexVersion(handle, version.id, scope);
    }
  }
}

/** True when part of the index was made by another release of `fold`. */
export function searchIsStale(read: ReadHandle): boolean {
  const sql = 'SELECT 1 FROM searched_version WHERE fold_version <> ? LIMIT 1';
  return read.get(sql, FOLD_VERSION) !== undefined;
}

/** Empties the index and builds it anew from the frozen blocks. */
export function rebuildSearch(handle: WriteHandle): void {
  const versions = handle.all<{ version_id: string; scope: SearchScope }>(
    'SELECT version_id, scope FROM searched_version ORDER BY version_id',
  );
  handle.derive('search', "INSERT INTO search (search) VALUES ('delete-all')");
  handle.derive('searched_version', 'DELETE FROM searched_version');
  for (const { version_id, scope } of versions) {
    indexVersion(handle, version_id, scope);
  }
}
