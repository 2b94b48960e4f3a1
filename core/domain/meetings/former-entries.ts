import type { Meeting } from './meeting.ts';
import type { ScheduleContent } from './schedule-content.ts';
import { type ScheduleEntry, type ScheduleRecord, scheduleEntries } from './schedule-state.ts';

/** A schedule that was in force for a time. */
export interface ScheduleEdition {
  readonly content: ScheduleContent;
  /** ISO date on which it was given out; null where nobody says. */
  readonly issuedOn: string | null;
}

export interface FormerFacts {
  readonly meetings: readonly Meeting[];
  /** What is said of rows now. */
  readonly records: readonly ScheduleRecord[];
  /** What was ever said of rows, oldest first. */
  readonly recordHistory: readonly ScheduleRecord[];
  /** ISO date on the reader's clock. */
  readonly today: string;
}

/** A row as it once stood, with all that was said of it then. */
export interface FormerEntry {
  readonly entry: ScheduleEntry;
  /** ISO date since which nobody plans it like that any more: of the edition that left it out, else today. */
  readonly droppedOn: string;
}

/**
 * Every state in which a calendar may have rows of the schedule, by row key, oldest first. Rows are left out that took place or
 * are sure to: a later schedule that no longer lists them does not call them off.
 * @param editions as they followed each other, the last one in force
 */
export function formerEntries(
  editions: readonly ScheduleEdition[],
  { meetings, records, recordHistory, today }: FormerFacts,
): ReadonlyMap<string, readonly FormerEntry[]> {
  const former = new Map<string, ScheduleEntry[]>();
  const lastEdition = new Map<string, number>();
  const sure = new Set<string>();
  for (const [index, { content }] of editions.entries()) {
    const states = (said: readonly ScheduleRecord[]): ScheduleEntry[] =>
      scheduleEntries(content, { meetings, records: said, earlier: [], today });
    const now = states(records);
    const then = [
      ...states([]),
      ...recordHistory.flatMap((record) => states([record]).filter(({ rowKey }) => rowKey === record.rowKey)),
      ...now,
    ];
    for (const entry of then) {
      former.set(entry.rowKey, [...(former.get(entry.rowKey) ?? []), entry]);
      lastEdition.set(entry.rowKey, index);
    }
    for (const { rowKey, state, meeting } of now) {
      const isSure = state === 'held' || (meeting?.heldOn != null && state !== 'postponed');
      if (isSure) sure.add(rowKey);
      else sure.delete(rowKey);
    }
  }
  return new Map(
    [...former].flatMap(([rowKey, states]) => {
      const droppedOn = editions[(lastEdition.get(rowKey) ?? 0) + 1]?.issuedOn ?? today;
      return sure.has(rowKey) ? [] : [[rowKey, states.map((entry) => ({ entry, droppedOn }))] as const];
    }),
  );
}
