import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultFormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import type { FormAnswer } from '../../../core/domain/opinion-sheets/sheet.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { revisionsOf, sheetsOfMeeting } from '../../../db/opinion-sheets/queries.ts';
import { saveFormSettings } from '../../../db/opinion-sheets/settings.ts';
import { ownerActor } from '../../../service/committee-service.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { entriesOf } from '../../formats/forms/archives.ts';
import { convert, hasLibreOffice } from '../../formats/statistics/libreoffice.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { fillDocument, fillWorkbook, tick } from './fill.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];

let bench: TestBench;
beforeEach(async () => {
  bench = createBench();
  await run('init', 's.shingi', '--committee', '地域福祉推進委員会');
  for (const name of ['青木 健一', '今井 和子']) await run('members', 's.shingi', 'add', '--name', name);
  await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  const { newId } = bench.environment;
  const field = { hint: '', input: 'choice' as const, lines: 1, required: false };
  service.file.write(ownerActor, 'saveFormSettings', (tx) =>
    saveFormSettings(tx, {
      ...defaultFormSettings,
      ownFields: [
        { ...field, id: newId(), label: '出やすい時間', choices: ['午前', '午後', '夜'] },
        {
          ...field,
          id: newId(),
          label: '関心のある目標',
          choices: ['目標1', '目標2', '目標3'],
          several: true,
        },
        { ...field, id: newId(), label: 'ひとこと', input: 'text', lines: 2, choices: [] },
      ],
    }),
  );
  await service.close();
});
afterEach(() => bench.close());

async function run(...argv: string[]): Promise<void> {
  const outcome = await shingi(bench, argv);
  expect([argv.join(' '), outcome.status, outcome.error]).toEqual([argv.join(' '), 0, outcome.error]);
}

async function make(name: string): Promise<string> {
  await run('export', 's.shingi', 'form', '--out', name, ...meeting);
  return bench.file(name);
}

/** Takes a form in; what was pointed out, and the answers of the sheet that it became. */
async function taken(file: string): Promise<{ notices: string[]; answers: [string, string][] }> {
  const before = await sheets();
  const outcome = await shingi(bench, ['receive', 's.shingi', file, '--json']);
  expect(outcome.status).toBe(0);
  const [received] = outcome.json<{ files: { notices: { code: string }[] }[] }>().files;
  const added = [...(await sheets())].filter(([id]) => !before.has(id));
  expect(added).toHaveLength(1);
  return {
    notices: (received?.notices ?? []).map(({ code }) => code).filter((code) => code === 'choiceNotRead'),
    answers: (added[0]?.[1] ?? []).map(({ label, text }) => [label, text]),
  };
}

/** Ids of the sheets of the meeting with their answers. */
async function sheets(): Promise<Map<string, readonly FormAnswer[]>> {
  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  try {
    const { read } = service.file;
    const rows = sheetsOfMeeting(read, listMeetings(read)[0]?.id ?? '');
    return new Map(rows.map(({ id }) => [id, revisionsOf(read, id).at(-1)?.document.answers ?? []]));
  } finally {
    await service.close();
  }
}

it('a PDF has boxes of which one, or any number, can be ticked, and says their words', async () => {
  const document = await PDFDocument.load(readFileSync(await make('form.pdf')), { updateMetadata: false });
  const form = document.getForm();
  expect(form.getRadioGroup('own1').getOptions()).toEqual(['c1', 'c2', 'c3']);
  form.getTextField('name').setText('青木 健一');
  form.getRadioGroup('own1').select('c2');
  form.getCheckBox('own2.c3').check();
  form.getCheckBox('own2.c1').check();
  expect(form.getCheckBox('own2.c2').isChecked()).toBe(false);
  form.getTextField('own3').setText(' =駅前の\n「花壇」も。');
  form.getTextField('opinion1.text').setText('手すりを直してほしい。');
  writeFileSync(bench.file('a.pdf'), await document.save({ updateFieldAppearances: false }));
  expect(await taken('a.pdf')).toEqual({
    notices: [],
    answers: [
      ['出やすい時間', '午後'],
      ['関心のある目標', '目標1、目標3'],
      ['ひとこと', ' =駅前の\n「花壇」も。'],
    ],
  });
});

it('a workbook has a list for one choice, and for several a row each with a cell for a circle', async () => {
  const form = await make('form.xlsx');
  const write = (to: string, time: string, goals: Readonly<Record<string, string>>, text: string) =>
    fillWorkbook(form, bench.file(to), { 氏名: '青木 健一', 出やすい時間: time }, [{ 内容: text }], goals);
  await write('a.xlsx', '夜', { 目標3: '○', 目標1: '〇' }, '一つ目の意見です。');
  expect(await taken('a.xlsx')).toEqual({
    notices: [],
    answers: [
      ['出やすい時間', '夜'],
      ['関心のある目標', '目標1、目標3'],
    ],
  });
  // Other words are kept and pointed out; words of choices are taken for them wherever they stand.
  await write('b.xlsx', '午前か夜', { 目標2: '×' }, '二つ目の、まったく別のこと。');
  expect(await taken('b.xlsx')).toEqual({
    notices: ['choiceNotRead', 'choiceNotRead'],
    answers: [
      ['出やすい時間', '午前か夜'],
      ['関心のある目標', '目標2 ×'],
    ],
  });
  await write('c.xlsx', '', { 目標1: '目標３，目標１' }, 'バス停に屋根を付ける。');
  expect(await taken('c.xlsx')).toEqual({ notices: [], answers: [['関心のある目標', '目標1、目標3']] });
  // Only the list of the one speaks up when something else is written.
  expect(entryOf(form, 'xl/worksheets/sheet1.xml').match(/errorStyle="warning"/gu)).toHaveLength(1);
});

it('a document has a list to drop down for one choice, and boxes to tick for several', async () => {
  const form = await make('form.docx');
  const text = entryOf(form, 'word/document.xml');
  const list = /<w:tag w:val="own1"\/>.*?<w:dropDownList>(.*?)<\/w:dropDownList>/u.exec(text)?.[1] ?? '';
  expect([...list.matchAll(/w:displayText="([^"]*)"/gu)].map(([, label]) => label)).toEqual([
    '午前',
    '午後',
    '夜',
  ]);
  expect([...text.matchAll(/<w:tag w:val="(own2[^"]*)"\/>/gu)].map(([, tag]) => tag)).toEqual([
    'own2.c1',
    'own2.c2',
    'own2.c3',
  ]);
  const fill = (to: string, words: string, edit: (xml: string) => string): void =>
    fillDocument(form, bench.file(to), { 氏名: '青木 健一', 内容: words }, { own1: '午後' }, edit);
  fill('a.docx', '灯りを増やす。', (xml) => tick(tick(xml, 'own2.c3'), 'own2.c2'));
  expect(await taken('a.docx')).toEqual({
    notices: [],
    answers: [
      ['出やすい時間', '午後'],
      ['関心のある目標', '目標2、目標3'],
    ],
  });
  // A circle in front of the words, where boxes cannot be clicked; and nothing at all.
  fill('b.docx', '歩道を広げる、別のこと。', (xml) =>
    xml.replace('<w:t xml:space="preserve">　目標1</w:t>', '<w:t xml:space="preserve">○　目標1</w:t>'),
  );
  expect((await taken('b.docx')).answers).toContainEqual(['関心のある目標', '目標1']);
  fill('c.docx', 'さらに違う三つ目の話。', (xml) => xml);
  expect(await taken('c.docx')).toEqual({ notices: [], answers: [['出やすい時間', '午後']] });
  // Everything but one choice was deleted: whether it was meant is for a person to say.
  fill('d.docx', '四つ目としてバスの本数。', (xml) =>
    xml.replaceAll(/<w:p><w:pPr><\/w:pPr><w:sdt>(?:(?!<w:p>).)*?　目標[23]<\/w:t><\/w:r><\/w:p>/gu, ''),
  );
  expect(await taken('d.docx')).toEqual({
    notices: ['choiceNotRead'],
    answers: [
      ['出やすい時間', '午後'],
      ['関心のある目標', '☐　目標1'],
    ],
  });
});

describe.runIf(hasLibreOffice)('saved by LibreOffice', () => {
  const answers = [
    ['出やすい時間', '午後'],
    ['関心のある目標', '目標1、目標3'],
    ['ひとこと', ' =駅前の\n「花壇」も。'],
  ];

  it.each([[['xlsx']], [['ods', 'xlsx']]])(
    'a workbook brings its answers back (%s)',
    async (targets) => {
      await fillWorkbook(
        await make('form.xlsx'),
        bench.file('filled.xlsx'),
        { 氏名: '青木 健一', 出やすい時間: '午後', ひとこと: ' =駅前の\n「花壇」も。' },
        [{ 内容: '灯りを増やす。' }],
        { 目標1: '○', 目標3: '○' },
      );
      throughLibreOffice('filled.xlsx', targets);
      expect(await taken('filled.xlsx')).toEqual({ notices: [], answers });
    },
    200_000,
  );

  it.each([[['docx']], [['odt', 'docx']]])(
    'a document brings its answers back (%s)',
    async (targets) => {
      fillDocument(
        await make('form.docx'),
        bench.file('filled.docx'),
        { 氏名: '青木 健一', 内容: '灯りを増やす。', ひとこと: ' =駅前の\n「花壇」も。' },
        { own1: '午後' },
        (xml) => tick(tick(xml, 'own2.c1'), 'own2.c3'),
      );
      throughLibreOffice('filled.docx', targets);
      expect(await taken('filled.docx')).toEqual({ notices: [], answers });
    },
    200_000,
  );

  it('a form that nobody filled in stays without answers', async () => {
    fillDocument(
      await make('form.docx'),
      bench.file('blank.docx'),
      { 内容: '灯りを増やす。' },
      {},
      (xml) => xml,
    );
    throughLibreOffice('blank.docx', ['odt', 'docx']);
    expect(await taken('blank.docx')).toEqual({ notices: [], answers: [] });
  }, 200_000);
});

/** The same file after LibreOffice has opened and saved it, once for each format. */
function throughLibreOffice(name: string, targets: readonly string[]): void {
  let bytes = new Uint8Array(readFileSync(bench.file(name)));
  let current = name;
  for (const target of targets) {
    const next = name.replace(/\w+$/u, target);
    bytes = new Uint8Array(convert(current, bytes, target).get(next) ?? []);
    current = next;
  }
  expect(bytes.byteLength).toBeGreaterThan(0);
  writeFileSync(bench.file(name), bytes);
}

function entryOf(file: string, name: string): string {
  const entry = entriesOf(new Uint8Array(readFileSync(file))).find((one) => one.name === name);
  return new TextDecoder().decode(entry?.bytes);
}
