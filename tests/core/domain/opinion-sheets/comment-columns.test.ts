import { describe, expect, it } from 'vitest';
import {
  columnsByName,
  guessColumns,
  headRowOf,
  isPersonal,
} from '../../../../core/domain/opinion-sheets/comment-columns.ts';
import { groupByPerson } from '../../../../core/domain/opinion-sheets/comment-rows.ts';

describe('tables of comments', () => {
  it('say by their headings what their columns mean, and addresses mean nothing', () => {
    const heads = [
      'No.',
      '受付日時',
      'お名前',
      'フリガナ',
      '住所',
      'メールアドレス',
      '提出方法',
      '団体名',
      '該当ページ',
      '意見の種別',
      '御意見（自由記述）',
      '意見の理由',
    ];
    expect(guessColumns(heads)).toEqual([
      null,
      'date',
      'name',
      null,
      null,
      null,
      'method',
      'affiliation',
      'page',
      'kind',
      'text',
      'reason',
    ]);
    expect(heads.filter(isPersonal)).toEqual(['フリガナ', '住所', 'メールアドレス']);
  });

  it('have their headings below a title, and never take a comment for one', () => {
    expect(headRowOf([['意見一覧'], [], ['氏名', '内容'], ['山田', '意見の内容です。']])).toBe(2);
    expect(
      headRowOf([
        ['A', 'B'],
        ['鈴木', '理由のある意見です。'],
      ]),
    ).toBe(0);
  });

  it('are mapped by names', () => {
    expect(columnsByName(['氏名', 'ご意見', '備考'], 'ご意見=text, 氏名=name')).toEqual([
      'name',
      'text',
      null,
    ]);
    expect(columnsByName(['氏名'], 'なし=text')).toBeNull();
    expect(columnsByName(['氏名'], '氏名=address')).toBeNull();
  });

  it('are put together by person; without a name each row is somebody', () => {
    const row = (number: number, values: Record<string, string>) => ({ row: number, values });
    const groups = groupByPerson([
      row(2, { name: '山田 花子', text: 'a' }),
      row(3, { name: '山田花子', text: 'b' }),
      row(4, { name: '山田花子', affiliation: '別の会', text: 'c' }),
      row(5, { text: 'd' }),
      row(6, { text: 'd' }),
    ]);
    expect(groups.map(({ rows }) => rows.map((one) => one.row))).toEqual([[2, 3], [4], [5], [6]]);
  });
});
