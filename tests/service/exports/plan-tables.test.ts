import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf, outlineOf } from '../../../core/domain/plans/outline.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { addSharedChapter, addSiblingPlan, setChapterUse } from '../../../db/plans/contents-commands.ts';
import { addPlanMapping } from '../../../db/plans/mapping-commands.ts';
import { readPlanTree } from '../../../db/plans/queries.ts';
import { addPlan, addPlanItem, copyPlan, renamePlanItem } from '../../../db/plans/tree-commands.ts';
import { workbookText } from '../../../formats/office/workbook-text.ts';
import { createCommitteeAt } from '../../../service/open-committee.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';

let bench: TestBench;
let file: string;

beforeAll(async () => {
  bench = createBench();
  file = bench.file('plans.shingi');
  const service = createCommitteeAt(
    file,
    { name: '地域福祉推進委員会', city: null, office: null },
    bench.environment,
  );
  service.file.write('owner', 'fill', fill);
  await service.close();
});
afterAll(() => bench.close());

/** A plan in force and a draft of the next one, in which two policies have become one. */
function fill(tx: WriteHandle): void {
  const fields = {
    title: '地域福祉計画',
    periodText: '令和6年度から令和11年度まで',
    numbering: 'joined',
  } as const;
  const planId = addPlan(tx, { ...fields, standing: 'inForce', edition: '' });
  const add = (title: string, kind: 'philosophy' | 'goal' | 'policy' | 'project', parentId: string | null) =>
    addPlanItem(tx, planId, title, { kind, parentId, index: 99 });
  add('誰もが役割をもつまち', 'philosophy', null);
  const goal = add('つながる', 'goal', null);
  const watch = add('見守りを広げる', 'policy', goal);
  add('声かけ訪問', 'project', watch);
  add('=HYPERLINK("x")', 'project', watch);
  const place = add('集まる場所をつくる', 'policy', goal);
  add('相談を受けとめる', 'goal', null);
  const next = copyPlan(
    tx,
    planId,
    { ...fields, periodText: null, standing: 'next', edition: '案1' },
    'nothing',
  );
  const copies = new Map(itemsOf(outlineOf(readPlanTree(tx), next)).map(({ title, id }) => [title, id]));
  const copy = (title: string) => copies.get(title) ?? '';
  renamePlanItem(tx, copy('見守りを広げる'), '見守りと居場所');
  const plans = { fromPlanId: planId, toPlanId: next };
  addPlanMapping(tx, {
    ...plans,
    kind: 'merged',
    from: [watch, place],
    to: [copy('見守りを広げる')],
    note: '担い手が重なるため',
  });
  addPlanMapping(tx, { ...plans, kind: 'inherited', from: [goal], to: [copy('つながる')], note: '' });
  addPlanMapping(tx, { ...plans, kind: 'created', from: [], to: [copy('集まる場所をつくる')], note: '' });

  const siblings = ['地域福祉計画', '障害者計画'].map((title) => addSiblingPlan(tx, { title, planId: null }));
  const chapter = addSharedChapter(tx, { parentId: null, title: '策定の考え方', index: 0 });
  addSharedChapter(tx, { parentId: chapter, title: '期間', index: 0 });
  for (const siblingId of siblings) {
    setChapterUse(tx, { chapterId: chapter, siblingId, use: 'common', note: '' });
  }
  const measures = addSharedChapter(tx, { parentId: null, title: '施策', index: 9 });
  const siblingId = siblings[1] ?? '';
  setChapterUse(tx, { chapterId: measures, siblingId, use: 'own', note: '二つの章に分ける' });
}

async function exported(what: string, name: string, ...options: string[]) {
  const out = bench.file(name);
  const result = await shingi(bench, ['export', file, what, '--out', out, '--json', ...options]);
  expect([result.status, result.error]).toEqual([0, '']);
  return { out, report: result.json<{ rows: number; pdf: { pageCount: number } | null }>() };
}

const mappingRows = [
  '基本理念　誰もが役割をもつまち',
  '基本目標1　つながる',
  '施策1-1　見守りを広げる',
  '施策1-2　集まる場所をつくる',
  '事業1-1-1　声かけ訪問',
  '施策1-1　見守りと居場所',
  '担い手が重なるため',
  '統合',
  '継承',
  '新規',
  '未整理',
];

describe('新旧対応表', () => {
  it('is a workbook whose texts stay texts', async () => {
    const { out, report } = await exported('plan-mapping', '新旧.xlsx');
    expect(report.rows).toBe(11);
    const text = await workbookText(new Uint8Array(readFileSync(out)));
    for (const row of mappingRows) {
      expect(text.replaceAll(/[\s　]/gu, '')).toContain(row.replaceAll(/[\s　]/gu, ''));
    }
    expect(text).toContain('事業1-1-2　=HYPERLINK("x")');
  });

  it('is a table for Excel with comma-separated values', async () => {
    const { out } = await exported('plan-mapping', '新旧.csv', '--from', '現行計画', '--to', '案1');
    const text = readFileSync(out, 'utf8');
    expect(text.startsWith('\ufeff新旧対応表\r\n')).toBe(true);
    expect(text).toContain('\r\n現行計画,対応,次期計画　案1,備考\r\n');
    expect(text).toContain(
      '"施策1-1　見守りを広げる\n施策1-2　集まる場所をつくる",統合,施策1-1　見守りと居場所,担い手が重なるため\r\n',
    );
    expect(text).toContain('—,新規,施策1-2　集まる場所をつくる,\r\n');
  });

  it.runIf(poppler)('is printed whole, tagged, with nothing left out', async () => {
    const { out, report } = await exported('plan-mapping', '新旧.pdf');
    expect(report.pdf?.pageCount).toBe(1);
    const text = execFileSync('pdftotext', [out, '-'], { encoding: 'utf8' }).replaceAll(/[\s　]/gu, '');
    for (const row of mappingRows) {
      expect(text).toContain(row.replaceAll(/[\s　]/gu, ''));
    }
    const facts = execFileSync('pdfinfo', [out], { encoding: 'utf8' });
    expect(facts).toMatch(/Tagged:\s+yes/u);
    // On its side, so that old and new stand beside one another in whole lines.
    expect(facts).toMatch(/Page size:\s+84\d(?:\.\d+)? x 59\d/u);
    const lines = execFileSync('pdftotext', ['-layout', out, '-'], { encoding: 'utf8' }).split('\n');
    expect(lines.find((line) => line.includes('見守りを広げる'))).toMatch(
      /統合.*見守りと居場所.*担い手が重なるため/u,
    );
  });

  it('asks which plan is meant where several could be', async () => {
    const out = bench.file('unknown.csv');
    const unknown = await shingi(bench, ['export', file, 'plan-mapping', '--out', out, '--to', '案9']);
    expect([unknown.status, existsSync(out)]).toEqual([3, false]);
    const ambiguous = await shingi(bench, ['export', file, 'plan', '--out', out, '--plan', '地域福祉']);
    expect(ambiguous.status).toBe(3);
    expect(ambiguous.error).toContain('地域福祉計画（次期計画　案1）');
    const wrongEnding = await shingi(bench, ['export', file, 'plan', '--out', bench.file('x.docx')]);
    expect(wrongEnding.status).toBe(2);
  });
});

describe('計画の体系', () => {
  it('repeats the level above in tables for computers', async () => {
    const { out } = await exported('plan', '体系.csv');
    const rows = readFileSync(out, 'utf8').split('\r\n');
    expect(rows).toContain('1　つながる,1-1　見守りを広げる,1-1-1　声かけ訪問');
    expect(rows).toContain('1　つながる,1-1　見守りを広げる,"1-1-2　=HYPERLINK(""x"")"');
    expect(rows).toContain('2　相談を受けとめる,,');
    expect(rows).toContain('基本理念　誰もが役割をもつまち');
  });

  it.runIf(poppler)('prints it once over all its rows', async () => {
    const { out } = await exported('plan', '体系.pdf', '--plan', '現行計画');
    const text = execFileSync('pdftotext', ['-raw', out, '-'], { encoding: 'utf8' });
    expect(text.split('見守りを広げる')).toHaveLength(2);
  });
});

describe('共通目次', () => {
  it('says for each plan whether it has the chapter', async () => {
    const { out } = await exported('shared-contents', '目次.csv');
    const rows = readFileSync(out, 'utf8').split('\r\n');
    expect(rows).toContain('章・節,地域福祉計画,障害者計画');
    expect(rows).toContain('第1章　策定の考え方,共通,共通');
    expect(rows).toContain('1　期間,—,—');
    expect(rows).toContain('第2章　施策,—,個別 ※1');
    expect(rows).toContain('※1　施策（障害者計画）：二つの章に分ける');
  });
});
