import { ShingiError } from '../../core/contract/errors.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { readingMark } from './queries.ts';
import type { ReadingMark } from './rows.ts';

/**
 * Marks a version as begun or finished and remembers the place. The place changes with every glance and is of this
 * machine only, so it is not in the change log; a call that changes nothing else logs nothing.
 * @throws ShingiError not-found
 */
export function markRead(
  handle: WriteHandle,
  mark: { versionId: string; lastBlockId: string | null; finished: boolean },
): ReadingMark {
  const { versionId, lastBlockId, finished } = mark;
  const now = handle.environment.now();
  const known = readingMark(handle, versionId);
  if (handle.get('SELECT 1 FROM material_version WHERE id = ?', versionId) === undefined) {
    throw new ShingiError('not-found', { what: 'version', id: versionId });
  }
  const startedAt = known?.startedAt ?? now;
  const finishedAt = finished ? (known?.finishedAt ?? now) : null;
  const row = {
    version_id: versionId,
    state: finished ? ('finished' as const) : ('started' as const),
    started_at: startedAt,
    finished_at: finishedAt,
  };
  if (known === null) {
    handle.insert('reading_mark', row);
  } else {
    handle.update('reading_mark', versionId, { state: row.state, finished_at: finishedAt });
  }
  if (lastBlockId !== null) {
    handle.derive(
      'reading_position',
      `INSERT INTO reading_position (version_id, block_id, at) VALUES (?, ?, ?)
       ON CONFLICT (version_id) DO UPDATE SET block_id = excluded.block_id, at = excluded.at`,
      versionId,
      lastBlockId,
      now,
    );
  }
  return {
    versionId,
    state: row.state,
    lastBlockId: lastBlockId ?? known?.lastBlockId ?? null,
    startedAt,
    finishedAt,
  };
}
