import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpinionTableReport } from '../../../core/contract/opinion-export-calls.ts';
import type { ReviewPlace } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { workbookText } from '../../../formats/office/workbook-text.ts';
import { archiveTexts } from '../../formats/office/archive-texts.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';

const soffice = spawnSync('soffice', ['--version']).error === undefined;
const long = Array.from(
  { length: 70 },
  (_, index) => `${index + 1}番目の願いは、雨の日でも停留所で座って待てることです。`,
).join('');
const secret = 'これは私だけの覚え書きです';

/** Sheets of three members, each handed in from a file of their own. */
const sheets: readonly { name: string; entries: readonly Record<string, unknown>[] }[] = [
  {
    name: '青木 健一',
    entries: [
      { kind: '質問', material: '4', text: '二人で足りるのでしょうか。\n\n  三行目です。' },
      { kind: '意見', text: '=HYPERLINK("http://example.invalid","x")' },
      { kind: '提案', text: long, reason: '理由も書きます。', proposal: '+1 と書く' },
    ],
  },
  {
    name: '今井 和子',
    entries: [
      {
        kind: '意見',
        material: '4',
        text: '前回、青木委員が言われたとおりだと思います。電話は042-000-0000です。',
      },
      { kind: '要望', text: '\u0001制御\ue123文字 _x0041_ @SUM(A1)' },
    ],
  },
  { name: '大野 誠', entries: [{ kind: '意見', text: '窓口を夕方も開けてください。' }] },
];

let bench: TestBench;
const meeting = ['--meeting', '令和5年度第1回'];

async function run(...argv: string[]) {
  const outcome = await shingi(bench, [...argv, '--json']);
  expect([argv.join(' '), outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([
    argv.join(' '),
    0,
    '',
  ]);
  return outcome;
}

function written(name: string, value: unknown): string {
  writeFileSync(bench.file(name), JSON.stringify(value));
  return name;
}

beforeAll(async () => {
  bench = createBench();
  await run('init', 's.shingi', '--committee', '霞野市地域福祉推進委員会', '--city', '霞野市');
  for (const { name } of sheets) {
    await run('members', 's.shingi', 'add', '--name', name);
  }
  await run('import', 's.shingi', new URL('../../../sample/meeting-1.md', import.meta.url).pathname);
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  for (const [index, { name, entries }] of sheets.entries()) {
    const file = `m${index}.shingi`;
    await run('open', 'packet.shingix', '--as', file, '--member', name);
    await run('annotate', file, '--material', '4', '--quote', '市民後見人', '--body', secret).catch(
      () => null,
    );
    await run('opine', file, ...meeting, '--from', written(`e${index}.json`, entries));
    await run('submit', file, ...meeting, '--to', `sheet${index}.shingix`);
    await run('receive', 's.shingi', `sheet${index}.shingix`);
  }
  await run(
    'answer',
    's.shingi',
    ...meeting,
    '--from',
    written('answers.json', [
      {
        no: 1,
        summary: '後見人の数について',
        disposition: '一部反映',
        response: '養成講座を続けます。',
        planChanges: [
          { kind: '変更', place: '資料4 基本目標1', before: '広く知らせ', after: '絵も用いて知らせ' },
        ],
        status: '公表',
      },
      { no: 2, disposition: '対象外', response: '=1+1 とは書けません。', status: '公表' },
      {
        no: 4,
        disposition: '一部反映',
        sameAs: 1,
        planChanges: [
          { kind: '変更', place: '資料4 基本目標1', before: '広く知らせ', after: '絵も用いて知らせ' },
        ],
        status: '公表',
      },
      { no: 6, disposition: '参考', response: '検討します。', status: '確認中' },
    ]),
  );
});
afterAll(() => bench.close());

const table = (out: string, ...options: string[]) =>
  shingi(bench, [
    'export',
    's.shingi',
    'opinion-table',
    ...meeting,
    '--out',
    bench.file(out),
    '--json',
    ...options,
  ]);
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

async function made(out: string, ...options: string[]): Promise<OpinionTableReport> {
  const outcome = await table(out, ...options);
  expect([outcome.error, outcome.status]).toEqual(['', 0]);
  return outcome.json<OpinionTableReport>();
}

function csvRows(name: string): string[][] {
  const text = readFileSync(bench.file(name), 'utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  return Papa.parse<string[]>(text.slice(1).trimEnd()).data;
}

describe('the 対応表 for computers', () => {
  it('has every opinion word for word, and runs nothing', async () => {
    const report = await made('t.csv');
    expect(report.items).toBe(6);
    const [head = [], ...rows] = csvRows('t.csv');
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column('No.')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(column('意見（原文）')).toEqual([
      '二人で足りるのでしょうか。\n\n  三行目です。',
      `'=HYPERLINK("http://example.invalid","x")`,
      long,
      '前回、青木委員が言われたとおりだと思います。電話は042-000-0000です。',
      '\u0001制御\ue123文字 _x0041_ @SUM(A1)',
      '窓口を夕方も開けてください。',
    ]);
    expect(column('修文の案')[2]).toBe("'+1 と書く");
    expect(column('市の考え方')[1]).toBe("'=1+1 とは書けません。");
    expect(column('市の考え方')[3]).toBe('「No.1」の回答のとおりです。');
    expect(column('対応区分')[5]).toBe('4 参考（案）');
  });

  it('keeps texts as texts in a workbook, with heads that repeat on paper', async () => {
    await made('t.xlsx', '--order', 'agenda');
    const bytes = new Uint8Array(readFileSync(bench.file('t.xlsx')));
    const text = await workbookText(bytes);
    expect(text).toContain('=HYPERLINK("http://example.invalid","x")');
    const parts = await archiveTexts(bytes);
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('orientation="landscape"');
    expect(parts['xl/workbook.xml']).toContain('_xlnm.Print_Titles');
    expect(parts['xl/sharedStrings.xml']).toContain('_x005F_x0041_');
    // A long opinion goes on in further rows; together they say all of it.
    const cells = [...(parts['xl/sharedStrings.xml'] ?? '').matchAll(/番目の願いは/gu)];
    expect(cells).toHaveLength(70);
  });

  it.runIf(soffice)(
    'is opened and saved again by LibreOffice without loss',
    async () => {
      await made('w.xlsx');
      await made('w.docx');
      const convert = (name: string, to: string) =>
        execFileSync(
          'soffice',
          [
            `-env:UserInstallation=file://${bench.folder}/lo`,
            '--headless',
            '--convert-to',
            to,
            '--outdir',
            bench.file('lo-out'),
            bench.file(name),
          ],
          { stdio: 'ignore', timeout: 120_000 },
        );
      convert('w.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76');
      const again = readFileSync(bench.file('lo-out/w.csv'), 'utf8');
      for (const words of [
        '=HYPERLINK(""http://example.invalid"",""x"")',
        '文字 _x0041_ @SUM(A1)',
        '三行目です。',
        '絵も用いて知らせ',
      ]) {
        expect(again).toContain(words);
      }
      convert('w.docx', 'txt:Text (encoded):UTF8');
      const text = plain(readFileSync(bench.file('lo-out/w.txt'), 'utf8'));
      for (const sentence of long.split(/(?<=。)/u)) {
        expect(text).toContain(plain(sentence));
      }
      expect(text).toContain(plain('「No.1」の回答のとおりです。'));
    },
    240_000,
  );

  it('has a twin in plain text that can be read aloud', async () => {
    await made('t.txt', '--order', 'agenda');
    const text = readFileSync(bench.file('t.txt'), 'utf8');
    expect(text).toMatch(/■ 資料4[^\n]*　2件　2人/u);
    expect(text).toMatch(/No\.4\n資料・箇所\n　資料4/u);
    expect(text).toContain('広く知らせ〔削除〕');
    expect(text).toContain('No.1のとおり');
  });
});

describe.runIf(poppler)('the 対応表 on paper', () => {
  it('holds every sentence, in the order of the list, with heads on each page', async () => {
    const { pdf } = await made('t.pdf', '--number', '資料2');
    expect(pdf?.pageCount).toBeGreaterThan(2);
    expect(pdf?.tagged).toBe(true);
    execFileSync('qpdf', ['--check', bench.file('t.pdf')]);
    const pages = execFileSync('pdftotext', ['-raw', bench.file('t.pdf'), '-'], { encoding: 'utf8' }).split(
      '\f',
    );
    const text = plain(pages.join(''));
    for (const sentence of long.split(/(?<=。)/u)) {
      expect(text).toContain(plain(sentence));
    }
    for (const page of pages.slice(0, (pdf?.pageCount ?? 0) - 1)) {
      expect(plain(page)).toContain('意見(原文)');
      expect(plain(page)).toContain('資料2-');
    }
    // Where a long opinion goes on, its number says so.
    expect(text).toContain('3(続き)');
    expect(text.indexOf('二人で足りる')).toBeLessThan(text.indexOf('窓口を夕方も'));
    // What no font has is marked and explained.
    expect(text).toContain('制御〓文字');
    expect(text).toContain('U+E123');
  });
});

describe('names', () => {
  it('are left out only after a person has looked for them in the texts', async () => {
    const outcome = await table('anonymous.pdf', '--anonymous');
    expect([outcome.status, existsSync(bench.file('anonymous.pdf'))]).toEqual([1, false]);
    const { places } = outcome.json<{ places: ReviewPlace[] }>();
    expect(places.map(({ no, kind, text }) => [no, kind, text])).toEqual([
      [4, 'name', '青木'],
      [4, 'telephone', '042-000-0000'],
    ]);
    const said = await shingi(bench, [
      'export',
      's.shingi',
      'opinion-table',
      ...meeting,
      '--anonymous',
      '--out',
      'x.csv',
    ]);
    expect(said.out).toContain('前回、【青木】委員が言われた');
    await made('reviewed.csv', '--anonymous', '--reviewed');
    expect(readFileSync(bench.file('reviewed.csv'), 'utf8')).toContain('前回、青木委員');
  });

  it('are masked in what is given out and nowhere else', async () => {
    const { masked } = await made('masked.csv', '--anonymous', '--mask');
    expect(masked).toBe(2);
    const [head = [], ...rows] = csvRows('masked.csv');
    expect(rows[3]?.[head.indexOf('意見（原文）')]).toBe(
      '前回、〔氏名〕委員が言われたとおりだと思います。電話は〔電話番号〕です。',
    );
    expect(rows.map((row) => row[head.indexOf('提出者')])).toEqual([
      '委員A',
      '委員A',
      '委員A',
      '委員B',
      '委員B',
      '委員C',
    ]);
    const { opinions } = (await run('opinions', 's.shingi', ...meeting)).json<{
      opinions: { original: string }[];
    }>();
    expect(opinions[3]?.original).toContain('青木委員');
  });

  it('stand in no byte of a file without names, its properties included', async () => {
    for (const ending of ['pdf', 'xlsx', 'csv', 'docx', 'txt']) {
      await made(`bytes.${ending}`, '--anonymous', '--mask');
      const bytes = readFileSync(bench.file(`bytes.${ending}`));
      const texts =
        ending === 'xlsx' || ending === 'docx'
          ? Object.values(await archiveTexts(new Uint8Array(bytes)))
          : ending === 'pdf'
            ? pdfTexts(bench.file('bytes.pdf'))
            : [bytes.toString('utf8')];
      for (const word of ['青木', '健一', '今井', '和子', '大野', '042-000-0000', secret]) {
        expect([ending, word, texts.some((text) => text.includes(word))]).toEqual([ending, word, false]);
      }
    }
    expect(readdirSync(bench.folder)).toContain('bytes.docx');
  });

  /** Text of pages, properties, and every stream unpacked, in the encodings that strings of a PDF have. */
  function pdfTexts(path: string): string[] {
    const bytes = readFileSync(path);
    const streams = [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/gu)].flatMap(
      ([, data = '']) => {
        try {
          return [inflateSync(Buffer.from(data, 'latin1'))];
        } catch {
          // Not every stream is deflated.
          return [Buffer.from(data, 'latin1')];
        }
      },
    );
    const all = [bytes, ...streams];
    const hex = all.flatMap((one) =>
      [...one.toString('latin1').matchAll(/<(?:feff)?([0-9a-f]{4,})>/giu)].map(([, digits = '']) =>
        Buffer.from(digits, 'hex').swap16().toString('utf16le'),
      ),
    );
    const printed = poppler ? [execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })] : [];
    return [
      ...all.map((one) => one.toString('utf8')),
      ...all.map((one) => one.toString('utf16le')),
      ...hex,
      ...printed,
    ];
  }
});

describe('what is given out', () => {
  it('is what has been published, where that is asked for, and says what is left out', async () => {
    const report = await made('public.txt', '--public', '--reviewed');
    expect([report.items, report.leftOut]).toEqual([3, { membersOnly: 0, unanswered: 3 }]);
    const text = readFileSync(bench.file('public.txt'), 'utf8');
    expect(text).toContain('回答がまだ公表されていない意見3件は、載せていません。');
    expect(text).not.toContain('検討します。');
    expect(text).not.toContain('（案）');
  });

  it('follows references when only one of two answers is given out', async () => {
    await run(
      'answer',
      's.shingi',
      ...meeting,
      '--from',
      written('back.json', [{ no: 1, status: '確認中' }]),
    );
    await made('followed.csv', '--public', '--reviewed');
    const [head = [], ...rows] = csvRows('followed.csv');
    expect(rows.map((row) => row[0])).toEqual(['2', '4']);
    expect(rows[1]?.[head.indexOf('市の考え方')]).toBe('養成講座を続けます。');
  });

  it('refuses another form and words it does not know', async () => {
    expect((await table('t.odt')).status).toBe(2);
    expect((await table('t.csv', '--order', 'colour')).status).toBe(2);
    expect((await table('t.csv', '--columns', 'colour')).status).toBe(2);
  });
});
