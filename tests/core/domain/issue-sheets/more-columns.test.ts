import { describe, expect, it } from 'vitest';
import { blankIssueSheetContent } from '../../../../core/domain/issue-sheets/blank-sheet.ts';
import {
  type IssueSheetContent,
  issueSheetContentSchema,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { withMoreColumn, withoutMoreColumn } from '../../../../core/domain/issue-sheets/more-columns.ts';
import { insertRow } from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import { pasteTable } from '../../../../core/domain/issue-sheets/sheet-paste.ts';
import { withoutBlanks } from '../../../../core/domain/issue-sheets/without-blanks.ts';
import { withText } from '../../../../core/domain/materials/content-editing.ts';
import { present } from '../../../fixtures/present.ts';
import { idsInOrder, sheetWords } from './sheet-words.ts';

const newId = idsInOrder();
const blank = blankIssueSheetContent(newId, sheetWords, '');
const { id: sheetId } = present(blank.sheets[0]);
const sheetOf = (content: IssueSheetContent) => present(content.sheets[0]);
const list = ['sheets', `@${sheetId}`, 'indicators'];
const wider = withMoreColumn(
  withMoreColumn(blank, sheetId, 'indicators', newId),
  sheetId,
  'indicators',
  newId,
);

describe('further columns', () => {
  it('are added to head and rows, and taken away again', () => {
    expect(issueSheetContentSchema.parse(wider)).toEqual(wider);
    expect(sheetOf(wider).indicatorHead?.more).toHaveLength(2);
    expect(sheetOf(wider).indicators.map(({ more }) => more?.length)).toEqual([2]);
    expect(sheetOf(wider).planIndicatorHead?.more).toBeUndefined();
    const one = withoutMoreColumn(wider, sheetId, 'indicators');
    expect(sheetOf(one).indicatorHead?.more).toHaveLength(1);
    expect(withoutMoreColumn(one, sheetId, 'indicators')).toEqual(blank);
  });

  it('come with every new row, and are filled by a copied table', () => {
    const added = insertRow(wider, list, 1, { newId, words: sheetWords }).content;
    expect(sheetOf(added).indicators.map(({ more }) => more?.length)).toEqual([2, 2]);
    const copied = [
      ['訪問', '回数', '1回', '2回', '3回', 'A', '福祉課'],
      ['訪問', '人数', '1人', '2人', '1人', 'C', '福祉課', '※'],
      ['教室', '回数', '1回', '2回', '2回', 'A', '健康課'],
    ].map((row) => row.map((text) => ({ text, covered: false })));
    const first = present(sheetOf(added).indicators[0]).id;
    const { content, surplus } = pasteTable(added, list, first, 'project', copied, newId);
    expect(surplus).toBe(1);
    expect(
      sheetOf(content).indicators.map(({ result, more }) => [
        result,
        ...(more ?? []).map(({ text }) => text),
      ]),
    ).toEqual([
      ['3回', 'A', '福祉課'],
      ['1人\u3000※', 'C', '福祉課'],
      ['2回', 'A', '健康課'],
    ]);
  });

  it('that nobody filled in are not published', () => {
    const { indicators } = sheetOf(wider);
    const row = present(indicators[0]);
    const named = withText(wider, [...list, `@${row.id}`, 'indicator'], '回数');
    expect(sheetOf(withoutBlanks(named)).indicatorHead?.more).toBeUndefined();
    const cell = present(row.more?.[1]);
    const rated = withText(named, [...list, `@${row.id}`, 'more', `@${cell.id}`, 'text'], 'B');
    const published = sheetOf(withoutBlanks(rated));
    expect(published.indicatorHead?.more).toHaveLength(1);
    expect(published.indicators[0]?.more?.map(({ text }) => text)).toEqual(['B']);
  });
});
