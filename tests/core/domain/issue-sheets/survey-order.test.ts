import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import type {
  IssueSheetContent,
  SurveyTable,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import {
  insertRow,
  moveRow,
  placeRow,
  removeRow,
  settleSheets,
} from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import { surveyOrder, surveyRuns } from '../../../../core/domain/issue-sheets/survey-order.ts';
import { insertTable, withTablesBelow } from '../../../../core/domain/issue-sheets/survey-table-editing.ts';
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
const sentences = ['甲', '乙', '丙'].map((text) => ({
  ...present(goal.findings[0]),
  id: newId(),
  text: `${text}のことは50.0%です。`,
}));
const [first, second, third] = sentences.map(({ id }) => id) as [string, string, string];
const tables = ['問1', '問2'].map((code) => ({
  ...surveyTable(['#設問|回答|割合', `${code} 外出|毎日|41.2%`]),
  id: newId(),
}));
const [one, two] = tables as [SurveyTable, SurveyTable];
const base: IssueSheetContent = { ...issueSheetContent, sheets: [{ ...goal, findings: sentences }] };
const path = (list: string) => ['sheets', `@${goal.id}`, list];

/** Sentences by their first letter, tables by their question, in the order of the sheet. */
function shown(content: IssueSheetContent): string {
  return surveyOrder(present(content.sheets[0]))
    .map((item) =>
      item.kind === 'finding'
        ? item.finding.text.slice(0, 1)
        : (item.table.rows[1]?.cells[0]?.text.slice(1, 2) ?? ''),
    )
    .join('');
}

/** The same from the blocks that are read and printed. */
function printed(content: IssueSheetContent): string {
  return toBlocks(content)
    .flatMap((block) => /^([甲乙丙])のこと|^問([12])/u.exec(block.text)?.slice(1).join('') ?? [])
    .join('');
}

const between = insertTable(insertTable(base, goal.id, 0, one, first), goal.id, 1, two, third);

describe('sentences and tables of the survey', () => {
  it('stand, and are printed, in the order of the sheet', () => {
    expect(shown(between)).toBe('甲1乙丙2');
    expect(printed(between)).toBe('甲1乙丙2');
    expect(surveyRuns(present(between.sheets[0])).map(({ kind }) => kind)).toEqual([
      'findings',
      'table',
      'findings',
      'table',
    ]);
  });

  it('stand behind all sentences where the order is not known', () => {
    const unknown: IssueSheetContent = {
      ...base,
      sheets: [{ ...goal, findings: sentences, surveyTables: [one, { ...two, follows: newId() }] }],
    };
    expect(shown(unknown)).toBe('甲乙丙12');
    expect(printed(unknown)).toBe('甲乙丙12');
  });

  it('move past one another, whatever they are, and no further than the ends', () => {
    const steps: string[] = [];
    let content = between;
    for (let step = 0; step < 5; step += 1) {
      content = moveRow(content, path('surveyTables'), two.id, -1);
      steps.push(shown(content));
    }
    expect(steps).toEqual(['甲1乙2丙', '甲12乙丙', '甲21乙丙', '2甲1乙丙', '2甲1乙丙']);
    expect(moveRow(content, path('surveyTables'), two.id, -1)).toBe(content);
    expect(shown(moveRow(content, path('surveyTables'), two.id, 1))).toBe('甲21乙丙');
    const operations = operationsBetween(between, content);
    expect(applyOperations(jsonOf(between), operations)).toEqual(jsonOf(content));
  });

  it('go beside the table they are put by', () => {
    expect(shown(placeRow(between, path('surveyTables'), two.id, 0))).toBe('甲21乙丙');
    expect(shown(placeRow(between, path('surveyTables'), one.id, 1))).toBe('甲乙丙21');
    expect(placeRow(between, path('surveyTables'), one.id, 0).sheets[0]).toBe(between.sheets[0]);
  });

  it('keep their place when the sentence above them goes, or is blank', () => {
    const without = (content: IssueSheetContent, id: string): IssueSheetContent =>
      settleSheets(content, removeRow(content, path('findings'), id));
    expect(shown(without(between, first))).toBe('1乙丙2');
    expect(shown(without(without(between, third), second))).toBe('甲12');
    const blanked: IssueSheetContent = {
      ...between,
      sheets: between.sheets.map((sheet) => ({
        ...sheet,
        findings: sheet.findings.map((row) =>
          row.id === third ? { ...row, text: '', questionText: '' } : row,
        ),
      })),
    };
    expect(shown(withoutBlanks(blanked))).toBe('甲1乙2');
  });

  it('let a sentence be written directly below another one, or behind them', () => {
    const written = (index: number, below: string | null): string => {
      const made = insertRow(between, path('findings'), index, maker);
      const content = below === null ? made.content : withTablesBelow(made.content, goal.id, below, made.id);
      return surveyOrder(present(content.sheets[0]))
        .map((item) => (item.kind === 'table' ? '表' : item.finding.id === made.id ? '新' : '文'))
        .join('');
    };
    expect(written(1, first)).toBe('文新表文文表');
    expect(written(3, null)).toBe('文表文文表新');
  });

  it('without a place of their own are put behind the sentences that there are', () => {
    const { content, id } = insertRow(base, path('surveyTables'), 0, maker);
    expect(content.sheets[0]?.surveyTables).toMatchObject([{ id, follows: third }]);
  });
});
