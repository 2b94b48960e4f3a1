import { describe, expect, it } from 'vitest';
import { blankIssueSheetContent } from '../../../../core/domain/issue-sheets/blank-sheet.ts';
import { issueSheetContentSchema } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { settleSheets } from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import {
  linesOf,
  linesOfTable,
  pasteLines,
  pasteTable,
} from '../../../../core/domain/issue-sheets/sheet-paste.ts';
import { issueSheetContent } from '../../../fixtures/contents.ts';
import { present } from '../../../fixtures/present.ts';
import { idsInOrder, sheetWords } from './sheet-words.ts';

const newId = idsInOrder();
const blank = blankIssueSheetContent(newId, sheetWords, '');
const sheet = present(blank.sheets[0]);
const path = (name: string): string[] => ['sheets', `@${sheet.id}`, name];
const cells = (...rows: string[][]) =>
  rows.map((row) => row.map((text) => ({ text: text === '^' ? '' : text, covered: text === '^' })));

describe('a copied table', () => {
  it('fills the table of projects from its first cell on, heads and merged cells included', () => {
    const copied = cells(
      ['事業名', '指標', '現状\n（平成28年度）', '目標（令和5年度）', '結果（見込み）\n（令和4年度）'],
      ['見守り', '見守る人の数', '3人', '充実', '8人'],
      ['^', '見守りの回数', '—', '月1回', '月1回'],
      ['', '会議の数', '2回', '継続', '2回'],
      ['居場所', '場所の数', '1か所', '', '4か所'],
    );
    const first = present(sheet.indicators[0]).id;
    const { content, rows, surplus } = pasteTable(blank, path('indicators'), first, 'project', copied, newId);
    const settled = settleSheets(blank, content);
    expect(issueSheetContentSchema.parse(settled)).toEqual(settled);
    expect({ rows, surplus }).toEqual({ rows: 4, surplus: 0 });
    const pasted = present(settled.sheets[0]);
    expect(pasted.indicatorHead).toMatchObject({
      project: '事業名',
      baseline: { label: '現状', period: '（平成28年度）' },
      target: { label: '目標', period: '（令和5年度）' },
      result: { label: '結果（見込み）', period: '（令和4年度）' },
    });
    expect(
      pasted.indicators.map((row) => [row.startsProject, row.project, row.indicator, row.result]),
    ).toEqual([
      [true, '見守り', '見守る人の数', '8人'],
      [false, '見守り', '見守りの回数', '月1回'],
      [false, '見守り', '会議の数', '2回'],
      [true, '居場所', '場所の数', '4か所'],
    ]);
  });

  it('fills from a cell in the middle over what stands there, and keeps surplus columns', () => {
    const goal = present(issueSheetContent.sheets[0]);
    const list = ['sheets', `@${goal.id}`, 'indicators'];
    const last = present(goal.indicators.at(-1));
    const copied = cells(['年2法人', '年2法人', '備考のとおり'], ['1', '2', '']);
    const { content, lastId, surplus } = pasteTable(
      issueSheetContent,
      list,
      last.id,
      'target',
      copied,
      newId,
    );
    const rows = present(content.sheets[0]).indicators;
    expect(rows).toHaveLength(goal.indicators.length + 1);
    expect(rows[3]).toMatchObject({
      indicator: last.indicator,
      target: '年2法人',
      result: '年2法人\u3000備考のとおり',
    });
    expect(rows[4]).toMatchObject({ id: lastId, target: '1', result: '2', startsProject: true });
    expect(surplus).toBe(1);
  });

  it('takes over the two head rows of the indicators of the plan', () => {
    const copied = cells(
      ['計画全体の目標指標', '調査結果', '^', '調査結果（令和4年度）'],
      ['^', '現状（平成28年度）', '目標値（令和4年度）', '^'],
      ['知っている人の割合', '7.9%', '25%', '25.6%'],
    );
    const first = present(sheet.planIndicators[0]).id;
    const { content } = pasteTable(blank, path('planIndicators'), first, 'indicator', copied, newId);
    expect(content.sheets[0]?.planIndicatorHead).toMatchObject({
      group: '調査結果',
      indicator: '計画全体の目標指標',
      baseline: { label: '現状', period: '（平成28年度）' },
      target: { label: '目標値', period: '（令和4年度）' },
      result: { label: '調査結果', period: '（令和4年度）' },
    });
    expect(content.sheets[0]?.planIndicators).toMatchObject([{ baseline: '7.9%', result: '25.6%' }]);
  });

  it('of findings joins broken lines, and the percentages are read', () => {
    const copied = cells(
      ['調査結果項目', '問番号'],
      ['備えを「している」の\n割合が41.5%。', '問7'],
      ['近所と「話す」の割合が20%。', 'Ⅱ-1市民調査B問8'],
    );
    const first = present(sheet.findings[0]).id;
    const { content } = pasteTable(blank, path('findings'), first, 'text', copied, newId);
    const [finding] = present(settleSheets(blank, content).sheets[0]).findings;
    expect(finding).toMatchObject({
      text: '備えを「している」の割合が41.5%。',
      question: { norm: '問7' },
      answers: [{ labels: ['している'], percent: 41.5 }],
    });
  });

  it('of words like heads alone is no head', () => {
    const first = present(sheet.planIndicators[0]).id;
    const { content, rows } = pasteTable(
      blank,
      path('planIndicators'),
      first,
      'indicator',
      cells(['指標', '目標']),
      newId,
    );
    expect(rows).toBe(1);
    expect(content.sheets[0]?.planIndicators[0]).toMatchObject({ indicator: '指標', baseline: '目標' });
  });
});

describe('copied lines', () => {
  it('keep their marks, and lose empty lines', () => {
    expect(
      linesOf('・一つ目\r\n\r\n　● 二つ目\n- 三つ目\n4件\n−5%減\n※注\n(1) 四つ目\nア　五つ目').map(
        ({ mark, text }) => `${mark}|${text}`,
      ),
    ).toEqual(['・|一つ目', '●|二つ目', '・|三つ目', '|4件', '|−5%減', '※|注', '(1)|四つ目', 'ア|五つ目']);
    expect(linesOfTable(cells(['・甲', '乙'], ['', '']))).toEqual([{ mark: '・', text: '甲\u3000乙' }]);
    // A list of a word processor: its mark is a letter of a font of signs, a tab, and the words.
    expect(linesOfTable(cells(['l', '甲'], ['①', '乙']))).toEqual([
      { mark: '・', text: '甲' },
      { mark: '①', text: '乙' },
    ]);
  });

  it('bring their marks into the rows, those without one get the mark of the row', () => {
    const goal = present(issueSheetContent.sheets[0]);
    const list = ['sheets', `@${goal.id}`, 'evaluations'];
    const row = present(goal.evaluations[0]);
    const { content } = pasteLines(
      issueSheetContent,
      list,
      row.id,
      { from: 0, to: row.text.length },
      linesOf('◇甲\n乙\n(1) 丙\n※丁'),
      newId,
    );
    expect(present(content.sheets[0]).evaluations.slice(0, 4)).toMatchObject([
      { marker: '◇', text: '甲' },
      { marker: row.marker, text: '乙' },
      { marker: '', text: '(1) 丙' },
      { marker: '※', text: '丁' },
    ]);
  });

  it('go into the row at the caret, and what stood behind it ends the last', () => {
    const goal = present(issueSheetContent.sheets[0]);
    const list = ['sheets', `@${goal.id}`, 'evaluations'];
    const row = present(goal.evaluations[0]);
    const { content, lastId, caret } = pasteLines(
      issueSheetContent,
      list,
      row.id,
      { from: 2, to: 4 },
      ['甲', '乙', '丙'].map((text) => ({ mark: '', text })),
      newId,
    );
    const texts = present(content.sheets[0]).evaluations.map(({ text }) => text);
    expect(texts.slice(0, 4)).toEqual([
      `${row.text.slice(0, 2)}甲`,
      '乙',
      `丙${row.text.slice(4)}`,
      present(goal.evaluations[1]).text,
    ]);
    expect(caret).toBe(1);
    expect(present(content.sheets[0]).evaluations[2]).toMatchObject({ id: lastId, marker: row.marker });
  });
});
