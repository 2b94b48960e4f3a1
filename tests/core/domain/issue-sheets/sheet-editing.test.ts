import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import { blankIssueSheetContent } from '../../../../core/domain/issue-sheets/blank-sheet.ts';
import {
  type Indicator,
  type IssueSheetContent,
  issueSheetContentSchema,
} from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { withPartLabel } from '../../../../core/domain/issue-sheets/part-labels.ts';
import {
  insertRow,
  mergeRow,
  moveRow,
  placeRow,
  removeRow,
  settleSheets,
  splitRow,
  takeOverPolicies,
} from '../../../../core/domain/issue-sheets/sheet-editing.ts';
import { withoutBlanks } from '../../../../core/domain/issue-sheets/without-blanks.ts';
import { withText } from '../../../../core/domain/materials/content-editing.ts';
import { issueSheetContent } from '../../../fixtures/contents.ts';
import { present } from '../../../fixtures/present.ts';
import { idsInOrder, sheetWords } from './sheet-words.ts';

const newId = idsInOrder();
const maker = { newId, words: sheetWords };
const goalOne = present(issueSheetContent.sheets[0]);
const sheetPath = ['sheets', `@${goalOne.id}`];
const indicators = [...sheetPath, 'indicators'];

function rowsOf(content: IssueSheetContent): readonly Indicator[] {
  return present(content.sheets[0]).indicators;
}
const ids = rowsOf(issueSheetContent).map(({ id }) => id);
const id = (index: number): string => present(ids[index]);

/** 「a|b」: rows of one project joined by 「+」, projects by 「|」. */
function layout(content: IssueSheetContent): string {
  return rowsOf(content)
    .map((row, index) => {
      const name = 'abcdefgh'[ids.indexOf(row.id)] ?? 'x';
      return index === 0 ? name : `${row.startsProject ? '|' : '+'}${name}`;
    })
    .join('');
}

describe('rows of projects', () => {
  it('are laid out as the fixture prints them', () => {
    expect(layout(issueSheetContent)).toBe('a+b|c|d');
  });

  it.each([
    ['down inside a project', 0, 1, false, 'b+a|c|d'],
    ['up inside a project', 1, -1, false, 'b+a|c|d'],
    ['down out of a project, past the next', 1, 1, false, 'a|c|b|d'],
    ['up past a whole project', 2, -1, false, 'c|a+b|d'],
    ['down past a single row', 2, 1, false, 'a+b|d|c'],
    ['down at the end', 3, 1, false, 'a+b|c|d'],
    ['a whole project down', 0, 1, true, 'c|a+b|d'],
    ['a whole project up to the top', 2, -1, true, 'c|a+b|d'],
    ['up at the top, out of the project', 0, -1, false, 'a|b|c|d'],
  ] as const)('move %s', (_, at, direction, whole, expected) => {
    const moved = moveRow(issueSheetContent, indicators, id(at), direction, whole);
    expect(layout(moved)).toBe(expected);
    const names = new Map(rowsOf(issueSheetContent).map((row) => [row.id, row.project]));
    expect(rowsOf(moved).every((row) => row.project === names.get(row.id))).toBe(true);
  });

  it.each([
    [3, 0, 'd|a+b|c'],
    [3, 1, 'a+b|d|c'],
    [0, 3, 'b|c|d|a'],
    [1, 0, 'b+a|c|d'],
    [2, 2, 'a+b|c|d'],
  ])('are dropped: row %i to place %i', (from, to, expected) => {
    expect(layout(placeRow(issueSheetContent, indicators, id(from), to))).toBe(expected);
  });

  it('are merged under the project above and split again', () => {
    const merged = mergeRow(issueSheetContent, indicators, id(2));
    expect(layout(merged)).toBe('a+b+c|d');
    expect(rowsOf(merged)[2]?.project).toBe('権利をまもる事業');
    const split = splitRow(merged, indicators, id(1));
    expect(layout(split)).toBe('a|b+c|d');
    expect(mergeRow(issueSheetContent, indicators, id(0))).toBe(issueSheetContent);
  });

  it('keep the project of the rows below when its first row is removed', () => {
    const removed = removeRow(issueSheetContent, indicators, id(0));
    expect(layout(removed)).toBe('b|c|d');
    expect(rowsOf(removed)[0]?.project).toBe('権利をまもる事業');
  });

  it('take a new row into the project between whose rows it is put', () => {
    const inside = insertRow(issueSheetContent, indicators, 1, maker);
    expect(layout(inside.content)).toBe('a+x+b|c|d');
    expect(rowsOf(inside.content)[1]).toMatchObject({ id: inside.id, project: '権利をまもる事業' });
    expect(layout(insertRow(issueSheetContent, indicators, 2, maker).content)).toBe('a+b|x|c|d');
    expect(layout(insertRow(issueSheetContent, indicators, 99, maker).content)).toBe('a+b|c|d|x');
  });

  it('carry a name that is changed through its cell', () => {
    const path = [...indicators, `@${id(0)}`, 'project'];
    const settled = settleSheets(issueSheetContent, withText(issueSheetContent, path, '新しい事業'));
    expect(
      rowsOf(settled)
        .map(({ project }) => project)
        .slice(0, 3),
    ).toEqual(['新しい事業', '新しい事業', '第三者評価を広める']);
  });
});

describe('an edit of a sheet', () => {
  it('brings number and title of the goal, code and percentages of a finding up to date', () => {
    const finding = present(goalOne.findings[0]);
    let content = withText(
      issueSheetContent,
      [...sheetPath, 'heading'],
      '基本目標３「つながる まち」についての課題',
    );
    content = withText(
      content,
      [...sheetPath, 'findings', `@${finding.id}`, 'text'],
      '備えを「している」人は41.5％です。',
    );
    content = withText(content, [...sheetPath, 'findings', `@${finding.id}`, 'questionText'], '問 ７（２）');
    const settled = settleSheets(issueSheetContent, content);
    expect(settled.sheets[0]).toMatchObject({ goalNo: 3, goalTitle: 'つながる まち' });
    expect(settled.sheets[0]?.findings[0]).toMatchObject({
      question: { norm: '問7(2)' },
      answers: [{ labels: ['している'], percent: 41.5 }],
    });
    expect(settled.sheets[1]).toBe(issueSheetContent.sheets[1]);
  });

  it('leaves number and title as they are while the heading says none', () => {
    const content = withText(issueSheetContent, [...sheetPath, 'heading'], '検討中');
    expect(settleSheets(issueSheetContent, content).sheets[0]).toMatchObject({
      heading: '検討中',
      goalNo: 1,
      goalTitle: goalOne.goalTitle,
    });
  });

  it('adds, moves and removes rows of every list, and stays a content', () => {
    const lists = [
      ['sheets'],
      ['notes'],
      ...[
        'visions',
        'planIndicators',
        'evaluations',
        'surveyLabels',
        'findings',
        'trends',
        'challenges',
        'others',
      ].map((name) => [...sheetPath, name]),
      [...sheetPath, 'visions', `@${present(goalOne.visions[0]).id}`, 'items'],
      [...sheetPath, 'challenges', `@${present(goalOne.challenges[0]).id}`, 'issues'],
    ];
    for (const list of lists) {
      const added = insertRow(issueSheetContent, list, 0, maker);
      expect(issueSheetContentSchema.parse(added.content)).toEqual(added.content);
      const blockIds = toBlocks(added.content).map((block) => block.id);
      expect(new Set(blockIds).size).toBe(blockIds.length);
      const moved = moveRow(added.content, list, added.id, 1);
      expect(removeRow(moved, list, added.id)).toEqual(issueSheetContent);
      expect(moveRow(added.content, list, added.id, -1)).toBe(added.content);
    }
  });

  it('gives a new line the mark of its neighbour', () => {
    const evaluations = ['sheets', `@${present(issueSheetContent.sheets[1]).id}`, 'evaluations'];
    const { content } = insertRow(issueSheetContent, evaluations, 1, maker);
    expect(content.sheets[1]?.evaluations.map(({ marker }) => marker)).toEqual(['', '']);
  });

  it('sets out the policies of the vision among the challenges, once', () => {
    const taken = takeOverPolicies(issueSheetContent, goalOne.id, maker);
    expect(taken.sheets[0]?.challenges.map(({ policy }) => policy)).toEqual([
      '暮らしの土台を整える',
      '災害に備える',
      '権利をまもる',
    ]);
    expect(takeOverPolicies(taken, goalOne.id, maker)).toBe(taken);
  });
});

describe('an empty form', () => {
  const blank = blankIssueSheetContent(newId, sheetWords, '市の計画 課題シート');

  it('has a blank row in every part, each with an id of its own', () => {
    expect(issueSheetContentSchema.parse(blank)).toEqual(blank);
    const blockIds = toBlocks(blank).map((block) => block.id);
    expect(new Set(blockIds).size).toBe(blockIds.length);
    expect(blockIds.length).toBeGreaterThan(20);
  });

  it('leaves no label beside nothing when the blanks are taken out', () => {
    expect(toBlocks(withoutBlanks(blank)).map(({ text }) => text)).toEqual([
      '市の計画 課題シート',
      '基本目標1「」についての課題',
    ]);
  });

  it('brings the label of a part back with its first row', () => {
    const start = withoutBlanks(blank);
    const key = ['sheets', `@${start.sheets[0]?.id}`];
    const labelled = (list: string): (string | undefined)[] => {
      const sheet = withPartLabel(start, [...key, list], maker).sheets[0];
      return [
        sheet?.visionLabel?.text,
        sheet?.projectsLabel?.text,
        sheet?.surveyLabels[0]?.text,
        sheet?.trendLabel?.text,
        sheet?.challengeLabel?.text,
      ];
    };
    expect(labelled('visions')).toEqual(['施策の目指す姿', undefined, undefined, undefined, undefined]);
    expect(labelled('planIndicators')[1]).toBe('現在の取り組み');
    expect(labelled('surveyTables')[2]).toBe('アンケート調査結果');
    expect(labelled('trends')[3]).toBe('国の方針及び社会動向');
    expect(labelled('challenges')[4]).toBe('次期計画に向けた課題');
    // What has rows without a label was printed so.
    const bare = { ...goalOne, trendLabel: null, evaluations: [], planIndicators: [], projectsLabel: null };
    const content = { ...issueSheetContent, sheets: [bare] };
    for (const list of ['trends', 'planIndicators', 'others']) {
      expect(withPartLabel(content, ['sheets', `@${bare.id}`, list], maker)).toBe(content);
    }
  });

  it('prints a label of 計画全体の目標指標 above its table, and not alone', () => {
    const sheet = { ...goalOne, planIndicatorLabel: { id: newId(), text: '計画全体の指標' } };
    const texts = (more: Partial<typeof sheet>): string[] =>
      toBlocks(withoutBlanks({ ...issueSheetContent, sheets: [{ ...sheet, ...more }] })).map(
        ({ text }) => text,
      );
    const shown = texts({});
    expect(shown[shown.indexOf('計画全体の指標') + 1]).toContain(sheet.planIndicatorHead?.indicator);
    expect(texts({ planIndicators: [] })).not.toContain('計画全体の指標');
  });

  it('is nothing that a filled sheet has: taking blanks out changes no row of it', () => {
    expect(withoutBlanks(issueSheetContent)).toEqual(issueSheetContent);
  });
});
