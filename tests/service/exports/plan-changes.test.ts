import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanChangesReport } from '../../../core/contract/opinion-export-calls.ts';
import type { ReviewPlace } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { usualChoices } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { documentText } from '../../../formats/office/document-text.ts';
import { workbookText } from '../../../formats/office/workbook-text.ts';
import { opinionExportHandlers } from '../../../service/handlers/opinion-exports.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { buildSample } from '../../../service/sample/build-sample.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = createBench();
  await buildSample(bench.file('s.shingi'), bench.environment, noSignal);
});
afterAll(() => bench.close());

const meeting = ['--meeting', '令和5年度第1回'];
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

async function made(out: string, ...options: string[]): Promise<PlanChangesReport> {
  const outcome = await shingi(bench, [
    'export',
    's.shingi',
    'plan-changes',
    ...meeting,
    '--out',
    out,
    '--json',
    ...options,
  ]);
  expect([outcome.error, outcome.status]).toEqual(['', 0]);
  return outcome.json<PlanChangesReport>();
}

describe('what the opinions change in the plan', () => {
  it('is a list with both texts as they are, and the opinions it comes from', async () => {
    const { rows } = await made('list.csv');
    expect(rows).toBe(4);
    const text = readFileSync(bench.file('list.csv'), 'utf8');
    expect(text).toContain('資料,修正箇所,種別,修正前,修正後,元の意見,状態');
    expect(text).toContain('No.6、No.16');
  });

  it.runIf(poppler)(
    'is printed as 修正箇所一覧 and as 新旧対照表, the changed words named on both sides',
    async () => {
      const { pdf } = await made('list.pdf', '--number', '資料3');
      expect(pdf?.tagged).toBe(true);
      await made('comparison.pdf', '--comparison');
      for (const [name, title] of [
        ['list.pdf', '修正箇所一覧'],
        ['comparison.pdf', '新旧対照表'],
      ] as const) {
        const text = plain(execFileSync('pdftotext', ['-raw', bench.file(name), '-'], { encoding: 'utf8' }));
        expect(text).toContain(title);
        expect(text).toContain('57.1〔削除〕%');
        expect(text).toContain('51.7〔追加〕%');
      }
      execFileSync('qpdf', ['--check', bench.file('list.pdf')]);
    },
  );

  it('is a Word document and plain text as well', async () => {
    await made('list.docx');
    const text = await documentText(new Uint8Array(readFileSync(bench.file('list.docx'))));
    expect(text).toContain('<strong>51.7</strong>〔追加〕%');
    await made('list.txt');
    expect(readFileSync(bench.file('list.txt'), 'utf8')).toContain('修正前\n　');
    await made('list.xlsx', '--comparison');
  });

  it('is refused where there is nothing', async () => {
    const outcome = await shingi(bench, [
      'export',
      's.shingi',
      'plan-changes',
      '--meeting',
      '令和5年度第2回',
      '--out',
      'none.csv',
    ]);
    expect(outcome.status).toBe(3);
  });
});

describe('names in what the opinions change', () => {
  const changes = (out: string, ...options: string[]) =>
    shingi(bench, ['export', 'named.shingi', 'plan-changes', ...meeting, '--out', out, ...options]);

  beforeAll(async () => {
    copyFileSync(bench.file('s.shingi'), bench.file('named.shingi'));
    writeFileSync(
      bench.file('answers.json'),
      JSON.stringify([
        {
          no: 4,
          disposition: '一部反映',
          response: '書き改めます。',
          planChanges: [
            {
              kind: '変更',
              place: '資料4 基本目標1',
              before: '民生委員の小峰さんに聞いてください。',
              after: '福祉課（電話042-000-0000）に聞いてください。',
            },
          ],
        },
      ]),
    );
    const answered = await shingi(bench, ['answer', 'named.shingi', ...meeting, '--from', 'answers.json']);
    if (answered.status !== 0) {
      throw new Error(answered.error);
    }
  });

  it('are looked for before anything is written', async () => {
    for (const options of [[], ['--comparison']]) {
      const outcome = await changes('named.csv', '--json', ...options);
      expect([outcome.status, existsSync(bench.file('named.csv'))]).toEqual([1, false]);
      const { places } = outcome.json<{ places: ReviewPlace[] }>();
      expect(places.map(({ no, field, kind, text }) => [no, field, kind, text])).toEqual([
        [4, 'planChange', 'name', '小峰'],
        [4, 'planChange', 'telephone', '042-000-0000'],
      ]);
    }
    const said = await changes('named.pdf');
    expect([said.status, existsSync(bench.file('named.pdf'))]).toEqual([1, false]);
    expect(said.out).toContain('民生委員の【小峰】さんに聞いて');
    expect(said.out).toContain('--reviewed');
  });

  it('stay where a person has looked, and are masked where that is asked for', async () => {
    const reviewed = await changes('reviewed.csv', '--reviewed');
    expect(reviewed.status).toBe(0);
    expect(readFileSync(bench.file('reviewed.csv'), 'utf8')).toContain('小峰さん');
    for (const name of ['masked.csv', 'masked.txt', 'masked.xlsx', 'masked.docx']) {
      const outcome = await changes(name, '--mask', '--json');
      expect([name, outcome.status]).toEqual([name, 0]);
      expect(outcome.json<PlanChangesReport>().masked).toBe(2);
    }
    const texts = [
      readFileSync(bench.file('masked.csv'), 'utf8'),
      readFileSync(bench.file('masked.txt'), 'utf8'),
      await workbookText(new Uint8Array(readFileSync(bench.file('masked.xlsx')))),
      await documentText(new Uint8Array(readFileSync(bench.file('masked.docx')))),
    ];
    for (const [index, text] of texts.entries()) {
      expect([index, text.includes('小峰'), text.includes('042-000')]).toEqual([index, false, false]);
      expect(text).toContain('〔氏名〕');
      expect(text).toContain('〔電話番号〕');
    }
    // Whoever reads it is told.
    expect(texts[1]).toContain('個人の情報にあたる2か所');
  });

  it('are decided once for the list, the comparison and the 対応表', async () => {
    const service = openCommittee(bench.file('named.shingi'), bench.environment);
    try {
      const handlers = opinionExportHandlers(service);
      const meetingId = listMeetings(service.file.read).find(({ sessionNo }) => sessionNo === 1)?.id ?? '';
      const preview = await handlers.previewPlanChanges({ meetingId, appliedOnly: false });
      expect(preview.places.map(({ decision }) => decision)).toEqual([null, null]);
      const order = { meetingId, form: 'changeList', appliedOnly: false, numberLabel: null } as const;
      const job = { path: bench.file('window.csv'), jobId: bench.environment.newId() };
      await expect(handlers.exportPlanChanges({ ...order, ...job })).rejects.toThrow(
        'personal-data-unreviewed',
      );
      const decisions = preview.places.map(({ key, kind }) => ({
        key,
        decision: kind === 'name' ? ('mask' as const) : ('seen' as const),
      }));
      await handlers.reviewPersonalData({ meetingId, decisions });
      const { masked } = await handlers.exportPlanChanges({ ...order, ...job });
      expect(masked).toBe(1);
      expect(readFileSync(job.path, 'utf8')).toContain('電話042-000-0000');
      const table = await handlers.previewOpinionTable({ ...usualChoices(meetingId), selection: 'all' });
      expect(
        table.places.filter(({ field }) => field === 'planChange').map(({ decision }) => decision),
      ).toEqual(['mask', 'seen']);
    } finally {
      await service.close();
    }
  });
});
