import type Database from 'better-sqlite3';
import { namedError, naming } from './errors.ts';

export type SqlValue = string | number | null | Uint8Array;

/** Reads a committee file. Has no way to write: statements that change anything are refused before they run. */
export interface ReadHandle {
  /** All rows. `Row` is what the columns of the query are; the schema keeps them to that. */
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[];
  /** The first row, if any. */
  get<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  /** Rows one by one, for what should not be in memory at once. The file must not be written meanwhile. */
  each<Row>(sql: string, ...values: readonly SqlValue[]): IterableIterator<Row>;
}

/** Keeps prepared statements of one connection. */
export class Statements {
  readonly #database: Database.Database;
  readonly #path: string;
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database, path: string) {
    this.#database = database;
    this.#path = path;
  }

  /** A statement that only reads. */
  reading(sql: string): Database.Statement {
    const statement = this.any(sql);
    if (!statement.readonly) {
      throw new Error(`a read handle must not write: ${sql}`);
    }
    return statement;
  }

  any(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = naming(this.#path, () => this.#database.prepare(sql));
    this.#prepared.set(sql, statement);
    return statement;
  }

  forget(): void {
    this.#prepared.clear();
  }
}

/** The reading side of a connection. */
export function readHandleOf(statements: Statements, path: string): ReadHandle {
  return {
    all: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      naming(path, () => statements.reading(sql).all(...values)) as Row[],
    get: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      naming(path, () => statements.reading(sql).get(...values)) as Row | undefined,
    *each<Row>(sql: string, ...values: readonly SqlValue[]) {
      try {
        yield* statements.reading(sql).iterate(...values) as IterableIterator<Row>;
      } catch (error) {
        throw namedError(error, path);
      }
    },
  };
}
