import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { Material } from '../../../core/domain/materials/material.ts';
import type { ScheduleContent } from '../../../core/domain/meetings/schedule-content.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { addMaterial } from '../../../db/materials/commands.ts';
import { publishVersion } from '../../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../../db/meetings/commands.ts';
import { createCommitteeAt, openCommittee } from '../../../service/open-committee.ts';
import { readCalendar } from '../../formats/calendar/read-calendar.ts';
import { shingi } from '../cli/command-line.ts';
import type { TestBench } from '../environment.ts';

/** A file of a committee on the bench, closed, written by one command. */
export async function createScheduleFile(
  bench: TestBench,
  name: string,
  fill: (tx: WriteHandle) => void,
): Promise<string> {
  const file = bench.file(name);
  const committee = { name: '地域福祉推進委員会', city: null, office: null };
  const service = createCommitteeAt(file, committee, bench.environment);
  service.file.write('owner', 'fill', fill);
  await service.close();
  return file;
}

/** One more command on a closed file. */
export async function change(
  bench: TestBench,
  file: string,
  write: (tx: WriteHandle) => void,
): Promise<void> {
  const service = openCommittee(file, bench.environment);
  service.file.write('owner', 'change', write);
  await service.close();
}

/** A meeting of 令和5年度 with a 次第 head; given again, its day is changed. */
export function addMeeting(tx: WriteHandle, sessionNo: number, heldOn: string): string {
  const { meeting } = upsertMeeting(tx, {
    title: `令和5年度第${sessionNo}回地域福祉推進委員会`,
    committeeName: '地域福祉推進委員会',
    fiscalYear: '令和5年度',
    sessionNo,
    dateText: heldOn,
    heldOn,
    startText: '午後2時',
    startTime: '14:00',
    endTime: '16:00',
    placeText: '市役所 本庁舎',
  });
  return meeting.id;
}

/** Hands out a schedule with a meeting. */
export function publishSchedule(tx: WriteHandle, meetingId: string, content: ScheduleContent): Material {
  const material = addMaterial(tx, {
    meetingId,
    kind: 'schedule',
    number: '1',
    title: content.title,
    distribution: 'advance',
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
  return material;
}

/** The calendar that the command line makes of the file, as text, read strictly, and what it reports. */
export async function exportCalendar(
  bench: TestBench,
  file: string,
  name: string,
  ...options: readonly string[]
) {
  const out = bench.file(name);
  const result = await shingi(bench, ['export', file, 'schedule', '--out', out, '--json', ...options]);
  expect([result.status, result.error]).toEqual([0, '']);
  const text = readFileSync(out, 'utf8');
  return {
    text,
    ...readCalendar(text),
    report: result.json<{
      events: number;
      leftOut: { name: string; dateText: string }[];
      cancelled: { name: string; day: string }[];
    }>(),
  };
}
