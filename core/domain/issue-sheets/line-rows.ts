import type { NewId } from '../ids.ts';
import { withValue } from '../materials/content-editing.ts';
import { type DraftPath, jsonOf, valueAt } from '../materials/draft-operation.ts';
import type { IssueSheetContent } from './issue-sheet-content.ts';
import { markAfter, splitMark, withMark } from './line-marks.ts';

/** A row that is one text: a line with its mark, or a label. */
interface TextRow {
  readonly id: string;
  readonly text: string;
}

function rowsAt(content: IssueSheetContent, listPath: DraftPath): readonly TextRow[] {
  return (valueAt(jsonOf(content), listPath) ?? []) as unknown as readonly TextRow[];
}

/** Makes two rows of one: what stands behind goes into a new row below it, with the same mark, or the next number. @returns also the new row, and where in it the caret belongs */
export function splitLine(
  content: IssueSheetContent,
  listPath: DraftPath,
  id: string,
  parts: { readonly before: string; readonly behind: string },
  newId: NewId,
): { content: IssueSheetContent; id: string; caret: number } {
  const rows = rowsAt(content, listPath);
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (row === undefined) return { content, id, caret: 0 };
  const { mark, rest } = splitMark(parts.before);
  const isNumbered = 'marker' in row && row.marker === '' && mark !== '' && rest !== '';
  const below = {
    ...row,
    id: newId(),
    ...(isNumbered
      ? withMark({ marker: '', text: parts.behind }, markAfter(mark))
      : { text: parts.behind, ...('marker' in row ? { marker: markAfter(String(row.marker)) } : {}) }),
  };
  const next = rows.toSpliced(index, 1, { ...row, text: parts.before }, below);
  const caret = below.text.length - parts.behind.length;
  return { content: withValue(content, listPath, jsonOf(next)), id: below.id, caret };
}

/** Takes the row below a row up to its end. @returns also the row and where in its text the seam is */
export function joinLines(
  content: IssueSheetContent,
  listPath: DraftPath,
  index: number,
): { content: IssueSheetContent; id: string; seam: number } | null {
  const rows = rowsAt(content, listPath);
  const [row, below] = [rows[index], rows[index + 1]];
  if (row === undefined || below === undefined) return null;
  const next = rows.toSpliced(index, 2, { ...row, text: row.text + below.text });
  return { content: withValue(content, listPath, jsonOf(next)), id: row.id, seam: row.text.length };
}
