import { describe, expect, it } from 'vitest';
import {
  type IssueSheetContent,
  issueSheetContentSchema,
  type SurveyTable,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { insertRow, moveRow, removeRow } from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import type { CopiedTable } from '../../../../core/domain/issue-sheets/sheet-paste.ts';
import { printedCells } from '../../../../core/domain/issue-sheets/survey-table.ts';
import {
  insertTable,
  joinCell,
  pasteCells,
  tableOfCopied,
  withColumns,
} from '../../../../core/domain/issue-sheets/survey-table-editing.ts';
import { findingsOfTable } from '../../../../core/domain/issue-sheets/survey-table-findings.ts';
import { withoutBlanks } from '../../../../core/domain/issue-sheets/without-blanks.ts';
import { operationsBetween } from '../../../../core/domain/materials/content-changes.ts';
import { applyOperations, jsonOf } from '../../../../core/domain/materials/draft-operation.ts';
import { issueSheetContent } from '../../../fixtures/contents.ts';
import { present } from '../../../fixtures/present.ts';
import { idsInOrder, sheetWords } from './sheet-words.ts';
import { surveyTable } from './survey-table-help.ts';

const newId = idsInOrder();
const maker = { newId, words: sheetWords };
const goal = present(issueSheetContent.sheets[0]);
const table = surveyTable([
  '#設問|回答|割合',
  '問12 外出|毎日|41.2%',
  '^|ときどき|30.5%',
  '^|しない|9.8%',
  '問13 買い物|困る|22.4%',
]);
const start = insertTable(issueSheetContent, goal.id, 0, table);
const rowsPath = ['sheets', `@${goal.id}`, 'surveyTables', `@${table.id}`, 'rows'];

function tableIn(content: IssueSheetContent): SurveyTable {
  return present(issueSheetContentSchema.parse(content).sheets[0]?.surveyTables?.[0]);
}

/** Rows as printed: cells with `×n` for those that reach down over n rows. */
function layout(content: IssueSheetContent): string[] {
  const { rows } = tableIn(content);
  return printedCells(rows).map((cells) =>
    cells
      .map(
        ({ cell, rowSpan, columnSpan }) =>
          `${cell.text}${rowSpan > 1 ? `×${rowSpan}` : ''}${columnSpan > 1 ? `→${columnSpan}` : ''}`,
      )
      .join('|'),
  );
}
const rowId = (index: number): string => present(table.rows[index]).id;

describe('rows of a table of answers', () => {
  it('come into a merged cell, and go out of it', () => {
    expect(layout(start)).toEqual([
      '設問|回答|割合',
      '問12 外出×3|毎日|41.2%',
      'ときどき|30.5%',
      'しない|9.8%',
      '問13 買い物|困る|22.4%',
    ]);
    const added = insertRow(start, rowsPath, 2, maker);
    expect(layout(added.content)[1]).toBe('問12 外出×4|毎日|41.2%');
    expect(layout(removeRow(start, rowsPath, rowId(1))).slice(1)).toEqual([
      '問12 外出×2|ときどき|30.5%',
      'しない|9.8%',
      '問13 買い物|困る|22.4%',
    ]);
    expect(layout(moveRow(start, rowsPath, rowId(3), 1)).slice(1)).toEqual([
      '問12 外出×2|毎日|41.2%',
      'ときどき|30.5%',
      '問13 買い物|困る|22.4%',
      '問12 外出|しない|9.8%',
    ]);
  });

  it('are merged and split cell by cell', () => {
    const cell = present(present(table.rows[4]).cells[0]).id;
    const merged = joinCell(start, rowsPath, cell);
    expect(layout(merged)[1]).toBe('問12 外出×4|毎日|41.2%');
    const split = joinCell(merged, rowsPath, present(present(table.rows[1]).cells[0]).id);
    expect(layout(split).slice(1, 3)).toEqual(['問12 外出|毎日|41.2%', '×3|ときどき|30.5%']);
    // The head is no place to merge into.
    expect(joinCell(start, rowsPath, present(present(table.rows[1]).cells[1]).id)).toBe(start);
  });

  it('get a column more, and lose it', () => {
    const wider = withColumns(start, rowsPath, 1, newId);
    expect(tableIn(wider).rows.every(({ cells }) => cells.length === 4)).toBe(true);
    expect(layout(withColumns(wider, rowsPath, -1, newId))).toEqual(layout(start));
  });
});

const copied: CopiedTable = [
  ['設問', '回答', '一般市民', '障害者'].map((text) => ({ text, covered: false })),
  ['問7 相談先', 'ある', '61.0%', '40.2%'].map((text) => ({ text, covered: false })),
  [
    { text: '', covered: true, joins: 'above' },
    ...['ない', '39.0%', '59.8%'].map((text) => ({ text, covered: false })),
  ],
];

describe('a copied table', () => {
  it('goes into the cells with its merged ones, and makes rows and columns', () => {
    const [made] = present(
      insertRow(issueSheetContent, rowsPath.slice(0, 3), 0, maker).content.sheets[0]?.surveyTables,
    );
    const blank = insertTable(issueSheetContent, goal.id, 0, present(made));
    const path = [...rowsPath.slice(0, 3), `@${present(made).id}`, 'rows'];
    const first = present(present(present(made).rows[0]).cells[0]).id;
    const { content, rows } = pasteCells(blank, path, first, copied, newId);
    expect(rows).toBe(3);
    expect(layout(content)).toEqual([
      '設問|回答|一般市民|障害者',
      '問7 相談先×2|ある|61.0%|40.2%',
      'ない|39.0%|59.8%',
    ]);
    expect(
      findingsOfTable(tableIn(content))[0]?.answers.map(({ percent, group }) => [percent, group]),
    ).toEqual([
      [61, '一般市民'],
      [40.2, '障害者'],
      [39, '一般市民'],
      [59.8, '障害者'],
    ]);
  });

  it('is a table of its own where it has shares', () => {
    expect(findingsOfTable(tableOfCopied(copied, newId))).toMatchObject([{ question: { norm: '問7' } }]);
  });
});

it('what is added to a sheet without tables is a change that can be sent and taken back', () => {
  for (const after of [
    start,
    insertRow(start, rowsPath, 2, maker).content,
    removeRow(start, rowsPath, rowId(1)),
  ]) {
    const operations = operationsBetween(issueSheetContent, after);
    expect(applyOperations(jsonOf(issueSheetContent), operations)).toEqual(jsonOf(after));
  }
});

it('tables without a filled row are not printed', () => {
  const { content } = insertRow(issueSheetContent, rowsPath.slice(0, 3), 0, maker);
  expect(withoutBlanks(content).sheets[0]?.surveyTables).toEqual([]);
  expect(withoutBlanks(start).sheets[0]?.surveyTables).toEqual([
    { ...table, follows: goal.findings.at(-1)?.id },
  ]);
});
