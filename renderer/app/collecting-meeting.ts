import { useCallback, useState } from 'react';
import type { MeetingSummary, Overview } from '../../core/contract/schemas.ts';
import type { Answer } from '../data/call-cache.ts';
import { useAsk, useCall, useSession } from '../data/session.tsx';

/**
 * The meeting that a screen of the round is about, from the forms to the table of opinions: the one its address names, else
 * what a person chose on one of them last, else the one whose sheets are being collected. `undefined` where there is none.
 */
export function useCollectingMeeting(
  overview: Overview,
  meetingId: string | null,
): { readonly chosen: Answer<MeetingSummary | undefined>; readonly keep: (meetingId: string) => void } {
  const ask = useAsk();
  const { cache } = useSession();
  const usual = useCall('meetingToCollect', {});
  // What comes in meanwhile does not change the meeting under the hands of somebody who is at work here.
  const [settled, setSettled] = useState<string | null>(null);
  if (settled === null && usual.state === 'ready' && usual.value.meetingId !== null) {
    setSettled(usual.value.meetingId);
  }
  const named = overview.meetings.find(({ meeting }) => meeting.id === meetingId);
  const keep = useCallback(
    (id: string) => {
      setSettled(id);
      // The next screen opens on it, however soon.
      cache.put('meetingToCollect', {}, { meetingId: id });
      // The screen changes in any case; that it is remembered is a convenience.
      ask('chooseMeeting', { meetingId: id }).catch((error: unknown) => console.error(error));
    },
    [ask, cache],
  );
  if (named !== undefined) {
    return { chosen: { state: 'ready', value: named }, keep };
  }
  if (usual.state !== 'ready') {
    return { chosen: usual, keep };
  }
  const opening = settled ?? usual.value.meetingId;
  const value = overview.meetings.find(({ meeting }) => meeting.id === opening) ?? overview.meetings.at(-1);
  return { chosen: { state: 'ready', value }, keep };
}
