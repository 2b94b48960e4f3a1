import type { NewId } from '../ids.ts';
import { withValue } from '../materials/content-editing.ts';
import { type DraftPath, jsonOf, valueAt } from '../materials/draft-operation.ts';
import type { IssueSheetContent } from './issue-sheet-content.ts';

/** A row that is one text: a line with its mark, or a label. */
interface TextRow {
  readonly id: string;
  readonly text: string;
}

function rowsAt(content: IssueSheetContent, listPath: DraftPath): readonly TextRow[] {
  return (valueAt(jsonOf(content), listPath) ?? []) as unknown as readonly TextRow[];
}

/** Makes two rows of one: what stands behind goes into a new row below it, with the same mark. */
export function splitLine(
  content: IssueSheetContent,
  listPath: DraftPath,
  id: string,
  parts: { readonly before: string; readonly behind: string },
  newId: NewId,
): { content: IssueSheetContent; id: string } {
  const rows = rowsAt(content, listPath);
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (row === undefined) return { content, id };
  const below = { ...row, id: newId(), text: parts.behind };
  const next = rows.toSpliced(index, 1, { ...row, text: parts.before }, below);
  return { content: withValue(content, listPath, jsonOf(next)), id: below.id };
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
