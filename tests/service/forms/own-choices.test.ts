import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultFormSettings } from '../../../core/domain/opinion-sheets/form-settings.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { revisionsOf, sheetsOfMeeting } from '../../../db/opinion-sheets/queries.ts';
import { saveFormSettings } from '../../../db/opinion-sheets/settings.ts';
import { ownerActor } from '../../../service/committee-service.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { edited, entriesOf } from '../../formats/forms/archives.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { fillWorkbook } from './fill.ts';

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

/** Takes a form in; what was pointed out, and the answers that the sheet has. */
async function taken(file: string): Promise<{ notices: string[]; answers: [string, string][] }> {
  const outcome = await shingi(bench, ['receive', 's.shingi', file, '--json']);
  expect(outcome.status).toBe(0);
  const [received] = outcome.json<{ files: { notices: { code: string }[] }[] }>().files;
  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  const { read } = service.file;
  const sheet = sheetsOfMeeting(read, listMeetings(read)[0]?.id ?? '').at(-1);
  const answers = revisionsOf(read, sheet?.id ?? '').at(-1)?.document.answers ?? [];
  await service.close();
  return {
    notices: (received?.notices ?? []).map(({ code }) => code).filter((code) => code === 'choiceNotRead'),
    answers: answers.map(({ label, text }) => [label, text]),
  };
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
  form.getTextField('opinion1.text').setText('手すりを直してほしい。');
  writeFileSync(bench.file('a.pdf'), await document.save({ updateFieldAppearances: false }));
  expect(await taken('a.pdf')).toEqual({
    notices: [],
    answers: [
      ['出やすい時間', '午後'],
      ['関心のある目標', '目標1、目標3'],
    ],
  });
});

it('a workbook has a list for one choice; several are written, and other words are kept and pointed out', async () => {
  const form = await make('form.xlsx');
  const write = (to: string, time: string, goals: string, text: string) =>
    fillWorkbook(form, bench.file(to), { 氏名: '青木 健一', 出やすい時間: time, 関心のある目標: goals }, [
      { 内容: text },
    ]);
  await write('a.xlsx', '夜', '目標３，目標１', '一つ目の意見です。');
  expect(await taken('a.xlsx')).toEqual({
    notices: [],
    answers: [
      ['出やすい時間', '夜'],
      ['関心のある目標', '目標1、目標3'],
    ],
  });
  await write('b.xlsx', '午前か夜', '', '二つ目の、まったく別のこと。');
  expect(await taken('b.xlsx')).toEqual({
    notices: ['choiceNotRead'],
    answers: [['出やすい時間', '午前か夜']],
  });
  // The list of the one, and none for the several.
  expect(entryOf(form, 'xl/worksheets/sheet1.xml').match(/errorStyle="warning"/gu)).toHaveLength(1);
});

it('a document has a list to drop down for one choice, and a place to write for several', async () => {
  const form = await make('form.docx');
  const text = entryOf(form, 'word/document.xml');
  const list = /<w:tag w:val="own1"\/>.*?<w:dropDownList>(.*?)<\/w:dropDownList>/u.exec(text)?.[1] ?? '';
  expect([...list.matchAll(/w:displayText="([^"]*)"/gu)].map(([, label]) => label)).toEqual([
    '午前',
    '午後',
    '夜',
  ]);
  expect(text).not.toContain('w:tag w:val="own2"');
  const printed = '（いくつでも。「、」で区切って書く）目標1／目標2／目標3';
  expect(text).toContain(printed);
  // As Word saves it: the word of the list in the control, other words in the paragraph above what is printed.
  const filled = edited(new Uint8Array(readFileSync(form)), 'word/document.xml', (xml) => {
    const blank = [...xml.matchAll(/<w:p><w:pPr><\/w:pPr><\/w:p>/gu)].map(({ index }) => index);
    const place = blank.findLast((index) => index < xml.indexOf(printed)) ?? -1;
    const end = place + '<w:p><w:pPr></w:pPr>'.length;
    const several = `${xml.slice(0, end)}<w:r><w:t>目標3、目標2</w:t></w:r>${xml.slice(end)}`;
    return several
      .replace(/(<w:tag w:val="own1"\/>.*?)<w:showingPlcHdr\/>(.*?<w:t[^>]*>)[^<]*/u, '$1$2午後')
      .replace(
        /(<w:t[^>]*>内容<.*?<w:tc>.*?<w:p><w:pPr><\/w:pPr>)(<\/w:p>)/u,
        '$1<w:r><w:t>灯りを増やす。</w:t></w:r>$2',
      );
  });
  writeFileSync(bench.file('a.docx'), filled);
  expect(await taken('a.docx')).toEqual({
    notices: [],
    answers: [
      ['出やすい時間', '午後'],
      ['関心のある目標', '目標2、目標3'],
    ],
  });
});

function entryOf(file: string, name: string): string {
  const entry = entriesOf(new Uint8Array(readFileSync(file))).find((one) => one.name === name);
  return new TextDecoder().decode(entry?.bytes);
}
