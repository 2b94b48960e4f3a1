import type { NewId } from '../ids.ts';
import type {
  Indicator,
  IndicatorHead,
  IssueSheetContent,
  MoreCell,
  PlanIndicator,
} from './issue-sheet-content.ts';

/*
 * Columns of a table of indicators beyond those of the form: 担当課, 達成率, 評価. They are kept as printed, in the order of
 * the head, behind the values.
 */

export type IndicatorList = 'indicators' | 'planIndicators';

function headName(list: IndicatorList): 'indicatorHead' | 'planIndicatorHead' {
  return list === 'indicators' ? 'indicatorHead' : 'planIndicatorHead';
}

/** A row with a cell for every further column of the head. */
export function withMoreCells<R extends Indicator | PlanIndicator>(
  row: R,
  head: IndicatorHead | null,
  newId: NewId,
): R {
  const columns = head?.more ?? [];
  if (columns.length <= (row.more ?? []).length) return row;
  return { ...row, more: columns.map((_, index) => row.more?.[index] ?? { id: newId(), text: '' }) };
}

/** A table with one more column without a name, at its end. The table has a head. */
export function withMoreColumn(
  content: IssueSheetContent,
  sheetId: string,
  list: IndicatorList,
  newId: NewId,
): IssueSheetContent {
  return changed(content, sheetId, list, (head, rows) => {
    const wider = { ...head, more: [...(head.more ?? []), { id: newId(), text: '' }] };
    return [wider, rows.map((row) => withMoreCells(row, wider, newId))];
  });
}

/** A table without the last of its further columns. */
export function withoutMoreColumn(
  content: IssueSheetContent,
  sheetId: string,
  list: IndicatorList,
): IssueSheetContent {
  return changed(content, sheetId, list, (head, rows) => {
    const count = (head.more ?? []).length - 1;
    return [cut(head, count), rows.map((row) => cut(row, count))];
  });
}

function cut<T extends { readonly more?: MoreCell[] | undefined }>(holder: T, count: number): T {
  const { more = [], ...rest } = holder;
  return (count < 1 ? rest : { ...rest, more: more.slice(0, count) }) as T;
}

/** Head and rows without further columns that nobody has filled in. */
export function withoutBlankColumns<R extends Indicator | PlanIndicator>(
  head: IndicatorHead | null,
  rows: readonly R[],
): { head: IndicatorHead | null; rows: R[] } {
  const columns = [...(head?.more ?? []).keys()].filter((index) =>
    [head, ...rows].some((holder) => (holder?.more?.[index]?.text ?? '').trim() !== ''),
  );
  if (head === null || columns.length === (head.more ?? []).length) return { head, rows: [...rows] };
  const only = <T extends { readonly more?: MoreCell[] | undefined }>({ more = [], ...rest }: T): T =>
    ({
      ...rest,
      ...(columns.length === 0 ? {} : { more: columns.flatMap((index) => more[index] ?? []) }),
    }) as T;
  return { head: only(head), rows: rows.map(only) };
}

type Row = Indicator | PlanIndicator;

function changed(
  content: IssueSheetContent,
  sheetId: string,
  list: IndicatorList,
  change: (head: IndicatorHead, rows: readonly Row[]) => [IndicatorHead, readonly Row[]],
): IssueSheetContent {
  return {
    ...content,
    sheets: content.sheets.map((sheet) => {
      const head = sheet[headName(list)];
      if (sheet.id !== sheetId || head === null) return sheet;
      const [nextHead, rows] = change(head, sheet[list]);
      return { ...sheet, [headName(list)]: nextHead, [list]: rows };
    }),
  };
}
