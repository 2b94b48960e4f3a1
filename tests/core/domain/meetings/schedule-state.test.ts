import { describe, expect, it } from 'vitest';
import type { Meeting } from '../../../../core/domain/meetings/meeting.ts';
import type { ScheduleContent } from '../../../../core/domain/meetings/schedule-content.ts';
import {
  nextPlannedSession,
  type ScheduleFacts,
  type ScheduleRecord,
  scheduleDateChanges,
  scheduleEntries,
  scheduleRowKeys,
} from '../../../../core/domain/meetings/schedule-state.ts';
import { scheduleContent } from '../../../fixtures/contents-schedule.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const newId = fixtureIds('c');

function meeting(fiscalYear: string, sessionNo: number, heldOn: string | null): Meeting {
  return {
    id: newId(),
    title: `${fiscalYear}第${sessionNo}回`,
    committeeName: '地域福祉推進委員会',
    fiscalYear,
    sessionNo,
    dateText: null,
    heldOn,
    startText: '午後2時',
    startTime: '14:00',
    endTime: null,
    placeText: '市役所 本庁舎',
  };
}

function entries(facts: Partial<ScheduleFacts>, content: ScheduleContent = scheduleContent) {
  return scheduleEntries(content, {
    meetings: [],
    records: [],
    earlier: [],
    today: '2023-07-10',
    ...facts,
  });
}

/** Year and name of each row with its state and marks. */
function states(list: ReturnType<typeof entries>): string[] {
  return list.map(({ rowKey, state, isPast, isOpen }) =>
    [rowKey, state, isPast ? 'past' : '', isOpen ? 'open' : ''].join(' ').trim(),
  );
}

describe('the schedule beside what came of it', () => {
  it('names rows by year and session or subject', () => {
    expect([...scheduleRowKeys(scheduleContent).values()]).toEqual([
      '2022/2',
      '2022/市民アンケート',
      '2022/3',
      '2023/1',
      '2023/2',
      '2023/3',
      '2023/市民への説明会',
      '2023/パブリックコメント',
      '2023/4',
      '2023/5',
    ]);
    const twice: ScheduleContent = {
      ...scheduleContent,
      entries: [...scheduleContent.entries.slice(0, 2), ...scheduleContent.entries.slice(1, 2)],
    };
    // The same row object twice has one id; a second row of that name is counted.
    const second = twice.entries.at(-1);
    if (second?.type === 'row') {
      twice.entries[2] = { type: 'row', row: { ...second.row, id: newId() } };
    }
    expect([...scheduleRowKeys(twice).values()]).toEqual(['2022/2', '2022/2/2']);
  });

  it('takes held, planned and changed from the meetings, and says where nobody knows', () => {
    const list = entries({
      meetings: [
        meeting('令和4年度', 2, '2022-11-11'),
        meeting('令和4年度', 3, '2023-03-22'),
        meeting('令和5年度', 1, '2023-06-30'),
        meeting('令和5年度', 2, '2023-08-04'),
        meeting('令和5年度', 3, '2023-09-20'),
      ],
    });
    expect(states(list)).toEqual([
      '2022/2 held past',
      '2022/市民アンケート planned past open',
      '2022/3 changed past',
      '2023/1 held past',
      '2023/2 changed',
      '2023/3 planned',
      '2023/市民への説明会 planned',
      '2023/パブリックコメント planned',
      '2023/4 planned',
      '2023/5 planned',
    ]);
    expect(list[5]).toMatchObject({
      actual: { start: '2023-09-20', end: '2023-09-20' },
      planned: [{ start: '2023-09-01', end: '2023-09-30', approximate: true }],
      place: '市役所 本庁舎',
      startTime: '14:00',
    });
    expect(list[6]).toMatchObject({ place: '市民センター 集会室', startTime: null, actual: null });
  });

  it('is settled by the day itself: a meeting today is still planned', () => {
    const meetings = [meeting('令和5年度', 1, '2023-06-30')];
    expect(states(entries({ meetings, today: '2023-06-30' }))[3]).toBe('2023/1 planned');
    expect(states(entries({ meetings, today: '2023-07-01' }))[3]).toBe('2023/1 held past');
  });

  it('lets a person say it', () => {
    const record = (rowKey: string, fields: Partial<ScheduleRecord>): ScheduleRecord => ({
      rowKey,
      state: 'held',
      meetingId: null,
      startOn: null,
      endOn: null,
      place: null,
      note: null,
      ...fields,
    });
    const other = meeting('令和5年度', 9, '2023-08-22');
    const list = entries({
      meetings: [other],
      records: [
        record('2022/市民アンケート', {}),
        record('2023/1', { state: 'changed', startOn: '2023-07-05', place: '公民館' }),
        record('2023/2', { state: 'postponed' }),
        record('2023/3', { state: 'changed', meetingId: other.id }),
      ],
    });
    expect(states(list).slice(1, 6)).toEqual([
      '2022/市民アンケート held past',
      '2022/3 planned past open',
      '2023/1 changed past',
      '2023/2 postponed',
      '2023/3 changed',
    ]);
    expect(list[3]).toMatchObject({ actual: { start: '2023-07-05', end: '2023-07-05' }, place: '公民館' });
    expect(list[4]?.actual).toBeNull();
    expect(list[5]).toMatchObject({ meeting: { id: other.id }, actual: { start: '2023-08-22' } });
  });

  it('tells dates that earlier editions had', () => {
    const earlier: ScheduleContent = {
      ...scheduleContent,
      entries: scheduleContent.entries.map((entry) =>
        entry.type === 'row' && entry.row.sessionNo === 3 && entry.row.fiscalYear === '令和5年度'
          ? { type: 'row', row: { ...entry.row, id: newId(), dateText: '令和5年8月31日' } }
          : entry,
      ),
    };
    const list = entries({ earlier: [earlier, scheduleContent] });
    expect(list[5]).toMatchObject({ state: 'changed', earlierDates: ['令和5年8月31日'] });
    expect(list[4]).toMatchObject({ state: 'planned', earlierDates: [] });
    const changes = (...editions: ScheduleContent[]) => {
      const counts = scheduleDateChanges(scheduleContent, editions);
      return [counts.get('2023/3'), counts.get('2023/2')];
    };
    expect(changes()).toEqual([0, 0]);
    expect(changes(earlier)).toEqual([1, 0]);
    // A date that comes back is a change as well.
    expect(changes(scheduleContent, earlier)).toEqual([2, 0]);
    expect(changes(earlier, scheduleContent)).toEqual([1, 0]);
    // So is a row that is left out, and one that comes back.
    const empty: ScheduleContent = { ...scheduleContent, entries: [] };
    expect(changes(scheduleContent, empty)).toEqual([2, 2]);
    expect(changes(empty)).toEqual([0, 0]);
    expect(scheduleDateChanges(empty, [earlier, scheduleContent]).get('2023/3')).toBe(2);
  });

  it('knows the next sitting, also when its day is not settled', () => {
    const held = [meeting('令和5年度', 1, '2023-06-30')];
    expect(nextPlannedSession(entries({ meetings: held }))?.rowKey).toBe('2023/2');
    expect(nextPlannedSession(entries({ today: '2023-07-29' }))?.rowKey).toBe('2023/3');
    expect(nextPlannedSession(entries({ today: '2024-03-01' }))?.rowKey).toBe('2023/5');
    expect(nextPlannedSession(entries({}, { ...scheduleContent, entries: [] }))).toBeNull();
  });
});
