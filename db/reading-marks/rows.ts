export type ReadingMarkState = 'started' | 'finished';

export interface ReadingMarkRow {
  readonly version_id: string;
  readonly state: ReadingMarkState;
  /** Unix time in milliseconds. */
  readonly started_at: number;
  readonly finished_at: number | null;
}

/** How far this reader is with a version. */
export interface ReadingMark {
  readonly versionId: string;
  readonly state: ReadingMarkState;
  /** Where reading stopped last time. */
  readonly lastBlockId: string | null;
  /** Unix time in milliseconds. */
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

export function readingMarkOf(row: ReadingMarkRow & { readonly block_id: string | null }): ReadingMark {
  return {
    versionId: row.version_id,
    state: row.state,
    lastBlockId: row.block_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
