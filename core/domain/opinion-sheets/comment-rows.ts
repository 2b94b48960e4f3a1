import { foldKey } from '../blocks/fold.ts';
import type { CommentColumn } from './comment-columns.ts';

/** A row of a table of comments by what its columns mean. */
export interface CommentRow {
  /** Number of the row in its file, from 1. */
  readonly row: number;
  readonly values: Readonly<Partial<Record<CommentColumn, string>>>;
}

/** Everything that one person sent in. */
export interface CommentsOfPerson {
  /** The same for the same person of every table. */
  readonly key: string;
  readonly rows: readonly CommentRow[];
}

export function commentRows(
  rows: readonly (readonly string[])[],
  headRow: number,
  columns: readonly (CommentColumn | null)[],
): CommentRow[] {
  return rows.slice(headRow + 1).flatMap((cells, index): CommentRow[] => {
    const values: Partial<Record<CommentColumn, string>> = {};
    columns.forEach((column, at) => {
      const text = cells[at] ?? '';
      if (column !== null && text.trim() !== '') {
        values[column] = text;
      }
    });
    return Object.keys(values).length === 0 ? [] : [{ row: headRow + index + 2, values }];
  });
}

/**
 * Puts the rows of each person together: by the column that tells people apart, else by name and affiliation. A row without
 * either is somebody's only one; the same words twice are two people's.
 */
export function groupByPerson(rows: readonly CommentRow[]): CommentsOfPerson[] {
  const people = new Map<string, CommentRow[]>();
  const nameless = new Map<string, number>();
  for (const row of rows) {
    const { person = '', name = '', affiliation = '' } = row.values;
    let key: string;
    if (person.trim() !== '') {
      key = `id ${foldKey(person)}`;
    } else if (foldKey(name) !== '') {
      key = `name ${foldKey(name)} ${foldKey(affiliation)}`;
    } else {
      const words = JSON.stringify(row.values);
      const count = (nameless.get(words) ?? 0) + 1;
      nameless.set(words, count);
      key = `row ${count} ${words}`;
    }
    people.set(key, [...(people.get(key) ?? []), row]);
  }
  return [...people].map(([key, own]) => ({ key, rows: own }));
}
