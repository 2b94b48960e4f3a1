import type Database from 'better-sqlite3';

export interface Migration {
  /** Value of `user_version` afterwards; counts in tens, so that a repair can be put between. */
  readonly version: number;
  /** The file's name without its ending. */
  readonly name: string;
  /** Runs inside the transaction of the runner, with foreign keys off; must not commit. */
  readonly up: (database: Database.Database) => void;
}
