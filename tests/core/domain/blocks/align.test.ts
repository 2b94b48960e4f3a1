import { describe, expect, it } from 'vitest';
import { alignBlocks, inlineDifferences } from '../../../../core/domain/blocks/align.ts';
import type { Block } from '../../../../core/domain/blocks/block.ts';
import { heading, item, table, text } from '../../../fixtures/edits/blocks.ts';

function told(before: readonly Block[], after: readonly Block[]): string[] {
  return alignBlocks(before, after).entries.map(
    (entry) =>
      `${entry.change}${entry.moved ? ' moved' : ''} ${entry.before.map(({ id }) => id).join('+')}>${entry.after
        .map(({ id }) => id)
        .join('+')}`,
  );
}

function marked(before: string, after: string): string[] {
  return inlineDifferences(before, after).map(
    (one) => `${before.slice(...one.before)}→${after.slice(...one.after)}`,
  );
}

const first = '会議では、資料の配り方について委員から多くの意見が出されました。';
const second = '夜間の相談は電話で受け付け、翌日に担当の職員が折り返します。';
const third = '次回は、施設の見学を終えてから、議題を改めて決めることになりました。';

describe('alignBlocks', () => {
  it('pairs what is the same, changed, added and removed', () => {
    const before = [heading('h', '相談の体制'), text('a', first), text('b', second), item('c', 'その他')];
    const after = [
      heading('k', '相談の体制'),
      text('x', first.replace('多くの', '三つの')),
      text('y', third),
      item('z', 'その他'),
    ];
    expect(told(before, after)).toEqual(['same h>k', 'changed a>x', 'removed b>', 'added >y', 'same c>z']);
  });

  it('tells moved, split and merged blocks', () => {
    const before = [text('a', first), text('b', second + third), heading('h', '終わりに')];
    expect(told(before, [text('b', second + third), heading('h', '終わりに'), text('a', first)])).toContain(
      'same moved a>a',
    );
    expect(
      told(before, [text('a', first), text('m', second), text('n', third), heading('h', '終わりに')]),
    ).toEqual(['same a>a', 'split b>m+n', 'same h>h']);
    expect(told(before, [text('a', first + second + third), heading('h', '終わりに')])).toEqual([
      'merged a+b>a',
      'same h>h',
    ]);
  });

  it('pairs rows by what they are about', () => {
    const head = ['項目', '令和4年度'];
    const before = table('t', head, [
      ['参加した団体の数', '24'],
      ['開いた回数', '12'],
    ]);
    const after = table('u', head, [
      ['参加した人の数', '310'],
      ['参加した団体の数', '26'],
      ['開いた回数', '12'],
    ]);
    expect(told(before, after)).toEqual([
      'same t-head>u-head',
      'added >u-0',
      'changed t-0>u-1',
      'same t-1>u-2',
    ]);
  });

  it('tells a difference of form alone', () => {
    const [entry] = alignBlocks([text('a', '１，２３４人')], [text('b', '1234 人')]).entries;
    expect(entry).toMatchObject({ change: 'same', formOnly: true });
  });
});

describe('inlineDifferences', () => {
  it('never tears a number', () => {
    expect(marked('割合は27.2%です', '割合は27.5%です')).toEqual(['27.2→27.5']);
    expect(marked('1,234人', '1,284人')).toEqual(['1,234→1,284']);
  });

  it('marks words as a reader would', () => {
    expect(marked('支援を図る必要があります。', '支援を図ります。')).toEqual(['る必要があ→']);
    expect(marked('窓口で受け付けます。', '窓口と電話で受け付けます。')).toEqual(['→と電話']);
  });

  it('sees no difference in width and white space', () => {
    expect(marked('（ＡＢＣ） １２', '(ABC)12')).toEqual([]);
  });
});
