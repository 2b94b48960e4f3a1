import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetCollectionReport } from '../../../core/contract/opinion-export-calls.ts';
import type { ReviewPlace } from '../../../core/domain/opinion-sheets/giving-out.ts';
import type { Publishability, SubmitterRole } from '../../../core/domain/opinion-sheets/sheet.ts';
import { usualCollectionChoices } from '../../../core/domain/opinion-sheets/sheet-collection.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { saveOpinionDraft, saveSheetHead } from '../../../db/opinion-sheets/draft-commands.ts';
import { setSheetState } from '../../../db/opinion-sheets/receive-commands.ts';
import { ownerActor } from '../../../service/committee-service.ts';
import { opinionExportHandlers } from '../../../service/handlers/opinion-exports.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { enterSheet } from '../../../service/opinion-sheets/enter-sheet.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';

const sampleFile = new URL('../../../sample/meeting-1.md', import.meta.url).pathname;
const meeting = ['--meeting', '令和5年度第1回'];
const long = Array.from(
  { length: 60 },
  (_, index) => `${index + 1}番目の困りごとは、停留所に屋根がないことです。`,
).join('');

interface KeyedSheet {
  readonly name: string | null;
  readonly role: SubmitterRole;
  readonly publishability: Publishability;
  readonly texts: readonly string[];
  readonly answer?: string;
}

/** In the order in which they came. */
const keyed: readonly KeyedSheet[] = [
  {
    name: '青木 健一',
    role: 'member',
    publishability: 'named',
    texts: ['窓口を夕方も開けてください。', long],
  },
  {
    name: '今井 和子',
    role: 'member',
    publishability: 'unnamed',
    texts: ['前に青木委員が言われたとおりです。電話は042-000-0000です。'],
    answer: '霞野市緑町3丁目5番2号',
  },
  {
    name: '大野 誠',
    role: 'member',
    publishability: 'membersOnly',
    texts: ['これは委員だけに伝えたいことです。'],
  },
  { name: null, role: 'observer', publishability: 'unnamed', texts: ['傍聴席にも資料をください。\ue123'] },
  { name: '岸 由美', role: 'citizen', publishability: 'named', texts: ['取り下げた意見です。'] },
  { name: '清水 勇', role: 'citizen', publishability: 'named', texts: ['この会議の外のことです。'] },
];

let bench: TestBench;
let meetingId = '';

beforeAll(async () => {
  bench = createBench();
  for (const argv of [
    ['init', 's.shingi', '--committee', '霞野市地域福祉推進委員会', '--city', '霞野市'],
    ...['青木 健一', '今井 和子', '大野 誠'].map((name) => ['members', 's.shingi', 'add', '--name', name]),
    ['import', 's.shingi', sampleFile],
  ]) {
    const { status, error } = await shingi(bench, argv);
    if (status !== 0) {
      throw new Error(error);
    }
  }
  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  try {
    const { file, environment } = service;
    meetingId = listMeetings(file.read)[0]?.id ?? '';
    const ids = keyed.map((sheet, index) => {
      const sheetId = environment.newId();
      file.write(ownerActor, 'enterSheet', (tx) => {
        const memberId = listMembers(tx).find(({ name }) => name === sheet.name)?.id ?? null;
        saveSheetHead(tx, {
          sheetId,
          meetingId,
          isOwn: false,
          submitter: { memberId, name: sheet.name, role: sheet.role },
          publishability: sheet.publishability,
          answers:
            sheet.answer === undefined
              ? []
              : [{ fieldId: environment.newId(), label: 'お住まい', text: sheet.answer }],
          method: 'post',
        });
        for (const text of sheet.texts) {
          const location = {
            material: null,
            agendaItem: null,
            question: null,
            wholePlan: true,
            label: '計画全体',
          };
          const opinion = { id: environment.newId(), kind: 'opinion' as const, location, quote: '', text };
          saveOpinionDraft(tx, sheetId, { ...opinion, reason: '', proposal: '' }, null);
        }
        enterSheet(tx, sheetId, Date.UTC(2023, 6, 1 + index), () => null);
      });
      return sheetId;
    });
    file.write(ownerActor, 'setSheetState', (tx) => {
      setSheetState(tx, ids[4] ?? '', 'withdrawn');
      setSheetState(tx, ids[5] ?? '', 'outOfScope');
    });
  } finally {
    await service.close();
  }
});
afterAll(() => bench.close());

const exported = (out: string, ...options: string[]) =>
  shingi(bench, ['export', 's.shingi', 'sheets', ...meeting, '--out', out, '--json', ...options]);

async function made(out: string, ...options: string[]): Promise<SheetCollectionReport> {
  const outcome = await exported(out, ...options);
  expect([outcome.error, outcome.status]).toEqual(['', 0]);
  return outcome.json<SheetCollectionReport>();
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');
const pagesOf = (name: string) =>
  execFileSync('pdftotext', ['-raw', bench.file(name), '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1)
    .map(plain);

describe.runIf(poppler)('原文集', () => {
  it('holds every sheet word for word, each from a page of its own on, behind a table of contents', async () => {
    const { sheets, opinions, leftOut, pdf } = await made('all.pdf', '--number', '参考資料2');
    expect([sheets, opinions, leftOut]).toEqual([4, 5, { membersOnly: 0, withdrawn: 1, outOfScope: 1 }]);
    const pages = pagesOf('all.pdf');
    expect(pages).toHaveLength(pdf.pageCount);
    expect(pdf.tagged).toBe(true);
    execFileSync('qpdf', ['--check', bench.file('all.pdf')]);
    const text = pages.join('');
    const sentences = keyed.slice(0, 3).flatMap(({ texts }) => texts.join('').split(/(?<=。)/u));
    // One goes on behind the foot and the head of a page.
    const cut = sentences.filter((sentence) => !text.includes(plain(sentence)));
    expect([sentences.length > 60, cut.length < 2]).toEqual([true, true]);
    expect(text).not.toContain('取り下げた意見');
    expect(text).not.toContain('この会議の外');
    expect(pages[0]).toContain('提出した人が取り下げたシート1枚は、載せていません。');
    expect(pages[0]).toContain('対象外としたシート1枚は、載せていません。');
    // What no font has is marked and explained, as on a sheet by itself.
    expect(text).toContain('資料をください。〓');
    // The contents say where each sheet begins, and it does.
    expect(pdf.outline.map(({ title }) => title)).toEqual([
      '目次',
      '受付番号1　青木 健一',
      '受付番号2　今井 和子',
      '受付番号3　大野 誠',
      '受付番号4　傍聴者（氏名なし）',
    ]);
    expect(new Set(pdf.outline.map(({ page }) => page)).size).toBe(5);
    for (const [index, { title, page }] of pdf.outline.slice(1).entries()) {
      const opened = pages[page - 1] ?? '';
      expect([title, opened.includes(`受付番号${index + 1}`), opened.includes('意見・提案シート')]).toEqual([
        title,
        true,
        true,
      ]);
      // All pages are counted as one paper.
      expect(opened).toContain(`参考資料2-${page}`);
    }
    expect(pages[0]).toContain(plain(`大野 誠 1 No.4 ${pdf.outline[3]?.page}`));
  });

  it('has names of nobody in its properties', () => {
    const info = execFileSync('pdfinfo', [bench.file('all.pdf')], { encoding: 'utf8' });
    expect(info).toContain('令和5年度第1回の意見・提案シート（原文集）');
    expect(info).not.toMatch(/青木|今井|大野/u);
  });

  it('keeps the wishes of those who wrote, and says so', async () => {
    const stopped = await exported('public.pdf', '--public');
    expect([stopped.status, existsSync(bench.file('public.pdf'))]).toEqual([1, false]);
    const { sheets, leftOut } = await made('public.pdf', '--public', '--reviewed');
    expect([sheets, leftOut.membersOnly]).toEqual([3, 1]);
    const pages = pagesOf('public.pdf');
    const text = pages.join('');
    expect(text).not.toContain('これは委員だけに伝えたい');
    expect(text).not.toContain('今井');
    expect(text).toContain('氏名(氏名の公表を望まないため、示していません)');
    expect(text).toContain('青木健一');
    expect(pages[0]).toContain('委員に配るだけで公表しないとされたシート1枚は、載せていません。');
    expect(pages[0]).toContain('氏名の公表を望まない人は、区分だけを示しています。');
    // Where somebody lives stays in the office unless it is asked for.
    expect(text).not.toContain('緑町');
    expect(pages[0]).toContain('様式のそのほかの項目');
    const all = await exported('answers.pdf', '--public', '--answers');
    expect(all.json<{ places: ReviewPlace[] }>().places.map(({ field }) => field)).toContain('answer');
  });

  it('stops before names in texts, and masks them in every byte', async () => {
    const stopped = await exported('letters.pdf', '--anonymous');
    expect([stopped.status, existsSync(bench.file('letters.pdf'))]).toEqual([1, false]);
    expect(
      stopped.json<{ places: ReviewPlace[] }>().places.map(({ no, kind, text }) => [no, kind, text]),
    ).toEqual([
      [3, 'name', '青木'],
      [3, 'telephone', '042-000-0000'],
    ]);
    const { masked, pdf } = await made('letters.pdf', '--anonymous', '--mask');
    expect(masked).toBe(2);
    expect(pdf.outline.map(({ title }) => title)).toEqual([
      '目次',
      '受付番号1　委員A',
      '受付番号2　委員B',
      '受付番号4　傍聴者A',
    ]);
    const expanded = bench.file('expanded.pdf');
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', bench.file('letters.pdf'), expanded]);
    const bytes = readFileSync(expanded);
    const texts = [
      pagesOf('letters.pdf').join(''),
      ...bookmarkTitles('letters.pdf'),
      bytes.toString('utf8'),
      ...[...bytes.toString('latin1').matchAll(/<(?:feff)?((?:[0-9a-f]{4})+)>/giu)].map(([, digits = '']) =>
        Buffer.from(digits, 'hex').swap16().toString('utf16le'),
      ),
    ];
    for (const word of ['青木', '健一', '今井', '和子', '大野', '042-000-0000']) {
      expect([word, texts.some((text) => text.includes(word))]).toEqual([word, false]);
    }
    expect(texts[0]).toContain('前に〔氏名〕委員が言われた');
    expect(texts[0]).toContain('提出者委員B');
  });

  it('is asked for by the window in the same way', async () => {
    const service = openCommittee(bench.file('s.shingi'), bench.environment);
    try {
      const { previewSheetCollection, exportSheetCollection, reviewPersonalData } =
        opinionExportHandlers(service);
      const choices = usualCollectionChoices(meetingId, 'public');
      const preview = await previewSheetCollection(choices);
      expect([preview.sheets, preview.leftOut.membersOnly, preview.answerCount]).toEqual([3, 1, 1]);
      const job = { path: bench.file('window.pdf'), jobId: bench.environment.newId() };
      await expect(exportSheetCollection({ choices, ...job })).rejects.toThrow('personal-data-unreviewed');
      const decisions = preview.places.map(({ key }) => ({ key, decision: 'mask' as const }));
      await reviewPersonalData({ meetingId, decisions });
      const report = await exportSheetCollection({ choices, ...job });
      expect(report.masked).toBe(2);
    } finally {
      await service.close();
    }
  });

  it('is refused where there is nothing, or for another form', async () => {
    expect((await exported('all.docx')).status).toBe(2);
    const none = ['export', 's.shingi', 'sheets', '--meeting', '令和5年度第2回', '--out', 'none.pdf'];
    expect((await shingi(bench, none)).status).toBe(3);
  });
});

function bookmarkTitles(name: string): string[] {
  const json = execFileSync('qpdf', ['--json', '--json-key=outlines', bench.file(name)], {
    encoding: 'utf8',
  });
  return [...json.matchAll(/"title": "([^"]*)"/gu)].map(([, title = '']) => title);
}
