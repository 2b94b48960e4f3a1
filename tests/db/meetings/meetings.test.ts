import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { listNotReceived } from '../../../db/materials/version-commands.ts';
import { upsertMeeting } from '../../../db/meetings/commands.ts';
import {
  findMeeting,
  latestMeeting,
  listMeetings,
  meetingLike,
  meetingsWithMaterials,
  nextMeeting,
} from '../../../db/meetings/queries.ts';
import { contents } from '../../fixtures/contents.ts';
import { meetingHead, newFile, publishContent, testEnvironment } from '../support.ts';

const second = { ...meetingHead, sessionNo: 2, title: '第2回', heldOn: '2023-08-25' };
const undated = { ...meetingHead, sessionNo: 3, title: '第3回', heldOn: null, dateText: '未定' };

describe('meetings', () => {
  it('are the same by fiscal year and number, else by day and title', () => {
    const file = newFile();
    const upsert = (head: typeof meetingHead) =>
      file.write('', 'upsert', (handle) => upsertMeeting(handle, head));
    const first = upsert(meetingHead);
    expect(first.outcome).toBe('added');
    expect(upsert({ ...meetingHead, fiscalYear: '令和５年度', title: '別の題' })).toMatchObject({
      outcome: 'updated',
      meeting: { id: first.meeting.id },
    });
    expect(
      upsert({ ...meetingHead, fiscalYear: '令和５年度', title: '別の題', placeText: null }),
    ).toMatchObject({
      outcome: 'unchanged',
      meeting: { placeText: '市役所' },
    });
    expect(upsert(second).outcome).toBe('added');
    const special = {
      ...meetingHead,
      sessionNo: null,
      fiscalYear: null,
      title: '臨時会',
      heldOn: '2023-07-07',
    };
    const added = upsert(special);
    expect(upsert({ ...special, placeText: '公民館' }).meeting.id).toBe(added.meeting.id);
    expect(meetingLike(file.read, { ...special, heldOn: '2023-07-08' })).toBeNull();
    expect(listMeetings(file.read)).toHaveLength(3);
    const missing = { ...second, id: testEnvironment().newId() };
    expect(() => file.write('', 'x', (handle) => upsertMeeting(handle, missing))).toThrow(ShingiError);
    const moved = file.write('', 'x', (handle) =>
      upsertMeeting(handle, { ...second, id: first.meeting.id, sessionNo: 9 }),
    );
    expect(findMeeting(file.read, first.meeting.id)).toEqual(moved.meeting);
  });

  it('are found by what comes next', () => {
    const file = newFile();
    expect(latestMeeting(file.read)).toBeNull();
    file.write('', 'upsert', (handle) => {
      for (const head of [undated, second, meetingHead]) {
        upsertMeeting(handle, head);
      }
    });
    const next = (day: string) => nextMeeting(file.read, day)?.sessionNo ?? null;
    expect([next('2023-01-01'), next('2023-06-30'), next('2023-07-01'), next('2023-08-26')]).toEqual([
      1,
      1,
      2,
      null,
    ]);
    expect(latestMeeting(file.read)?.sessionNo).toBe(2);
    expect(listMeetings(file.read).map(({ sessionNo }) => sessionNo)).toEqual([1, 2, 3]);
  });

  it('come with materials and versions for the navigation', () => {
    const file = newFile();
    file.write('', 'publish', (handle) => {
      upsertMeeting(handle, undated);
      for (const content of contents) {
        const { materialId } = publishContent(handle, content);
        listNotReceived(handle, { materialId, versionKind: 'replacement', distributedOn: null });
      }
    });
    const [meeting, empty] = meetingsWithMaterials(file.read);
    expect(meeting?.meeting).toMatchObject({ title: meetingHead.title, placeText: '市役所' });
    expect(meeting?.materials.map(({ material }) => material.kind)).toEqual(contents.map(({ kind }) => kind));
    expect(meeting?.materials.map(({ material }) => material.order)).toEqual(
      contents.map((_, index) => index),
    );
    for (const { material, versions } of meeting?.materials ?? []) {
      expect(versions.map(({ materialId, ordinal, state }) => [materialId, ordinal, state])).toEqual([
        [material.id, 1, 'published'],
        [material.id, 2, 'notReceived'],
      ]);
    }
    expect(empty?.materials).toEqual([]);
  });
});
