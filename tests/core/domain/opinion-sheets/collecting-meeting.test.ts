import { expect, it } from 'vitest';
import {
  type CollectingMeeting,
  collectingMeeting,
} from '../../../../core/domain/opinion-sheets/collecting-meeting.ts';

const now = Date.UTC(2026, 4, 20);
const today = '2026-05-20';
const day = 24 * 60 * 60 * 1000;

function meeting(
  meetingId: string,
  heldOn: string | null,
  more: Partial<CollectingMeeting> = {},
): CollectingMeeting {
  return { meetingId, heldOn, dueAt: null, sheetCount: 0, materialCount: 1, ...more };
}

function chosen(...meetings: CollectingMeeting[]): string | null {
  return collectingMeeting(meetings, now, today)?.meetingId ?? null;
}

it('is the one whose deadline comes next, whatever else there is', () => {
  expect(
    chosen(
      meeting('past', '2026-04-01', { sheetCount: 9, dueAt: now - day }),
      meeting('next', '2026-06-01', { dueAt: now + 5 * day }),
      meeting('later', '2026-07-01', { dueAt: now + 9 * day }),
      meeting('last', '2026-08-01'),
    ),
  ).toBe('next');
});

it('without an open deadline is the newest with sheets, also beside later papers', () => {
  expect(
    chosen(
      meeting('old', '2026-03-01', { sheetCount: 2 }),
      meeting('answered', '2026-05-01', { sheetCount: 3, dueAt: now - day }),
      meeting('coming', '2026-06-01'),
    ),
  ).toBe('answered');
});

it('moves on when a later meeting that sheets were asked for was held since, though none has come', () => {
  expect(
    chosen(
      meeting('first', '2026-03-01', { sheetCount: 2 }),
      meeting('second', '2026-05-10', { dueAt: now - day }),
      meeting('third', null),
    ),
  ).toBe('second');
  // Nobody was asked for sheets: what is worked on are those of the first.
  expect(chosen(meeting('first', '2026-03-01', { sheetCount: 2 }), meeting('second', '2026-05-10'))).toBe(
    'first',
  );
});

it('without sheets is the newest with papers, else the last one, else none', () => {
  expect(
    chosen(
      meeting('held', '2026-05-01'),
      meeting('coming', '2026-06-01'),
      meeting('bare', null, { materialCount: 0 }),
    ),
  ).toBe('coming');
  expect(chosen(meeting('bare', null, { materialCount: 0 }))).toBe('bare');
  expect(chosen()).toBeNull();
});
