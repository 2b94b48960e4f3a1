import { useCallback, useState } from 'react';
import type { MeetingScreenName } from '../../core/contract/form-calls.ts';
import type { MeetingSummary, Overview } from '../../core/contract/schemas.ts';
import type { Answer } from '../data/call-cache.ts';
import { useAsk, useCall } from '../data/session.tsx';

/**
 * The meeting that a screen for taking opinions in is about: the one its address names, else what a person chose there last,
 * else the one whose sheets are being collected. `undefined` where there is no meeting.
 */
export function useCollectingMeeting(
  overview: Overview,
  screen: MeetingScreenName,
  meetingId: string | null,
): { readonly chosen: Answer<MeetingSummary | undefined>; readonly keep: (meetingId: string) => void } {
  const ask = useAsk();
  const usual = useCall('meetingToCollect', { screen });
  // What comes in meanwhile does not change the meeting under the hands of somebody who is at work here.
  const [settled, setSettled] = useState<string | null>(null);
  if (settled === null && usual.state === 'ready' && usual.value.meetingId !== null) {
    setSettled(usual.value.meetingId);
  }
  const named = overview.meetings.find(({ meeting }) => meeting.id === meetingId);
  const keep = useCallback(
    (id: string) => {
      setSettled(id);
      // The screen changes in any case; that it is remembered is a convenience.
      ask('chooseMeeting', { screen, meetingId: id }).catch((error: unknown) => console.error(error));
    },
    [ask, screen],
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
