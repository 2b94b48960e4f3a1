import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportReport } from '../../../core/contract/schemas.ts';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
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
import { statisticsContent } from '../../fixtures/contents-statistics.ts';
import { createBench, noSignal, type TestBench } from '../environment.ts';

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
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
      const { meeting } = upsertMeeting(tx, {
        title: '令和5年度第1回 次第',
        committeeName: '福祉推進委員会',
        fiscalYear: '令和5年度',
        sessionNo: 1,
        dateText: null,
        heldOn: '2023-06-30',
        startText: null,
        startTime: null,
        endTime: null,
        placeText: null,
      });
      for (const [number, title, content] of contents) {
        const material = addMaterial(tx, {
          meetingId: meeting.id,
          kind: content.kind,
          number,
          title,
          distribution: null,
        });
        publishVersion(tx, {
          materialId: material.id,
          versionKind: number === '4' ? 'replacement' : 'first',
          content,
          blocks: toBlocks(content),
          sourceHash: null,
          distributedOn: number === '4' ? '2023-06-27' : null,
          reason: null,
        });
      }
      return meeting.id;
    });
  });
  afterAll(async () => {
    await service.close();
    await bench.close();
  });

  const packet = (materialIds: readonly string[] | null = null) => {
    const meeting = findMeeting(service.file.read, meetingId);
    if (meeting === null) {
      throw new Error('the meeting is missing');
    }
    return packetContents(service.file.read, meeting, materialIds, translate);
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
    const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    for (const part of packet().parts) {
      for (const block of part.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading')) {
        expect(text).toContain(block.text.replaceAll(/\s/gu, ''));
      }
    }
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((line) => !/CID TrueType +Identity-H +yes yes/u.test(line))).toEqual([]);
    const information = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(information).toMatch(/Tagged: +yes/u);
    expect(information).toContain('令和5年度第1回');
    expect(information).not.toMatch(/Chrome|Skia|Mozilla|Author|Creator|Producer/u);
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
      const content: MaterialContent = {
        kind: 'narrative',
        nodes: [
          { type: 'paragraph', id: bench.environment.newId(), text: '委員の葛\u{e0100}城さんと𠮷田さん' },
        ],
      };
      const material = addMaterial(tx, {
        meetingId,
        kind: 'narrative',
        number: '9',
        title: '名簿',
        distribution: null,
      });
      publishVersion(tx, {
        materialId: material.id,
        versionKind: 'first',
        content,
        blocks: toBlocks(content),
        sourceHash: null,
        distributedOn: null,
        reason: null,
      });
      return material.id;
    });
    const path = bench.file('names.pdf');
    const work = exportPacket(
      packet([id]),
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
