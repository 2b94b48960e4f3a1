import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Encoding from 'encoding-japanese';
import ExcelJS from 'exceljs/dist/exceljs.bare.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandOutcome, shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { fillWorkbook } from './fill.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];

interface Report {
  readonly people: number;
  readonly opinions: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly leftOutColumns: readonly string[];
  readonly notices: readonly { readonly code: string; readonly no: number | null }[];
}

interface Opinion {
  readonly original: string;
  readonly submitter: string;
  readonly kind: string;
  readonly target: string;
}

const rows = [
  [
    '受付番号',
    '受付日',
    '氏名',
    '住所',
    '電話番号',
    '区分',
    '資料',
    'ページ',
    'ご意見の内容',
    '理由',
    '提出方法',
  ],
  [],
  [
    '1',
    '令和5年6月20日',
    '山田 花子',
    '霞野市一丁目2番3号',
    '042-000-0000',
    '市民',
    '資料2',
    '3',
    '単位を付けてほしい。\n次の行。',
    '読めない。',
    'メール',
  ],
  [
    '1',
    '令和5年6月20日',
    '山田 花子',
    '霞野市一丁目2番3号',
    '042-000-0000',
    '市民',
    '',
    '',
    '字を大きくしてほしい。',
    '',
    'メール',
  ],
  [
    '2',
    '2023/6/21',
    '霞野福祉の会',
    '霞野市四丁目',
    '',
    '団体',
    '',
    '',
    '=1+1 という式ではない意見です。',
    '',
    '窓口',
  ],
  ['3', '6月の終わり', '', '', '', '', '', '', '名前のない意見です。', '', 'FAX'],
] as const;

function csv(table: readonly (readonly string[])[]): string {
  return table.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
}

describe('comments of the public', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await run('init', 's.shingi', '--committee', '地域福祉推進委員会', '--city', '見本市');
    await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
  });
  afterEach(() => bench.close());

  async function run(...argv: string[]): Promise<CommandOutcome> {
    const outcome = await shingi(bench, [...argv, '--json']);
    expect([argv.join(' '), outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([
      argv.join(' '),
      0,
      '',
    ]);
    return outcome;
  }

  async function receive(...argv: string[]): Promise<Report> {
    return (await run('receive', 's.shingi', ...argv, ...meeting)).json<Report>();
  }

  async function opinions(): Promise<Opinion[]> {
    return (await run('opinions', 's.shingi', ...meeting)).json<{ opinions: Opinion[] }>().opinions;
  }

  const expected = [
    ['山田 花子', '単位を付けてほしい。\n次の行。'],
    ['山田 花子', '字を大きくしてほしい。'],
    ['霞野福祉の会', '=1+1 という式ではない意見です。'],
    ['', '名前のない意見です。'],
  ];

  function words(list: readonly Opinion[]): string[][] {
    return list.map(({ submitter, original }) => [submitter ?? '', original]);
  }

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
    [
      'Shift_JIS',
      (text: string) => Buffer.from(Encoding.convert(Encoding.stringToCode(text), 'SJIS', 'UNICODE')),
    ],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('come in from a table in %s, each person once, and no address with them', async (_, encode) => {
    writeFileSync(bench.file('c.csv'), encode(csv(rows)));
    expect((await receive('c.csv', '--preview')).people).toBe(3);
    expect(await opinions()).toEqual([]);
    const report = await receive('c.csv');
    expect(report).toMatchObject({ people: 3, opinions: 4, new: 3, revised: 0, unchanged: 0 });
    expect(report.columns).toEqual({
      受付番号: 'person',
      受付日: 'date',
      氏名: 'name',
      区分: 'role',
      資料: 'material',
      ページ: 'page',
      ご意見の内容: 'text',
      理由: 'reason',
      提出方法: 'method',
    });
    expect(report.leftOutColumns).toEqual(['住所', '電話番号']);
    expect(report.notices.map(({ code, no }) => [code, no])).toEqual([['dateNotRead', 6]]);
    const taken = await opinions();
    expect(words(taken)).toEqual(expected);
    expect(taken[0]?.target).toContain('資料2');
    const everything = (await run('dump', 's.shingi')).out + JSON.stringify(taken);
    expect(everything).not.toContain('一丁目');
    expect(everything).not.toContain('042-000');

    expect(await receive('c.csv')).toMatchObject({ new: 0, revised: 0, unchanged: 3 });
    expect(words(await opinions())).toEqual(expected);
  });

  it('come in from a workbook, and a later table adds, corrects and takes nothing away', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('一覧');
    sheet.addRow(['パブリックコメントの一覧']);
    for (const cells of rows) sheet.addRow([...cells]);
    writeFileSync(bench.file('c.xlsx'), Buffer.from(await book.xlsx.writeBuffer()));
    expect(await receive('c.xlsx')).toMatchObject({ people: 3, opinions: 4, new: 3 });

    const later = [
      rows[0],
      ['1', '', '山田 花子', '', '', '市民', '', '', '字をもっと大きくしてほしい。', '', 'メール'],
      ['4', '', '佐藤 次郎', '', '', '', '', '', '別の人の意見です。', '', '郵送'],
    ];
    writeFileSync(bench.file('later.csv'), csv(later));
    const report = await receive('later.csv');
    expect(report).toMatchObject({ people: 2, new: 1, revised: 1 });
    expect(report.notices.map(({ code }) => code)).toContain('rowsGone');
    expect(words(await opinions()).sort()).toEqual(
      [
        ...expected.filter(([, text]) => text !== '字を大きくしてほしい。'),
        ['山田 花子', '字をもっと大きくしてほしい。'],
        ['佐藤 次郎', '別の人の意見です。'],
      ].sort(),
    );
  });

  it('of further sheets of a workbook are not passed over in silence', async () => {
    const book = new ExcelJS.Workbook();
    for (const [name, text] of [
      ['六月', '六月の意見です。'],
      ['七月', '七月に届いた別の意見です。'],
    ] as const) {
      const sheet = book.addWorksheet(name);
      sheet.addRow(['氏名', 'ご意見']);
      sheet.addRow(['山田 花子', text]);
    }
    book.addWorksheet('空');
    writeFileSync(bench.file('two.xlsx'), Buffer.from(await book.xlsx.writeBuffer()));
    const report = await receive('two.xlsx');
    expect(report.notices).toMatchObject([{ code: 'otherSheets', value: '1' }]);
    const again = await shingi(bench, ['receive', 's.shingi', 'two.xlsx', ...meeting]);
    expect(again.error).toContain('ほかに1枚');
  });

  it('are refused where there are more rows than are read', async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => `市民${index},意見その${index}`);
    writeFileSync(bench.file('many.csv'), ['氏名,意見', ...many].join('\r\n'));
    const outcome = await shingi(bench, ['receive', 's.shingi', 'many.csv', ...meeting]);
    expect([outcome.status, outcome.error]).toEqual([3, expect.stringContaining('大きすぎ')]);
    expect(await opinions()).toEqual([]);
  });

  it('are not made of a filled-in form, which stays the sheet of its writer', async () => {
    const form = await shingi(bench, ['export', 's.shingi', 'form', '--out', 'form.xlsx', ...meeting]);
    expect(form.status).toBe(0);
    await fillWorkbook(bench.file('form.xlsx'), bench.file('filled.xlsx'), { 氏名: '山田 花子' }, [
      { 内容: '様式に書いた意見です。' },
    ]);
    const asTable = ['receive', 's.shingi', 'filled.xlsx', ...meeting];
    const named = await shingi(bench, [...asTable, '--columns', '内容=text']);
    expect([named.status, named.error]).toEqual([3, expect.stringContaining('様式')]);
    expect(await opinions()).toEqual([]);
    // With its meeting named beside it, it is still the form that it is.
    expect((await shingi(bench, asTable)).status).toBe(0);
    expect(words(await opinions())).toEqual([['山田 花子', '様式に書いた意見です。']]);
  });

  it('take the columns that a person names, and say which there are', async () => {
    writeFileSync(
      bench.file('odd.csv'),
      csv([
        ['A', 'B'],
        ['鈴木', '列を名指しした意見です。'],
      ]),
    );
    const wrong = await shingi(bench, ['receive', 's.shingi', 'odd.csv', ...meeting, '--json']);
    expect([wrong.status, wrong.error]).toEqual([2, expect.stringContaining('A, B')]);
    expect(await receive('odd.csv', '--columns', 'A=name,B=text')).toMatchObject({ people: 1, opinions: 1 });
    expect(words(await opinions())).toEqual([['鈴木', '列を名指しした意見です。']]);
  });
});
