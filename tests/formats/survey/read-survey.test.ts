import Encoding from 'encoding-japanese';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { delimitedSheet, workbookSheets } from '../../../formats/statistics/sheets.ts';
import { readSurveySheets } from '../../../formats/survey/read-survey.ts';

const read = (text: string) => readSurveySheets([delimitedSheet(text)]);

describe('a list with a row for each answer', () => {
  it('fills down what is left empty, and keeps surveys apart', () => {
    const surveys = read(
      [
        '調査,問番号,設問,回答者数,選択肢,件数,割合',
        '市民調査,H問35,福祉で力を入れてほしいこと（○は3つまで）,812,在宅サービス,257,31.7%',
        ',,,,保育所,231,28.5%',
        ',,,,無回答,12,1.5%',
        ',H 問 ３４,必要な支援,812,場所の確保,287,35.3%',
        ',,,,意識の啓発,203,25.0%',
        '団体調査,問18,活動で気づくこと,40,利用に結びつかない人,26,65.0%',
        ',,,,一人暮らしの高齢者,24,60.0%',
      ].join('\n'),
    );
    expect(surveys.map(({ name, questions }) => [name, questions.map(({ code }) => code)])).toEqual([
      ['市民調査', ['H問35', 'H問34']],
      ['団体調査', ['問18']],
    ]);
    expect(surveys[0]?.questions[0]).toMatchObject({
      codeText: 'H問35',
      text: '福祉で力を入れてほしいこと',
      kind: 'multiple',
      respondents: 812,
      answers: [
        { label: '在宅サービス', count: 257, percent: 31.7 },
        { label: '保育所', count: 231, percent: 28.5 },
        { label: '無回答', count: 12, percent: 1.5 },
      ],
    });
  });

  it('takes a bare number for a 問番号, 全体 for the number of people, and fractions for shares', () => {
    const [survey] = read(
      '問番号\t設問文\t選択肢\t人数\t構成比\n22(6)\t手助けできますか\tはい\t277\t0.341\n\t\tいいえ\t253\t0.311\n\t\tわからない\t282\t0.347\n\t\t全体\t812\t1',
    );
    expect(survey?.questions).toMatchObject([
      {
        code: '問22(6)',
        kind: 'single',
        respondents: 812,
        answers: [{ percent: 34.1 }, { percent: 31.1 }, { percent: 34.7 }],
      },
    ]);
  });
});

describe('questions below one another', () => {
  it('reads answers in rows, with the number of people in the heading or in a row', () => {
    const [survey] = read(
      [
        '一般市民調査　集計結果',
        '',
        '問１ 住み心地はどうですか（○は１つ）（n=812）',
        '選択肢,件数,割合',
        'かなり満足している,221,27.2%',
        'まあ満足している,402,49.5%',
        '不満である,189,23.3%',
        '',
        '問26-1,主にどこから情報を得ていますか（複数回答）',
        '市報,521,64.2%',
        'インターネット,348,42.8%',
        '全体,812,',
      ].join('\n'),
    );
    expect(survey).toMatchObject({
      name: '一般市民調査',
      questions: [
        { code: '問1', text: '住み心地はどうですか', kind: 'single', respondents: 812 },
        {
          code: '問26-1',
          kind: 'multiple',
          respondents: 812,
          answers: [{ label: '市報' }, { label: 'インターネット' }],
        },
      ],
    });
    expect(survey?.leftOver.map(({ text }) => text)).toEqual(['一般市民調査　集計結果']);
  });

  it('reads answers in columns from the row of all people', () => {
    const [survey] = read(
      [
        'Q3 健康状態はいかがですか',
        ',回答者数,とてもよい,まあよい,よくない',
        '全体,812,148,486,178',
        ',100.0%,18.2%,59.9%,21.9%',
        '男性,390,70,230,90',
        '女性,422,78,256,88',
      ].join('\n'),
    );
    expect(survey?.questions).toMatchObject([
      {
        code: '問3',
        respondents: 812,
        answers: [
          { label: 'とてもよい', count: 148, percent: 18.2 },
          { label: 'まあよい', count: 486, percent: 59.9 },
          { label: 'よくない', count: 178, percent: 21.9 },
        ],
      },
    ]);
  });
});

describe('answers and lines that are easily lost', () => {
  const questions = (text: string) =>
    readSurveySheets([delimitedSheet(text)]).flatMap((one) => one.questions);

  it('an answer whose number is withheld is kept without one, never as zero', () => {
    const list = questions(
      '問番号,設問,回答者数,選択肢,割合\n問1,性別,100,男,45.0\n,,,女,54.0\n,,,その他,*\n',
    );
    expect(list[0]?.answers.at(-1)).toEqual({ label: 'その他', count: null, percent: null });
    const rows = questions('問2　利用,,\n選択肢,件数,割合\nある,40,40.0%\nない,55,55.0%\nその他,x,x\n');
    expect(rows[0]?.answers.at(-1)).toEqual({ label: 'その他', count: null, percent: null });
  });

  it('each line of a question with several lines is a question', () => {
    const found = questions(
      '問22　次のことについて（それぞれ○は1つ）,,,\n,回答者数,はい,いいえ\n(1) 近所と話す,"1,024",34.1,65.9\n（２）家具の固定,"1,020",52.2,47.8\n',
    );
    expect(found.map(({ code, text, respondents, answers }) => [code, text, respondents, answers])).toEqual([
      [
        '問22(1)',
        '近所と話す',
        1024,
        [
          { label: 'はい', count: null, percent: 34.1 },
          { label: 'いいえ', count: null, percent: 65.9 },
        ],
      ],
      [
        '問22(2)',
        '家具の固定',
        1020,
        [
          { label: 'はい', count: null, percent: 52.2 },
          { label: 'いいえ', count: null, percent: 47.8 },
        ],
      ],
    ]);
  });

  it('the number of people stands beside shares in columns', () => {
    const [question] = questions(
      '問3,住み心地,,\n,全体,満足,不満\n全体,1024,81.8,18.2\n男性,450,80.0,20.0\n',
    );
    expect(question).toMatchObject({ respondents: 1024, answers: [{ percent: 81.8 }, { percent: 18.2 }] });
  });

  it('rows below a question that are no answers are named as left over', () => {
    const [survey] = readSurveySheets([
      delimitedSheet('問4　利用,,\n選択肢,件数,割合\nある,40,40.0%\nない,60,60.0%\n注 端数は合わない,,\n'),
    ]);
    expect(survey?.leftOver.map(({ text }) => text)).toEqual(['注 端数は合わない']);
  });

  it('fractions keep their digits', () => {
    const [question] = questions(
      '問番号,設問,回答者数,選択肢,割合\n問5,利用,2000,ある,0.3405\n,,,ない,0.6595\n',
    );
    expect(question?.answers.map(({ percent }) => percent)).toEqual([34.05, 65.95]);
  });
});

describe('a workbook', () => {
  it('names surveys by its sheets, and reads formatted shares', async () => {
    const workbook = new ExcelJS.Workbook();
    for (const name of ['一般市民調査', '担い手調査']) {
      const sheet = workbook.addWorksheet(name);
      sheet.addRow(['問番号', '設問', '選択肢', '件数', '割合']);
      for (const [answer, count, share] of [
        ['はい', 60, 0.6],
        ['いいえ', 40, 0.4],
      ] as const) {
        const row = sheet.addRow([
          answer === 'はい' ? '問1' : '',
          answer === 'はい' ? '参加しましたか' : '',
          answer,
          count,
          share,
        ]);
        row.getCell(5).numFmt = '0.0%';
      }
    }
    const surveys = readSurveySheets(await workbookSheets(new Uint8Array(await workbook.xlsx.writeBuffer())));
    expect(
      surveys.map(({ name, questions }) => [name, questions[0]?.answers.map(({ percent }) => percent)]),
    ).toEqual([
      ['一般市民調査', [60, 40]],
      ['担い手調査', [60, 40]],
    ]);
  });

  it('finds no survey where there is none', () => {
    expect(read('年度,人口\n令和4年度,1000\n令和5年度,990').flatMap(({ questions }) => questions)).toEqual(
      [],
    );
    expect(read('').flatMap(({ questions }) => questions)).toEqual([]);
  });
});

describe('a row for each question', () => {
  const expected = [
    {
      code: '問1',
      text: '住み心地',
      respondents: 812,
      answers: [
        { label: '満足', count: null, percent: 61.2 },
        { label: '不満', count: null, percent: 30.5 },
        { label: '無回答', count: null, percent: 8.3 },
      ],
    },
    { code: '問2', text: '外出', respondents: 805, answers: [{ label: 'する' }, { label: 'しない' }] },
  ];

  it.each([
    ['numbered', '問番号,設問,回答者数,選択肢1,割合1,選択肢2,割合2,選択肢3,割合3'],
    [
      'with circled numbers and units',
      '問番号,設問,n,選択肢①,割合①（％）,選択肢②,割合②（％）,選択肢③,割合③（％）',
    ],
    [
      'the share named after the answer',
      '問番号,設問,n,選択肢1,選択肢1の割合,選択肢2,選択肢2の割合,選択肢3,選択肢3の割合',
    ],
    ['repeated without numbers', '問番号,設問,回答者数,選択肢,割合,選択肢,割合,選択肢,割合'],
  ])('reads answers and shares beside one another: %s', (_, head) => {
    const [survey] = read(
      [
        head,
        '1,住み心地,812,満足,61.2%,不満,30.5%,無回答,8.3%',
        '問２,外出,805,する,90.1%,しない,9.9%,,',
      ].join('\n'),
    );
    expect(survey?.questions).toMatchObject(expected);
    expect(survey?.questions[1]?.answers).toHaveLength(2);
    expect(survey?.leftOver).toEqual([]);
  });

  it('reads all answers before all shares, and numbers of people beside shares', () => {
    const [survey] = read(
      [
        '市民調査　集計,,,,,,,',
        '問番号,設問,選択肢1,選択肢2,件数1,件数2,割合1,割合2',
        '問3,参加,はい,いいえ,277,535,34.1,65.9',
        '※,端数は合わない,,,,,,',
      ].join('\n'),
    );
    expect(survey).toMatchObject({
      name: '市民調査',
      questions: [
        {
          code: '問3',
          answers: [
            { label: 'はい', count: 277, percent: 34.1 },
            { label: 'いいえ', count: 535, percent: 65.9 },
          ],
        },
      ],
    });
    expect(survey?.leftOver.map(({ row }) => row)).toEqual([1, 4]);
  });
});

describe('text as spreadsheets save it', () => {
  const lines = ['問番号;設問;選択肢;割合', '問1;"買い物; 通院";困っている;22.4', ';;困っていない;77.6'];

  it('is divided by semicolons too', () => {
    expect(read(lines.join('\r\n'))[0]?.questions).toMatchObject([
      { code: '問1', text: '買い物; 通院', answers: [{ percent: 22.4 }, { percent: 77.6 }] },
    ]);
  });

  it.each([
    ['UTF-8', (text: string) => new TextEncoder().encode(text)],
    ['UTF-8 with a byte order mark', (text: string) => new TextEncoder().encode(`\ufeff${text}`)],
    [
      'CP932',
      (text: string) => Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }),
    ],
  ])('in %s', (_, encode) => {
    const bytes = new Uint8Array(encode(lines.join('\r\n')));
    expect(read(decodeText(bytes))[0]?.questions).toMatchObject([
      { code: '問1', answers: [{ label: '困っている' }, {}] },
    ]);
  });
});

it('reads a workbook with a sheet for each question, named by it', async () => {
  const workbook = new ExcelJS.Workbook();
  for (const [name, title, share] of [
    ['問1', '住み心地（n=812）', 61.2],
    ['問2-1', '外出の手段', 30.5],
  ] as const) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow([title]);
    sheet.addRow(['選択肢', '件数', '割合(%)']);
    sheet.addRow(['はい', 100, share]);
    sheet.addRow(['いいえ', 63, 100 - share]);
    sheet.addRow(['注 端数処理をしている']);
  }
  const [survey] = readSurveySheets(await workbookSheets(new Uint8Array(await workbook.xlsx.writeBuffer())));
  expect(survey?.questions).toMatchObject([
    { code: '問1', text: '住み心地', respondents: 812, answers: [{ count: 100, percent: 61.2 }, {}] },
    { code: '問2-1', text: '外出の手段', answers: [{ percent: 30.5 }, {}] },
  ]);
  expect(survey?.leftOver.map(({ sheet, row }) => [sheet, row])).toEqual([
    ['問1', 5],
    ['問2-1', 5],
  ]);
});
