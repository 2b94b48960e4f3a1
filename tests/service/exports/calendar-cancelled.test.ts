import type ICAL from 'ical.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { Material } from '../../../core/domain/materials/material.ts';
import type { ScheduleContent, ScheduleRow } from '../../../core/domain/meetings/schedule-content.ts';
import type { ScheduleRecord } from '../../../core/domain/meetings/schedule-state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { publishVersion, removeVersion } from '../../../db/materials/version-commands.ts';
import { clearScheduleRecord, setScheduleRecord } from '../../../db/schedule-records/commands.ts';
import { scheduleContent } from '../../fixtures/contents-schedule.ts';
import { readByOthers } from '../../formats/calendar/independent-reader.ts';
import { createBench } from '../environment.ts';
import { addMeeting, change, createScheduleFile, exportCalendar, publishSchedule } from './schedule-file.ts';

const bench = createBench();
afterAll(() => bench.close());

const comments = 'パブリックコメント';
const briefing = '市民への説明会';
const third = '第3回 地域福祉推進委員会';

let file: string;
let material: Material;
let made = 0;

beforeEach(async () => {
  made += 1;
  file = await createScheduleFile(bench, `cancelled-${made}.shingi`, (tx) => {
    material = publishSchedule(tx, addMeeting(tx, 1, '2023-06-30'), scheduleContent);
  });
});

function isRow({ row }: { row: ScheduleRow }, name: string): boolean {
  return row.session === name || row.topics.some(({ text }) => text.startsWith(name));
}

/** The schedule without the rows of the given names in 令和5年度. */
function without(...names: readonly string[]): ScheduleContent {
  return with5((row) => (names.some((name) => isRow({ row }, name)) ? null : row));
}

/** The schedule with other dates of that row. */
function dated(name: string, date: Partial<ScheduleRow>): ScheduleContent {
  return with5((row) => (isRow({ row }, name) ? { ...row, ...date } : row));
}

function with5(change: (row: ScheduleRow) => ScheduleRow | null): ScheduleContent {
  return {
    ...scheduleContent,
    entries: scheduleContent.entries.flatMap((entry) => {
      const row =
        entry.type === 'row' && entry.row.fiscalYear === '令和5年度' ? change(entry.row) : undefined;
      return row === undefined ? [entry] : row === null ? [] : [{ type: 'row' as const, row }];
    }),
  };
}

/** Hands out a further edition with the same number. */
async function replace(content: ScheduleContent, distributedOn = '2023-07-05'): Promise<string> {
  let id = '';
  await change(bench, file, (tx: WriteHandle) => {
    const version = publishVersion(tx, {
      materialId: material.id,
      versionKind: 'replacement',
      content,
      blocks: toBlocks(content),
      sourceHash: null,
      distributedOn,
      reason: null,
    });
    id = version.id;
  });
  return id;
}

/** Calendars take an event by its uid, and the one that has grown. */
async function exported(...options: readonly string[]) {
  const { text, report } = await exportCalendar(bench, file, 'out.ics', '--today', '2023-07-10', ...options);
  const events = readByOthers(text);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  const status = (event: ICAL.Event) => event.component.getFirstPropertyValue('status');
  return {
    report,
    events,
    /** Day, status and sequence of the events of that name. */
    named: (summary: string) =>
      events
        .filter((event) => event.summary === summary)
        .map((event) => [event.startDate.toString().slice(0, 10), status(event), event.sequence]),
    uidsOf: (summary: string) =>
      events.filter((event) => event.summary === summary).map((event) => event.uid),
    cancelled: () => events.filter((event) => status(event) === 'CANCELLED'),
  };
}

describe('what a later schedule leaves out, in calendars that have it', () => {
  it('is cancelled under its own uid, and comes back when the schedule lists it again', async () => {
    const before = await exported();
    expect(before.cancelled()).toEqual([]);
    expect(before.named(comments)).toEqual([['2023-11-15', 'TENTATIVE', 0]]);

    await replace(without(comments));
    const gone = await exported();
    expect(gone.named(comments)).toEqual([['2023-11-15', 'CANCELLED', 1]]);
    expect(gone.uidsOf(comments)).toEqual(before.uidsOf(comments));
    expect(gone.report.cancelled).toEqual([{ name: comments, day: '2023-11-15' }]);
    expect(gone.report.events).toBe(before.report.events - 1);
    expect(gone.cancelled()[0]?.description).toContain('なくなりました');
    // As often as it is exported.
    expect((await exported()).named(comments)).toEqual([['2023-11-15', 'CANCELLED', 1]]);

    await replace(scheduleContent, '2023-07-08');
    const back = await exported();
    expect(back.named(comments)).toEqual([['2023-11-15', 'TENTATIVE', 2]]);
    expect(back.report.cancelled).toEqual([]);
  });

  it('is cancelled too when the replacement that brought it is taken back', async () => {
    const extra: ScheduleContent = dated('—', {});
    const row = extra.entries.find((entry) => entry.type === 'row' && isRow(entry, comments));
    if (row?.type !== 'row') throw new Error('no such row');
    const topics = [
      { ...row.row.topics[0], id: bench.environment.newId(), marker: '', text: '現地の見学', depth: 0 },
    ];
    const visit = { ...row.row, id: bench.environment.newId(), topics };
    const id = await replace({ ...extra, entries: [...extra.entries, { type: 'row', row: visit }] });
    expect((await exported()).named('現地の見学')).toEqual([['2023-11-15', 'TENTATIVE', 0]]);
    await change(bench, file, (tx) => removeVersion(tx, id));
    expect((await exported()).named('現地の見学')).toEqual([['2023-11-15', 'CANCELLED', 1]]);
  });

  it('is one of several days of a row, or the day of a row that has none any more', async () => {
    await replace(
      dated(briefing, {
        dateText: '令和5年11月18日',
        precision: 'exact',
        start: '2023-11-18',
        end: null,
        occurrences: [],
      }),
    );
    expect((await exported()).named(briefing)).toEqual([
      ['2023-11-18', 'TENTATIVE', 1],
      ['2023-11-22', 'CANCELLED', 1],
    ]);
    await replace(
      dated(briefing, { dateText: '未定', precision: 'undecided', start: null, end: null, occurrences: [] }),
    );
    const undecided = await exported();
    expect(undecided.named(briefing)).toEqual([
      ['2023-11-18', 'CANCELLED', 2],
      ['2023-11-22', 'CANCELLED', 2],
    ]);
    expect(undecided.cancelled()[0]?.description).toContain('未定');
    expect(undecided.report.leftOut).toContainEqual({ name: briefing, dateText: '未定' });
  });

  it('is a day that a person gave and took back', async () => {
    const record: ScheduleRecord = {
      rowKey: '2023/3',
      state: 'changed',
      meetingId: null,
      startOn: '2023-09-12',
      endOn: null,
      place: null,
      note: null,
    };
    await change(bench, file, (tx) => setScheduleRecord(tx, record));
    expect((await exported()).named(third).at(-1)).toEqual(['2023-09-12', 'CONFIRMED', 1]);
    await change(bench, file, (tx) => clearScheduleRecord(tx, record.rowKey));
    expect((await exported()).named(third).at(-1)).toEqual(['2023-09-12', 'CANCELLED', 2]);
    // The month takes the place of the day, under the same uid.
    const months = await exported('--months');
    expect(months.cancelled()).toEqual([]);
    expect(months.named(`${third}（令和5年9月頃）`)).toEqual([['2023-09-01', 'TENTATIVE', 2]]);
  });

  it('is a month only where months are asked for', async () => {
    await replace(without('第3回'));
    expect((await exported()).cancelled()).toEqual([]);
    expect((await exported('--months')).named(`${third}（令和5年9月頃）`)).toEqual([
      ['2023-09-01', 'CANCELLED', 1],
    ]);
  });
});

describe('what a later schedule leaves out and calendars keep', () => {
  it('was over by then, was held, or has its meeting', async () => {
    await change(bench, file, (tx) => {
      addMeeting(tx, 2, '2023-07-28');
      setScheduleRecord(tx, {
        rowKey: `2023/${comments}`,
        state: 'held',
        meetingId: null,
        startOn: null,
        endOn: null,
        place: null,
        note: null,
      });
    });
    // Of the year before nothing is listed any more.
    const later = without(comments, '第2回', '第1回');
    await replace({
      ...later,
      entries: later.entries.filter((entry) => entry.type !== 'row' || entry.row.fiscalYear === '令和5年度'),
    });
    const { report, cancelled } = await exported();
    expect(cancelled()).toEqual([]);
    expect(report.cancelled).toEqual([]);
  });
});
