import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../../core/domain/blocks/to-blocks.ts';
import {
  lineMarks,
  markAfter,
  markAt,
  markOf,
  withMark,
  withMarkAt,
} from '../../../../core/domain/issue-sheets/line-marks.ts';
import { splitLine } from '../../../../core/domain/issue-sheets/line-rows.ts';
import { issueSheetContent } from '../../../fixtures/contents.ts';
import { present } from '../../../fixtures/present.ts';
import { idsInOrder } from './sheet-words.ts';

const goal = present(issueSheetContent.sheets[0]);
const line = present(goal.evaluations[0]);
const list = ['sheets', `@${goal.id}`, 'evaluations'];
const path = [...list, `@${line.id}`];

describe('the mark of a line', () => {
  it('is one of those offered, and can be any of them', () => {
    let content = issueSheetContent;
    for (const mark of lineMarks) {
      content = withMarkAt(content, path, mark);
      expect(markAt(content, path)).toBe(mark);
    }
    content = withMarkAt(content, path, '');
    expect(present(content.sheets[0]).evaluations[0]).toEqual({ ...line, marker: '' });
  });

  it('prints as it was chosen', () => {
    for (const [mark, printed] of [
      ['◇', { marker: '◇', text: line.text }],
      ['※', { marker: '※', text: line.text }],
      ['①', { marker: '', text: `① ${line.text}`, labelLength: 2 }],
    ] as const) {
      const block = toBlocks(withMarkAt(issueSheetContent, path, mark)).find(({ id }) => id === line.id);
      expect(block).toMatchObject({ kind: 'list-item', ...printed });
    }
  });

  it('is found where a paper keeps it in the text, and leaves words alone', () => {
    expect(
      ['※注意', '(2) 二つ目', '②二つ目', '（イ） い', '○○市の取組', '1人', ''].map((text) =>
        markOf({ marker: '', text }),
      ),
    ).toEqual(['※', '(2)', '②', '（イ）', '', '', '']);
    expect(withMark({ marker: '', text: '②二つ目' }, '・')).toEqual({ marker: '・', text: '二つ目' });
  });

  it('goes on with the next number in the next line', () => {
    expect(['①', '(9)', '（９）', '1.', 'ア', '(ケ)', '・', ''].map(markAfter)).toEqual([
      '②',
      '(10)',
      '（１０）',
      '2.',
      'イ',
      '(コ)',
      '・',
      '',
    ]);
    const numbered = withMarkAt(issueSheetContent, path, '(1)');
    const before = present(present(numbered.sheets[0]).evaluations[0]).text;
    const { content } = splitLine(numbered, list, line.id, { before, behind: '' }, idsInOrder());
    expect(present(content.sheets[0]).evaluations[1]).toMatchObject({ marker: '', text: '(2) ' });
  });

  it('of a policy can be chosen too', () => {
    const policy = present(goal.visions[0]);
    const content = withMarkAt(issueSheetContent, ['sheets', `@${goal.id}`, 'visions', `@${policy.id}`], '◎');
    expect(present(content.sheets[0]).visions[0]).toEqual({ ...policy, marker: '◎' });
  });
});
