import { describe, expect, it } from 'vitest';
import { readQuestionCode } from '../../../../core/domain/issue-sheets/question-code.ts';
import { readSurveyAnswers } from '../../../../core/domain/issue-sheets/survey-answers.ts';

describe('問番号', () => {
  it.each([
    ['Ⅱ-1市民調査H問35', 'Ⅱ-1市民調査H問35'],
    ['Ⅱ－１ 市民調査 Ｈ 問 ３５', 'Ⅱ-1市民調査H問35'],
    ['II-1市民調査H問35', 'Ⅱ-1市民調査H問35'],
    ['Ⅱ-2 団体調査 C 問 17-1', 'Ⅱ-2団体調査C問17-1'],
    ['Ⅱ-1市民調査E問22（6）', 'Ⅱ-1市民調査E問22(6)'],
    ['Ⅱ-1市民調査E問22⑥', 'Ⅱ-1市民調査E問22(6)'],
    ['問3', '問3'],
    ['設問１２', '問12'],
    ['Q5', '問5'],
    ['NPO調査C問1', 'NPO調査C問1'],
    ['問12-3(ア)', '問12-3(ア)'],
    ['問Ｂ４', 'B問4'],
    ['在宅生活調査 問Ｃ５', '在宅生活調査C問5'],
    ['問B4(2)', 'B問4(2)'],
    ['設問　Ｄ－１２', 'D問12'],
    ['Ⅱ－１ 市民調査 問Ｈ３５', 'Ⅱ-1市民調査H問35'],
  ])('%s is %s', (text, norm) => {
    expect(readQuestionCode(text)?.norm).toBe(norm);
  });

  it('gives its parts', () => {
    expect(readQuestionCode('Ⅱ-1 市民調査 E 問 22(6)')).toEqual({
      surveyNo: 'Ⅱ-1',
      survey: '市民調査',
      section: 'E',
      question: '22',
      sub: '6',
      norm: 'Ⅱ-1市民調査E問22(6)',
    });
  });

  it.each(['', '問', '不明', '問い合わせ', '35', '問35と問36', '問BC4', '問B', `問1${'0'.repeat(200)}`])(
    '%s is none',
    (text) => {
      expect(readQuestionCode(text)).toBeNull();
    },
  );
});

describe('answers in a finding', () => {
  it.each([
    [
      '「はい」の割合が34.1%と最も高く、次いで「いいえ」の割合が３１．１％。',
      [
        [['はい'], 34.1],
        [['いいえ'], 31.1],
      ],
    ],
    ['「助け合い」について、「知っている」が5%でした。', [[['知っている'], 5]]],
    ['「場づくり」、「普及」の割合が42.5%。', [[['場づくり', '普及'], 42.5]]],
    [
      '「親」（60.2％）、「友人」（31%）の順でした。',
      [
        [['親'], 60.2],
        [['友人'], 31],
      ],
    ],
    ['「「まち」をきれいにする」は12%です。', [[['「まち」をきれいにする'], 12]]],
    ['全体の40%が答えました。', []],
    ['「閉じないかぎ括弧が10%', []],
    ['', []],
  ])('%s', (text, answers) => {
    expect(readSurveyAnswers(text).map(({ labels, percent }) => [labels, percent])).toEqual(answers);
  });
});
