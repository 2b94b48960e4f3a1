import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { clearScheduleRecord, setScheduleRecord } from '../../../db/schedule-records/commands.ts';
import { showHome } from '../../../service/handlers/home.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { scheduleContent } from '../../fixtures/contents-schedule.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';
import { poppler } from './reading.ts';
import { addMeeting, change, createScheduleFile, exportCalendar, publishSchedule } from './schedule-file.ts';

let bench: TestBench;
let file: string;

beforeAll(async () => {
  bench = createBench();
  file = await createScheduleFile(bench, 'schedule.shingi', fill);
});
afterAll(() => bench.close());

function fill(tx: WriteHandle): void {
  publishSchedule(tx, addMeeting(tx, 1, '2023-06-30'), scheduleContent);
  setScheduleRecord(tx, {
    rowKey: '2023/パブリックコメント',
    state: 'changed',
    meetingId: null,
    startOn: '2023-11-20',
    endOn: '2023-12-19',
    place: null,
    note: '骨子の検討が延びたため',
  });
  setScheduleRecord(tx, {
    rowKey: '2022/3',
    state: 'postponed',
    meetingId: null,
    startOn: null,
    endOn: null,
    place: null,
    note: null,
  });
}

const calendar = (name: string, ...options: string[]) =>
  exportCalendar(bench, file, name, '--today', '2023-07-10', ...options);

describe('the schedule as a calendar', () => {
  it('holds what has a day, and says what has none', async () => {
    const { events, report, head } = await calendar('a.ics');
    expect(head['X-WR-CALNAME']).toBe('地域福祉推進委員会　計画づくりの日程について');
    expect(report.leftOut).toEqual([
      { name: '第3回 地域福祉推進委員会', dateText: '令和5年9月頃' },
      { name: '第4回 地域福祉推進委員会', dateText: '令和6年2月頃' },
      { name: '第5回 地域福祉推進委員会', dateText: '未定' },
    ]);
    expect(report.events).toBe(events.length);
    const named = (summary: string) => events.filter((event) => event['SUMMARY'] === summary);
    const [first] = named('第1回 地域福祉推進委員会');
    expect(first).toMatchObject({
      'DTSTART;TZID=Asia/Tokyo': '20230630T140000',
      'DTEND;TZID=Asia/Tokyo': '20230630T160000',
      LOCATION: '市役所 本庁舎',
      STATUS: 'CONFIRMED',
    });
    expect(first?.['DESCRIPTION']).toContain('令和5年6月30日　開催済み');
    // Nobody says what came of what is past.
    expect(named('第2回 地域福祉推進委員会')[0]?.['DESCRIPTION']).toContain('実績未入力');
    expect(named('市民への説明会').map((event) => event['DTSTART;TZID=Asia/Tokyo'])).toEqual([
      '20231118T100000',
      '20231122T180000',
    ]);
    expect(named('市民への説明会')[1]).toMatchObject({
      'DTEND;TZID=Asia/Tokyo': '20231122T200000',
      LOCATION: '市民センター 集会室',
      STATUS: 'TENTATIVE',
    });
    // As a person has said it, not as it was planned.
    expect(named('パブリックコメント')[0]).toMatchObject({
      'DTSTART;VALUE=DATE': '20231120',
      'DTEND;VALUE=DATE': '20231220',
      STATUS: 'CONFIRMED',
    });
    expect(named('第3回 地域福祉推進委員会')[0]).toMatchObject({
      'DTSTART;VALUE=DATE': '20230329',
      STATUS: 'CANCELLED',
    });
  });

  it('names the same row the same each time, whatever becomes of its day', async () => {
    const before = await calendar('b.ics');
    await change(bench, file, (tx) => addMeeting(tx, 2, '2023-08-03'));
    const after = await calendar('c.ics', '--months');
    const uid = (events: typeof before.events, summary: string) =>
      events.find((event) => event['SUMMARY'] === summary)?.['UID'];
    const second = '第2回 地域福祉推進委員会';
    // The session of the year before has the same number.
    const uids = (events: typeof before.events) =>
      events.filter((event) => event['SUMMARY'] === second).map((event) => event['UID']);
    expect(uids(after.events)).toEqual(uids(before.events));
    expect(uid(before.events, second)).toMatch(/^[0-9a-f-]{36}@shingi\.invalid$/u);
    expect(after.events.filter((event) => event['SUMMARY'] === second)[1]).toMatchObject({
      'DTSTART;TZID=Asia/Tokyo': '20230803T140000',
    });
    expect(new Set(after.events.map((event) => event['UID'])).size).toBe(after.events.length);
  });

  it('counts up what is settled otherwise, and nothing else', async () => {
    const sequences = async (name: string) => {
      const { events } = await calendar(name, '--months');
      return new Map(events.map((event) => [event['UID'], Number(event['SEQUENCE'])]));
    };
    const grown = (before: Map<string | undefined, number>, after: Map<string | undefined, number>) =>
      [...after].flatMap(([uid, sequence]) => {
        const known = before.get(uid);
        return known === undefined || known === sequence ? [] : [sequence - known];
      });
    const first = await sequences('s1.ics');
    expect(await sequences('s2.ics')).toEqual(first);
    await change(bench, file, (tx) => addMeeting(tx, 2, '2023-08-04'));
    const moved = await sequences('s3.ics');
    expect(grown(first, moved)).toEqual([1]);
    const record = {
      rowKey: '2023/3',
      state: 'changed',
      meetingId: null,
      startOn: '2023-09-12',
      endOn: null,
      place: null,
      note: null,
    } as const;
    await change(bench, file, (tx) => setScheduleRecord(tx, record));
    const said = await sequences('s4.ics');
    expect(grown(moved, said)).toEqual([1]);
    await change(bench, file, (tx) => clearScheduleRecord(tx, record.rowKey));
    const takenBack = await sequences('s5.ics');
    expect(grown(said, takenBack)).toEqual([1]);
    await change(bench, file, (tx) => setScheduleRecord(tx, record));
    expect(grown(takenBack, await sequences('s6.ics'))).toEqual([1]);
    await change(bench, file, (tx) => clearScheduleRecord(tx, record.rowKey));
  });

  it('takes months in as months that block no time, when asked', async () => {
    const { events, report } = await calendar('d.ics', '--months');
    const about = events.find((event) => event['SUMMARY'] === '第3回 地域福祉推進委員会（令和5年9月頃）');
    expect(about).toMatchObject({
      'DTSTART;VALUE=DATE': '20230901',
      'DTEND;VALUE=DATE': '20231001',
      TRANSP: 'TRANSPARENT',
      STATUS: 'TENTATIVE',
    });
    expect(report.leftOut.map(({ dateText }) => dateText)).toEqual(['未定']);
  });
});

describe('the schedule on paper', () => {
  it.runIf(poppler)('has planned and held side by side, and today in the timeline', async () => {
    const out = bench.file('schedule.pdf');
    const result = await shingi(bench, ['export', file, 'schedule', '--out', out, '--today', '2023-07-10']);
    expect([result.status, result.error]).toEqual([0, '']);
    const text = execFileSync('pdftotext', [out, '-'], { encoding: 'utf8' }).replaceAll(/[\s　]/gu, '');
    for (const words of [
      '令和5年7月10日現在',
      '開催済み',
      '日程変更',
      '延期',
      '実績未入力',
      '骨子の検討が延びたため',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('今日7月10日');
    expect(text).toContain('11月20日～12月19日日程変更');
  });

  it('refuses a day that is none', async () => {
    const argv = ['export', file, 'schedule', '--out', bench.file('x.ics'), '--today', '7月10日'];
    expect((await shingi(bench, argv)).status).toBe(2);
  });
});

describe('the first screen', () => {
  const home = (today: string) => {
    const service = openCommittee(file, bench.environment);
    try {
      return showHome(service.file.read, today);
    } finally {
      service.file.close();
    }
  };

  it('shows the next sitting by the schedule once the meetings that are here have passed', () => {
    expect(home('2023-06-30').plannedSession).toBeNull();
    expect(home('2023-08-10').plannedSession).toEqual({
      fiscalYear: '令和5年度',
      session: '第3回',
      dateText: '令和5年9月頃',
      settledOn: null,
      place: null,
      state: 'planned',
    });
  });

  it('lists what comes with what is known by now', () => {
    const { upcoming } = home('2023-11-01');
    expect(upcoming.map(({ text, state, settledOn }) => [text, state, settledOn])).toEqual([
      ['市民への説明会', 'planned', null],
      ['パブリックコメント', 'changed', '2023-11-20'],
      ['素案の手直し', 'planned', null],
    ]);
  });
});
