/** What of a meeting tells whether its sheets are being collected now. */
export interface CollectingMeeting {
  readonly meetingId: string;
  /** ISO day; null while it is not settled. */
  readonly heldOn: string | null;
  /** 提出期限 in Unix milliseconds; null without one. */
  readonly dueAt: number | null;
  /** Sheets that came or are being keyed in. */
  readonly sheetCount: number;
  readonly materialCount: number;
}

/**
 * The meeting whose sheets people are working on: the one whose deadline comes next; else the newest that has sheets, unless
 * a later one that sheets were asked for has been held since; else the newest that has papers, else the last one. Null
 * without meetings.
 * @param meetings by day
 * @param now Unix milliseconds
 * @param today the ISO day that this is
 */
export function collectingMeeting(
  meetings: readonly CollectingMeeting[],
  now: number,
  today: string,
): CollectingMeeting | null {
  const open = meetings
    .filter(({ dueAt }) => dueAt !== null && dueAt >= now)
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  const withSheets = meetings.findLastIndex(({ sheetCount }) => sheetCount > 0);
  const heldSince =
    withSheets === -1
      ? undefined
      : meetings.findLast(
          ({ dueAt, heldOn }, index) =>
            index > withSheets && dueAt !== null && heldOn !== null && heldOn < today,
        );
  return (
    open[0] ??
    heldSince ??
    meetings[withSheets] ??
    meetings.findLast(({ materialCount }) => materialCount > 0) ??
    meetings.at(-1) ??
    null
  );
}
