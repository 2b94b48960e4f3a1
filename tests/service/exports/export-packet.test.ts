import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { addMaterial } from '../../../db/materials/commands.ts';
import { publishVersion } from '../../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../../db/meetings/commands.ts';
import { findMeeting } from '../../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../../../service/committee-service.ts';
import { type ExportProgress, exportPacket } from '../../../service/exports/export-packet.ts';
import { packetContents } from '../../../service/exports/packet-parts.ts';
import { createCommitteeAt } from '../../../service/open-committee.ts';
import { agendaContent, handoutListContent } from '../../fixtures/contents.ts';
import { issueSheetContent } from '../../fixtures/contents-issue-sheet.ts';
import { scheduleContent } from '../../fixtures/contents-schedule.ts';
import { statisticsContent, wideStatistics } from '../../fixtures/contents-statistics.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';
import { notFound, poppler, textsOf } from './reading.ts';

if (!poppler) {
  console.warn('poppler-utils is not installed: what pdftotext, pdffonts and pdfinfo say was not tested');
}

const contents: readonly [string | null, string, MaterialContent][] = [
  [null, '次第', agendaContent],
  [null, '配布資料一覧', handoutListContent],
  ['1', '策定スケジュール', scheduleContent],
  ['2', '統計資料', statisticsContent],
  ['4', '課題シート', issueSheetContent],
];

function addMeeting(tx: WriteHandle, sessionNo: number) {
  return upsertMeeting(tx, {
    title: `令和5年度第${sessionNo}回 次第`,
    committeeName: '福祉推進委員会',
    fiscalYear: '令和5年度',
    sessionNo,
    dateText: null,
    heldOn: `2023-${String(5 + sessionNo).padStart(2, '0')}-30`,
    startText: null,
    startTime: null,
    endTime: null,
    placeText: null,
  }).meeting;
}

function addPublished(
  tx: WriteHandle,
  meetingId: string,
  number: string | null,
  title: string,
  content: MaterialContent,
  replacedOn: string | null = null,
): void {
  const material = addMaterial(tx, { meetingId, kind: content.kind, number, title, distribution: null });
  publishVersion(tx, {
    materialId: material.id,
    versionKind: replacedOn === null ? 'first' : 'replacement',
    content,
    blocks: toBlocks(content),
    sourceHash: null,
    distributedOn: replacedOn,
    reason: null,
  });
}

/** Sizes of the pages, and where words of their stamps stand, in millimetres from the upper left corner. */
function wordsOf(pdf: string, page: number) {
  const text = execFileSync('pdftotext', ['-bbox', '-f', `${page}`, '-l', `${page}`, pdf, '-'], {
    encoding: 'utf8',
  });
  const millimetres = (value: string | undefined): number => (Number(value) / 72) * 25.4;
  const size = /<page width="([\d.]+)" height="([\d.]+)"/u.exec(text);
  const words = text.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)/gu);
  return {
    width: millimetres(size?.[1]),
    height: millimetres(size?.[2]),
    words: [...words].map(([, left, top, right, bottom, word]) => ({
      word,
      left: millimetres(left),
      top: millimetres(top),
      right: millimetres(right),
      bottom: millimetres(bottom),
    })),
  };
}

describe('exportPacket', () => {
  let bench: TestBench;
  let service: CommitteeService;
  let meetingId: string;
  const translate = createTranslate('ja');

  beforeAll(() => {
    bench = createBench();
    service = createCommitteeAt(
      bench.file('a.shingi'),
      { name: '委員会', city: null, office: null },
      bench.environment,
    );
    meetingId = service.file.write(ownerActor, 'setUp', (tx) => {
      const meeting = addMeeting(tx, 1);
      for (const [number, title, content] of contents) {
        addPublished(tx, meeting.id, number, title, content, number === '4' ? '2023-06-27' : null);
      }
      return meeting.id;
    });
  });
  afterAll(async () => {
    await service.close();
    await bench.close();
  });

  const packet = (id = meetingId) => {
    const meeting = findMeeting(service.file.read, id);
    if (meeting === null) {
      throw new Error('the meeting is missing');
    }
    return packetContents(service.file.read, meeting, null, translate);
  };
  const run = (
    path: string,
    options: { signal?: AbortSignal; onProgress?: ExportProgress; plainText?: boolean } = {},
  ): Promise<ExportReport> =>
    exportPacket(
      packet(),
      { path, plainText: options.plainText ?? false },
      bench.environment,
      options.signal ?? noSignal,
      options.onProgress ?? (() => undefined),
    );

  it('makes one PDF of all papers with a text twin, and tells its progress', async () => {
    const stages = new Set<string>();
    const report = await run(bench.file('packet.pdf'), {
      plainText: true,
      onProgress: (stage) => stages.add(stage),
    });
    expect([...stages]).toEqual(['preparing', 'printing', 'assembling', 'writing']);
    expect(report.pageCount).toBeGreaterThanOrEqual(contents.length);
    expect(report.tagged).toBe(true);
    expect(report.outline).toHaveLength(contents.length);
    const twin = readFileSync(report.plainTextPath ?? '', 'utf8');
    for (const part of packet().parts) {
      for (const block of part.blocks) {
        for (const line of block.text.split(/[\t\n]/u)) {
          expect(twin.replaceAll(/\s/gu, '')).toContain(line.replaceAll(/\s/gu, ''));
        }
      }
    }
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.runIf(poppler)('holds every sentence, tags, embedded TrueType fonts, and nobody’s traces', async () => {
    const path = bench.file('checked.pdf');
    await run(path);
    const texts = textsOf(packet().parts.flatMap((part) => part.blocks));
    expect(notFound(path, texts, 'reading')).toEqual([]);
    expect(notFound(path, texts, 'raw')).toEqual([]);
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((line) => !/CID TrueType +Identity-H +yes yes/u.test(line))).toEqual([]);
    const information = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(information).toMatch(/Tagged: +yes/u);
    expect(information).toContain('令和5年度第1回');
    expect(information).not.toMatch(/Chrome|Skia|Mozilla|Author|Creator|Producer/u);
  });

  it.runIf(poppler)('stamps a page of A3 in its own corners', async () => {
    const id = service.file.write(ownerActor, 'setUp', (tx) => {
      const meeting = addMeeting(tx, 3);
      addPublished(tx, meeting.id, '6', '長い年月の統計', wideStatistics(20));
      return meeting.id;
    });
    const path = bench.file('large.pdf');
    await exportPacket(packet(id), { path, plainText: false }, bench.environment, noSignal, () => undefined);
    const { width, height, words } = wordsOf(path, 1);
    expect([Math.round(width), Math.round(height)]).toEqual([420, 297]);
    const label = words.find(({ word }) => word === '資料6');
    expect(label?.right).toBeGreaterThan(420 - 18 - 8);
    expect(label?.right).toBeLessThan(420 - 18);
    expect(label?.bottom).toBeLessThan(28);
    const number = words.find(({ word }) => word === '資料6-1');
    expect(((number?.left ?? 0) + (number?.right ?? 0)) / 2).toBeCloseTo(210, 0);
    expect(number?.top).toBeGreaterThan(297 - 19);
  });

  it('stops when it is cancelled and leaves no file', async () => {
    const controller = new AbortController();
    const path = bench.file('cancelled.pdf');
    const work = run(path, {
      signal: controller.signal,
      onProgress: (stage) => stage === 'printing' && controller.abort(),
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(path)).toBe(false);
  });

  it('names every character that no font has, with its place, before it prints', async () => {
    const id = service.file.write(ownerActor, 'setUp', (tx) => {
      const meeting = addMeeting(tx, 2);
      addPublished(tx, meeting.id, '9', '名簿', {
        kind: 'narrative',
        nodes: [
          { type: 'paragraph', id: bench.environment.newId(), text: '委員の葛\u{e0100}城さんと𠮷田さん' },
        ],
      });
      return meeting.id;
    });
    const path = bench.file('names.pdf');
    const work = exportPacket(
      packet(id),
      { path, plainText: false },
      bench.environment,
      noSignal,
      () => undefined,
    );
    await expect(work).rejects.toMatchObject({
      code: 'character-without-font',
      detail: {
        places: [{ character: '葛\u{e0100}', materialTitle: '名簿', quote: expect.stringContaining('葛') }],
      },
    });
    expect(existsSync(path)).toBe(false);
  });

  const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).error === undefined;
  if (!canMount) {
    console.warn('a full disk needs a small file system that only root can mount: not tested');
  }
  it.runIf(canMount)('says that the disk is full and keeps the file that was there', async () => {
    const disk = bench.file('disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    try {
      const path = `${disk}/packet.pdf`;
      await expect(run(path)).rejects.toMatchObject({ code: 'disk-full' });
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
