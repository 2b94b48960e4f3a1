import { createContext, useContext } from 'react';
import {
  blankFindingHead,
  blankIndicatorHead,
  blankPlanIndicatorHead,
} from '../../../../core/domain/issue-sheets/blank-sheet.ts';
import type {
  IssueSheetContent,
  SurveyTable,
  SurveyTableRow,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { withMarkAt } from '../../../../core/domain/issue-sheets/line-marks.ts';
import { joinLines, splitLine } from '../../../../core/domain/issue-sheets/line-rows.ts';
import {
  type IndicatorList,
  withMoreColumn,
  withoutMoreColumn,
} from '../../../../core/domain/issue-sheets/more-columns.ts';
import { withPartLabel } from '../../../../core/domain/issue-sheets/part-labels.ts';
import {
  insertRow,
  listAt,
  mergeRow,
  moveRow,
  placeRow,
  type RowMaker,
  removeRow,
  settleSheets,
  splitRow,
  takeOverPolicies,
} from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import {
  type CopiedLine,
  type CopiedTable,
  isTable,
  type PasteOutcome,
  pasteLines,
  pasteTable,
} from '../../../../core/domain/issue-sheets/sheet-paste.ts';
import { heldCells } from '../../../../core/domain/issue-sheets/survey-table.ts';
import {
  insertTable,
  joinCell,
  pasteCells,
  tableOfCopied,
  withColumns,
  withTablesBelow,
} from '../../../../core/domain/issue-sheets/survey-table-editing.ts';
import { findingsOfTable } from '../../../../core/domain/issue-sheets/survey-table-findings.ts';
import { rowIdsAt, withText, withValue } from '../../../../core/domain/materials/content-editing.ts';
import { jsonOf, valueAt } from '../../../../core/domain/materials/draft-operation.ts';
import type { DraftSession } from '../../../data/draft-session.ts';
import type { CaretTarget, Editing } from '../editing/editing-context.ts';
import { keyOfPath, pathOfKey, rowOfKey } from '../editing/path-key.ts';

/** What pasting a table did. */
export interface Pasted extends Pick<PasteOutcome, 'rows' | 'surplus'> {
  /** It became a table of answers of its own. */
  readonly isTable: boolean;
}

/** What can be done to a 課題シート beyond typing. Rows and lists go by their keys. */
export interface SheetActs extends Editing {
  readonly content: () => IssueSheetContent;
  /** Any edit as a step of its own. */
  readonly apply: (
    change: (content: IssueSheetContent) => IssueSheetContent,
    caret: CaretTarget | null,
  ) => void;
  /** A row below the given one. */
  readonly addBelow: (rowKey: string) => void;
  readonly removeRow: (rowKey: string, caret: CaretTarget | null) => void;
  /** `whole`: of indicators all rows of the project. @returns whether it moved */
  readonly moveRow: (rowKey: string, direction: -1 | 1, whole: boolean, caret: CaretTarget | null) => boolean;
  /** Merges an indicator's project, or a cell of a table of answers, with the one above, or splits it off again. */
  readonly mergeOrSplit: (rowKey: string, fieldKey: string) => 'merged' | 'split' | null;
  readonly takeOverPolicies: (sheetId: string) => void;
  /** A further column at the end of a table of indicators, and the caret into its head. */
  readonly addColumn: (sheetKey: string, list: IndicatorList) => void;
  /** Takes the last of the further columns away. */
  readonly removeColumn: (sheetKey: string, list: IndicatorList) => void;
  /** Gives the line or policy another mark. */
  readonly setMark: (rowKey: string, mark: string) => void;
  /** Makes two lines of one, and puts the caret into the second. */
  readonly splitLine: (rowKey: string, parts: { before: string; behind: string }) => void;
  /** Takes the line below the one at `index` up to it. */
  readonly joinLines: (listKey: string, index: number) => void;
  /** A further row below `rowKey`, and a blank one goes. */
  readonly addSibling: (rowKey: string, blankRowKey: string | null) => void;
  /** Writes a copied table or copied lines where the caret is. @returns what was done; null where nothing was */
  readonly pasteTable: (fieldKey: string, copied: CopiedTable) => Pasted | null;
  /** A column more at the right of a table of answers, or the last one taken away. */
  readonly changeColumns: (tableKey: string, change: 1 | -1) => void;
  readonly pasteLines: (
    rowKey: string,
    selection: { from: number; to: number },
    lines: readonly CopiedLine[],
  ) => void;
}

export const SheetActsContext = createContext<SheetActs | null>(null);

export function useSheetActs(): SheetActs {
  const acts = useContext(SheetActsContext);
  if (acts === null) {
    throw new Error('no issue sheet is edited here');
  }
  return acts;
}

/** The content as that of an issue sheet; the editor is drawn for no other kind. */
function sheetsOf(session: DraftSession): IssueSheetContent {
  const { content } = session.snapshot();
  if (content.kind !== 'issueSheet') {
    throw new Error(`no issue sheet: ${content.kind}`);
  }
  return content;
}

const heads = {
  indicators: ['indicatorHead', blankIndicatorHead],
  planIndicators: ['planIndicatorHead', blankPlanIndicatorHead],
  findings: ['findingHead', blankFindingHead],
} as const;

/** The key of the head of the last column of a table of indicators. */
function lastHeadKey(content: IssueSheetContent, sheetKey: string, list: IndicatorList): string {
  const [head] = heads[list];
  const sheet = content.sheets.find(({ id }) => id === rowOfKey(sheetKey).id);
  const column = sheet?.[head]?.more?.at(-1);
  return `${sheetKey}/${head}/${column === undefined ? 'result/label' : `more/@${column.id}/text`}`;
}

/** A table that gets its first row gets its head too. */
function withHead(
  content: IssueSheetContent,
  listPath: readonly string[],
  maker: RowMaker,
): IssueSheetContent {
  const list = listAt(listPath);
  if (list !== 'indicators' && list !== 'planIndicators' && list !== 'findings') {
    return content;
  }
  const [name, make] = heads[list];
  const headPath = [...listPath.slice(0, -1), name];
  return valueAt(jsonOf(content), headPath) === null
    ? withValue(content, headPath, jsonOf(make(maker.newId, maker.words)))
    : content;
}

/** A label or title that is not there yet is made by typing it. */
function withTyped(
  content: IssueSheetContent,
  key: string,
  text: string,
  maker: RowMaker,
): IssueSheetContent {
  const path = pathOfKey(key);
  const owner = path.slice(0, -1);
  return path.at(-1) === 'text' && valueAt(jsonOf(content), owner) === null
    ? withValue(content, owner, { id: maker.newId(), text })
    : withText(content, path, text);
}

/**
 * The acts over a draft.
 * @param goTo told where the caret belongs once the page shows the change
 */
export function sheetActs(
  session: DraftSession,
  maker: RowMaker,
  goTo: (caret: CaretTarget) => void,
): SheetActs {
  const edit = (change: (content: IssueSheetContent) => IssueSheetContent, key: string | null): boolean => {
    const before = sheetsOf(session);
    session.edit((content) => {
      const known = content as IssueSheetContent;
      return settleSheets(known, change(known));
    }, key);
    return sheetsOf(session) !== before;
  };
  const apply: SheetActs['apply'] = (change, caret) => {
    if (edit(change, null) && caret !== null) {
      goTo(caret);
    }
  };
  const insert = (listKey: string, index: number, below: string | null): void => {
    const listPath = pathOfKey(listKey);
    let id = '';
    edit((content) => {
      const labelled = withPartLabel(withHead(content, listPath, maker), listPath, maker);
      const made = insertRow(labelled, listPath, index, maker);
      ({ id } = made);
      if (below === null || listAt(listPath) !== 'findings') return made.content;
      return withTablesBelow(made.content, listPath[1]?.slice(1) ?? '', below, id);
    }, null);
    goTo({ key: `${listKey}/@${id}`, caret: 'end' });
  };
  const joinTableCell = (rowsPath: string[], fieldKey: string): 'merged' | 'split' | null => {
    const cellId = pathOfKey(fieldKey).at(-2)?.slice(1) ?? '';
    const joined = (): number =>
      heldCells((valueAt(jsonOf(sheetsOf(session)), rowsPath) ?? []) as unknown as SurveyTableRow[])
        .flat()
        .filter(({ isOwn }) => !isOwn).length;
    const before = joined();
    if (!edit((content) => joinCell(content, rowsPath, cellId), null)) return null;
    goTo({ key: fieldKey, caret: 'end' });
    return joined() > before ? 'merged' : 'split';
  };
  const pasteIntoCells = (rowsPath: string[], cellId: string, copied: CopiedTable): Pasted => {
    const outcome = pasteCells(sheetsOf(session), rowsPath, cellId, copied, maker.newId);
    edit(() => outcome.content, null);
    goTo({
      key: keyOfPath([...rowsPath, `@${outcome.lastRowId}`, 'cells', `@${outcome.lastCellId}`, 'text']),
      caret: 'end',
    });
    return { rows: outcome.rows, surplus: 0, isTable: false };
  };
  const pasteAsTable = (sheetPath: string[], follows: string, table: SurveyTable): Pasted => {
    const sheetId = sheetPath[1]?.slice(1) ?? '';
    edit((content) => insertTable(content, sheetId, Number.MAX_SAFE_INTEGER, table, follows), null);
    goTo({ key: keyOfPath([...sheetPath, 'surveyTables', `@${table.id}`]), caret: 'end' });
    return { rows: table.rows.length, surplus: 0, isTable: true };
  };
  return {
    content: () => sheetsOf(session),
    apply,
    type: (fieldKey, text) => {
      edit((content) => withTyped(content, fieldKey, text, maker), fieldKey);
    },
    addRow: (listKey) => insert(listKey, rowIdsAt(sheetsOf(session), pathOfKey(listKey)).length, null),
    addBelow: (rowKey) => {
      const { listKey, id } = rowOfKey(rowKey);
      insert(listKey, rowIdsAt(sheetsOf(session), pathOfKey(listKey)).indexOf(id) + 1, id);
    },
    removeRow: (rowKey, caret) => {
      const { listKey, id } = rowOfKey(rowKey);
      apply((content) => removeRow(content, pathOfKey(listKey), id), caret);
    },
    moveRow: (rowKey, direction, whole, caret) => {
      const { listKey, id } = rowOfKey(rowKey);
      const moved = edit((content) => moveRow(content, pathOfKey(listKey), id, direction, whole), null);
      if (moved && caret !== null) {
        goTo(caret);
      }
      return moved;
    },
    placeRow: (rowKey, index) => {
      const { listKey, id } = rowOfKey(rowKey);
      apply((content) => placeRow(content, pathOfKey(listKey), id, index), { key: rowKey, caret: 'end' });
    },
    mergeOrSplit: (rowKey, fieldKey) => {
      const { listKey, id } = rowOfKey(rowKey);
      const listPath = pathOfKey(listKey);
      if (listAt(listPath) === 'rows') return joinTableCell(listPath, fieldKey);
      if (listAt(listPath) !== 'indicators') {
        return null;
      }
      const caret: CaretTarget = { key: keyOfPath([...listPath, `@${id}`, 'indicator']), caret: 'end' };
      if (edit((content) => splitRow(content, listPath, id), null)) {
        goTo(caret);
        return 'split';
      }
      if (edit((content) => mergeRow(content, listPath, id), null)) {
        goTo(caret);
        return 'merged';
      }
      return null;
    },
    setMark: (rowKey, mark) => {
      edit((content) => withMarkAt(content, pathOfKey(rowKey), mark), null);
    },
    splitLine: (rowKey, parts) => {
      const { listKey, id } = rowOfKey(rowKey);
      let added = id;
      let caret = 0;
      edit((content) => {
        const split = splitLine(content, pathOfKey(listKey), id, parts, maker.newId);
        added = split.id;
        ({ caret } = split);
        return split.content;
      }, null);
      goTo({ key: `${listKey}/@${added}/text`, caret });
    },
    joinLines: (listKey, index) => {
      const joined = joinLines(sheetsOf(session), pathOfKey(listKey), index);
      if (joined !== null) {
        edit(() => joined.content, null);
        goTo({ key: `${listKey}/@${joined.id}/text`, caret: joined.seam });
      }
    },
    addSibling: (rowKey, blankRowKey) => {
      const { listKey, id } = rowOfKey(rowKey);
      const listPath = pathOfKey(listKey);
      let added = '';
      edit((content) => {
        const blank = blankRowKey === null ? null : rowOfKey(blankRowKey);
        const rest = blank === null ? content : removeRow(content, pathOfKey(blank.listKey), blank.id);
        const made = insertRow(rest, listPath, rowIdsAt(rest, listPath).indexOf(id) + 1, maker);
        added = made.id;
        return made.content;
      }, null);
      goTo({ key: `${listKey}/@${added}`, caret: 'end' });
    },
    pasteTable: (fieldKey, copied) => {
      const path = pathOfKey(fieldKey);
      const [list, row, field] = path.slice(-3);
      if (list === 'cells' && row !== undefined)
        return pasteIntoCells(path.slice(0, -4), row.slice(1), copied);
      if (list === 'findings' && field === 'text') {
        const table = tableOfCopied(copied, maker.newId);
        if (findingsOfTable(table).length > 0)
          return pasteAsTable(path.slice(0, 2), row?.slice(1) ?? '', table);
      }
      if (list === undefined || row === undefined || field === undefined || !isTable(list)) {
        return null;
      }
      const listPath = path.slice(0, -2);
      const outcome = pasteTable(sheetsOf(session), listPath, row.slice(1), field, copied, maker.newId);
      edit(() => outcome.content, null);
      goTo({ key: keyOfPath([...listPath, `@${outcome.lastId}`, field]), caret: 'end' });
      return { ...outcome, isTable: false };
    },
    pasteLines: (rowKey, selection, lines) => {
      const { listKey, id } = rowOfKey(rowKey);
      const pasted = pasteLines(sheetsOf(session), pathOfKey(listKey), id, selection, lines, maker.newId);
      edit(() => pasted.content, null);
      goTo({ key: `${listKey}/@${pasted.lastId}/text`, caret: pasted.caret });
    },
    changeColumns: (tableKey, change) => {
      edit((content) => withColumns(content, [...pathOfKey(tableKey), 'rows'], change, maker.newId), null);
    },
    addColumn: (sheetKey, list) => {
      const { id } = rowOfKey(sheetKey);
      edit((content) => withMoreColumn(content, id, list, maker.newId), null);
      goTo({ key: lastHeadKey(sheetsOf(session), sheetKey, list), caret: 'end' });
    },
    removeColumn: (sheetKey, list) => {
      edit((content) => withoutMoreColumn(content, rowOfKey(sheetKey).id, list), null);
      goTo({ key: lastHeadKey(sheetsOf(session), sheetKey, list), caret: 'end' });
    },
    takeOverPolicies: (sheetId) => {
      const known = new Set(
        sheetsOf(session)
          .sheets.find(({ id }) => id === sheetId)
          ?.challenges.map(({ id }) => id),
      );
      apply((content) => takeOverPolicies(content, sheetId, maker), null);
      const added = sheetsOf(session)
        .sheets.find(({ id }) => id === sheetId)
        ?.challenges.find(({ id }) => !known.has(id));
      if (added !== undefined) {
        goTo({
          key: `sheets/@${sheetId}/challenges/@${added.id}/current/@${added.current[0]?.id}/text`,
          caret: 'end',
        });
      }
    },
  };
}
