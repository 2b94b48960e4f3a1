import { describe, expect, it } from 'vitest';
import { idFrom } from '../../../../core/domain/ids.ts';
import {
  type DraftChange,
  draftHistory,
  noSteps,
  operationsToStep,
  stepsAfter,
  wordsIn,
} from '../../../../core/domain/materials/draft.ts';
import { type DraftOperation, jsonOf } from '../../../../core/domain/materials/draft-operation.ts';
import { issueSheetContent } from '../../../fixtures/contents.ts';
import { present } from '../../../fixtures/present.ts';

let count = 0;
const newId = () => {
  count += 1;
  return idFrom(0, new Uint8Array(16), count);
};
const sheet = present(issueSheetContent.sheets[0]);
const row = present(sheet.indicators[2]);
const list = ['sheets', `@${sheet.id}`, 'indicators'];
const result = [...list, `@${row.id}`, 'result'];
const type = (at: number, removed: string, inserted: string): DraftOperation => ({
  op: 'text',
  path: result,
  at,
  removed,
  inserted,
});

function change(step: string, at: number, operations: DraftOperation[], act: DraftChange['act'] = 'edit') {
  return { id: newId(), step, act, actor: '事務局', at, operations };
}

describe('steps of a draft', () => {
  it('merge edits of one step, and nothing is redone behind a new edit', () => {
    const [typing, other] = [newId(), newId()];
    let steps = stepsAfter(noSteps, change(typing, 1, [type(0, '17', '1')]));
    steps = stepsAfter(steps, change(typing, 2, [type(1, '', '8')]));
    expect(steps.undo).toHaveLength(1);
    const back = operationsToStep(steps, 'undo');
    expect(back?.operations).toEqual([type(1, '8', ''), type(0, '1', '17')]);
    steps = stepsAfter(steps, change(typing, 3, back?.operations ?? [], 'undo'));
    expect(steps).toMatchObject({ undo: [], redo: [{ id: typing }] });
    expect(operationsToStep(steps, 'undo')).toBeNull();
    expect(operationsToStep(steps, 'redo')?.operations).toEqual([type(0, '17', '1'), type(1, '', '8')]);
    steps = stepsAfter(steps, change(other, 4, [type(0, '17', '20')]));
    expect(steps).toMatchObject({ undo: [{ id: other }], redo: [] });
  });

  it('do not merge into a step that was taken back', () => {
    const step = newId();
    const first = stepsAfter(noSteps, change(step, 1, [type(0, '17', '18')]));
    const second = stepsAfter(first, change(newId(), 2, [type(0, '18', '19')]));
    const undone = stepsAfter(second, change(newId(), 3, [type(0, '19', '18')], 'undo'));
    expect(stepsAfter(undone, change(step, 4, [type(0, '18', '20')])).undo).toHaveLength(2);
  });
});

describe('the history of a draft', () => {
  const typing = newId();
  const changes: DraftChange[] = [
    change(typing, 10, [type(0, '17', '1')]),
    change(typing, 20, [type(1, '', '8')]),
    change(newId(), 30, [
      { op: 'remove', path: list, index: 0, before: jsonOf(present(sheet.indicators[0])) },
    ]),
    change(
      newId(),
      40,
      [{ op: 'insert', path: list, index: 0, value: jsonOf(present(sheet.indicators[0])) }],
      'undo',
    ),
    change(newId(), 50, [{ op: 'move', path: list, from: 3, to: 0 }]),
  ];

  it('tells of each step who did what when, with what stood there before and after', () => {
    const entries = draftHistory(issueSheetContent, changes);
    expect(entries).toMatchObject([
      {
        act: 'edit',
        kind: 'text',
        path: result,
        before: '17件',
        after: '18件',
        startedAt: 10,
        changedAt: 20,
        count: 2,
      },
      { act: 'edit', kind: 'remove', path: list, after: '', startedAt: 30, actor: '事務局' },
      { act: 'undo', kind: 'insert', before: '' },
      { act: 'edit', kind: 'move', path: list },
    ]);
    expect(entries[1]?.before).toContain('市民後見人の数 0人 充実 2人');
    expect(entries[3]?.after).toContain('社会福祉法人への検査');
  });

  it('of one row is what touched that row', () => {
    const first = [...list, `@${present(sheet.indicators[0]).id}`];
    expect(draftHistory(issueSheetContent, changes, first).map(({ kind }) => kind)).toEqual([
      'remove',
      'insert',
    ]);
    const third = [...list, `@${row.id}`];
    expect(draftHistory(issueSheetContent, changes, third)).toMatchObject([
      { before: '17件', after: '18件' },
    ]);
  });
});

describe('the words in a value', () => {
  it('are its texts and numbers without its ids', () => {
    expect(
      wordsIn({ id: 'x', periodRowId: 'y', text: '甲', rows: [{ id: 'z', value: 3, is: true }, '', null] }),
    ).toBe('甲 3');
  });

  it('come in the order of the paper, without what was only read out of them', () => {
    expect(
      wordsIn({
        answers: [{ labels: ['はい'], percent: 34.1 }],
        question: { number: 22, part: 'E' },
        questionText: '問22',
        text: '「はい」が34.1%。',
      }),
    ).toBe('「はい」が34.1%。 問22');
    expect(
      wordsIn({ baseline: '0人', indicator: '人数', project: '見守り', result: '2人', target: '充実' }),
    ).toBe('見守り 人数 0人 充実 2人');
  });
});
