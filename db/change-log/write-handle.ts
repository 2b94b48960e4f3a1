import type { Block } from '../../core/domain/blocks/block.ts';
import type { PatchOperation } from '../../core/domain/change-log/change.ts';
import type { Id } from '../../core/domain/ids.ts';
import type { Environment } from '../connection/environment.ts';
import type { ReadHandle, SqlValue } from '../connection/handles.ts';
import type { FileRow } from '../files/rows.ts';
import type { DerivedTable, RecordedRows, RecordedTable } from './tables.ts';

/** Tables with commands of their own kind: their rows do not come and go by themselves. */
export type PlainTable = Exclude<RecordedTable, 'file'>;

/**
 * Writes a committee file inside one command. Every change passes through here and is recorded with what was before, so
 * that the change log is complete. Valid only until the command returns.
 */
export interface WriteHandle extends ReadHandle {
  readonly environment: Environment;
  /** The row of the change log that this command will have, if it changes anything. */
  readonly opId: Id;
  /** Whether this command has changed anything that is recorded so far. */
  hasChanges(): boolean;

  insert<Table extends PlainTable>(table: Table, row: RecordedRows[Table]): void;
  /** Inserts rows in their order; faster than one by one. */
  insertAll<Table extends PlainTable>(table: Table, rows: readonly RecordedRows[Table][]): void;
  /**
   * Sets the given columns of one row; what is equal already is neither written nor recorded.
   * @returns whether anything changed
   * @throws ShingiError not-found
   */
  update<Table extends PlainTable>(table: Table, key: string, changes: Partial<RecordedRows[Table]>): boolean;
  /** @throws ShingiError not-found */
  remove(table: PlainTable, key: string): void;

  /** Stores bytes under their hash. The log records the hash alone. */
  insertFile(row: FileRow, bytes: Uint8Array): void;
  removeFile(hash: string): void;

  /** Stores the blocks of a version that has none. They cannot be changed afterwards. */
  freezeBlocks(versionId: string, blocks: readonly Block[]): void;
  /** Removes a version with its blocks: the only way past their being frozen. */
  removeVersion(versionId: string): void;

  /** Replaces values of the change log by their hashes; for redactChanges only. */
  rewritePatch(opId: string, patch: readonly PatchOperation[]): void;

  /** Changes a table that is made from others and therefore not recorded. The statement must name that table. */
  derive(table: DerivedTable, sql: string, ...values: readonly SqlValue[]): void;
  /** Adds rows with these columns to such a table. */
  deriveRows<Column extends string>(
    table: DerivedTable,
    columns: readonly Column[],
    rows: readonly Readonly<Record<Column, SqlValue>>[],
  ): void;
}
