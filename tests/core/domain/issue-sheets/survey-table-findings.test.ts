import { describe, expect, it } from 'vitest';
import type { SurveyTable } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { findingsOfTable } from '../../../../core/domain/issue-sheets/survey-table-findings.ts';
import { surveyTable } from './survey-table-help.ts';

/** Each finding as 「問番号 words: label share group, …」. */
function said(table: SurveyTable): string[] {
  return findingsOfTable(table).map(
    ({ question, text, answers, respondents = [] }) =>
      `${question?.norm ?? '―'} ${text}: ${answers
        .map(
          ({ labels, percent, group }) =>
            `${labels.join('・')} ${percent}${group === undefined ? '' : `（${group}）`}`,
        )
        .join('、')}${respondents.map(({ group, count }) => ` n${group}=${count}`).join('')}`,
  );
}

describe('a row for each answer', () => {
  it('goes on with the question above where its cell is merged or empty', () => {
    const table = surveyTable([
      '#設問 | 回答 | 割合（％）',
      '問12 外出の頻度（n=812） | ほぼ毎日 | 41.2',
      '^ | 週に数回 | ３０．５％',
      ' | ほとんど外出しない | 9',
      '問13 困りごと | 買い物 | 22.4',
      '^ | 無回答 | －',
    ]);
    expect(said(table)).toEqual([
      '問12 外出の頻度: ほぼ毎日 41.2、週に数回 30.5、ほとんど外出しない 9 n=812',
      '問13 困りごと: 買い物 22.4',
    ]);
    const [first] = findingsOfTable(table);
    expect(first).toMatchObject({
      id: table.rows[1]?.id,
      tableId: table.id,
      questionText: '問12',
      answers: [{ written: '41.2' }, { written: '３０．５％' }, { written: '9' }],
    });
  });

  it('takes 内容 for the answer where nothing else can be, and a column 前回 for a group', () => {
    expect(
      said(
        surveyTable([
          '#問|内容|割合|前回',
          '１２|週に１回も外出しない人|9.8%|12.1%',
          '１３|買い物に困っている人|22.4%|―',
        ]),
      ),
    ).toEqual([
      '問12 : 週に１回も外出しない人 9.8、週に１回も外出しない人 12.1（前回）',
      '問13 : 買い物に困っている人 22.4',
    ]);
  });

  it('reads numbers of people as such, and never as shares', () => {
    expect(
      said(
        surveyTable([
          '#問番号|設問|選択肢|件数|構成比',
          'H問 35|力を入れてほしいこと|在宅サービス|257|31.7%',
          '||居場所づくり|231|28.5%',
          '||合計|812|100.0%',
        ]),
      ),
    ).toEqual(['H問35 力を入れてほしいこと: 在宅サービス 31.7、居場所づくり 28.5 n=812']);
    expect(said(surveyTable(['#設問|回答|人数', '問1 性別|男性|390', '|女性|422']))).toEqual([]);
  });

  it('sets groups of people side by side, each with its n', () => {
    expect(
      said(
        surveyTable([
          '#設問|回答|割合（％）|<',
          '#^|^|一般市民（n=812）|障害者（n=320）',
          '問12 外出の頻度|ほぼ毎日|41.2|18.4',
          '^|ほとんどしない|9.8|31.0',
        ]),
      ),
    ).toEqual([
      '問12 外出の頻度: ほぼ毎日 41.2（一般市民）、ほぼ毎日 18.4（障害者）、ほとんどしない 9.8（一般市民）、ほとんどしない 31（障害者） n一般市民=812 n障害者=320',
    ]);
    expect(said(surveyTable(['#設問|市民|障害のある人', '外出をほとんどしない（問12）|9.8%|31.0%']))).toEqual(
      ['問12 : 外出をほとんどしない 9.8（市民）、外出をほとんどしない 31（障害のある人）'],
    );
  });

  it('makes a question of each numbered line of a question', () => {
    expect(
      said(
        surveyTable([
          '#設問|回答|割合',
          '問22　災害時のこと|<|<',
          '(1) 避難所を知っている|はい|54.0%',
          '^|いいえ|46.0%',
          '(2) 家具を固定している|はい|32.5%',
        ]),
      ),
    ).toEqual([
      '問22(1) (1) 避難所を知っている: はい 54、いいえ 46',
      '問22(2) (2) 家具を固定している: はい 32.5',
    ]);
  });
});

describe('a row for each question', () => {
  it('takes the heads for the answers', () => {
    expect(
      said(
        surveyTable(
          [
            '#問番号|設問|n|満足|普通|不満',
            '問5|道路の歩きやすさ|812|20.1|45.2|34.7',
            '問6|公園の使いやすさ|805|38.8|40.0|21.2',
          ],
          { notes: ['（単位：％）'] },
        ),
      ),
    ).toEqual([
      '問5 道路の歩きやすさ: 満足 20.1、普通 45.2、不満 34.7 n=812',
      '問6 公園の使いやすさ: 満足 38.8、普通 40、不満 21.2 n=805',
    ]);
    expect(
      said(
        surveyTable(
          ['|満足している|不満である', '問5 道路の歩きやすさ|20.1%|34.7%'].map((row, index) =>
            index === 0 ? `#${row}` : row,
          ),
        ),
      ),
    ).toEqual(['問5 道路の歩きやすさ: 満足している 20.1、不満である 34.7']);
  });

  it('takes the rows for groups where the caption asks', () => {
    expect(
      said(
        surveyTable(['#|はい|いいえ', '全体|54.0|46.0', '一般市民|60.0|40.0', '障害者|38.5|61.5'], {
          captions: ['（１）福祉に関する意識調査', '問8 相談先を知っていますか（％）'],
        }),
      ),
    ).toEqual([
      '福祉に関する意識調査問8 相談先を知っていますか: はい 54、いいえ 46、はい 60（一般市民）、いいえ 40（一般市民）、はい 38.5（障害者）、いいえ 61.5（障害者）',
    ]);
  });
});

describe('a caption with the question', () => {
  it('holds for the answers below, with its n and its unit', () => {
    expect(
      said(
        surveyTable(['ほぼ毎日|41.2％', '週に数回|30.5％'], {
          captions: ['【一般市民調査】', '問12　外出の頻度（○は１つ）（n=812）'],
        }),
      ),
    ).toEqual(['一般市民調査問12 外出の頻度: ほぼ毎日 41.2、週に数回 30.5 n=812']);
    expect(
      said(surveyTable(['#回答|割合', 'ほぼ毎日|41', '週に数回|30'], { captions: ['外出の頻度'] })),
    ).toEqual(['― : ほぼ毎日 41、週に数回 30']);
  });

  it('may stand in a row of the table, for each of its questions', () => {
    expect(
      said(
        surveyTable([
          '問12 外出の頻度（n=812）|<',
          '#回答|割合',
          'ほぼ毎日|41.2%',
          '問13 困りごと|<',
          '#回答|割合',
          '買い物|22.4%',
          '通院|11.0%',
        ]),
      ),
    ).toEqual(['問12 外出の頻度: ほぼ毎日 41.2 n=812', '問13 困りごと: 買い物 22.4、通院 11']);
  });
});

it('answers with their shares may stand in one cell', () => {
  expect(
    said(
      surveyTable([
        '#設問|主な回答',
        '問1 外出|毎日 41.2%、「時々」30.5％',
        '問2 買い物|困る（22.4%）',
        '問3 通院|特に傾向はない',
      ]),
    ),
  ).toEqual(['問1 外出: 毎日 41.2、時々 30.5', '問2 買い物: 困る 22.4']);
  // Sentences are not such cells.
  expect(said(surveyTable(['#問番号|主な結果', '問1|知っている人は50.8%、知らない人は47.5%']))).toEqual([]);
  expect(said(surveyTable(['#設問|主な結果', '問1|満足の人は前回から増え、20.1％になりました。']))).toEqual(
    [],
  );
});

it('the line above a table may name who answered', () => {
  expect(
    said(surveyTable(['#設問|満足|不満', '問5 道路|61.0%|39.0%'], { captions: ['【障害者】'] })),
  ).toEqual(['問5 道路: 満足 61（障害者）、不満 39（障害者）']);
});

it('a table without shares has no findings', () => {
  expect(
    said(surveyTable(['#調査名|対象|回収数', '一般市民調査|18歳以上|812', '団体調査|活動団体|40'])),
  ).toEqual([]);
  expect(said(surveyTable(['#設問|結果', '問1|満足が「20.1%」だった']))).toEqual([]);
  expect(said(surveyTable(['#年度|実績', '令和4年度|1,204', '令和5年度|1,310']))).toEqual([]);
});
