/** What the owner of a file knows of their own sheets beside the words: the last file, and which answers they have seen. */
import { z } from 'zod';
import { type HandIn, handInSchema } from '../../core/contract/opinion-sheet-schemas.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import type { ReadHandle } from '../connection/handles.ts';
import { setSetting } from '../settings/commands.ts';
import { setting } from '../settings/queries.ts';

function handInKey(meetingId: string): string {
  return `handIn.${meetingId}`;
}

/** The file that the owner's sheet was last handed in as. */
export function lastHandIn(read: ReadHandle, meetingId: string): HandIn | null {
  const kept = handInSchema.safeParse(setting(read, handInKey(meetingId)));
  return kept.success ? kept.data : null;
}

export function rememberHandIn(handle: WriteHandle, meetingId: string, handIn: HandIn): void {
  setSetting(handle, handInKey(meetingId), { ...handIn });
}

function answersReadKey(meetingId: string): string {
  return `answersRead.${meetingId}`;
}

/** Hash of the answers that the owner saw last; null before the first. */
export function answersSeen(read: ReadHandle, meetingId: string): string | null {
  return z
    .string()
    .nullable()
    .catch(null)
    .parse(setting(read, answersReadKey(meetingId)) ?? null);
}

/** @returns whether anything changed */
export function rememberAnswersSeen(handle: WriteHandle, meetingId: string, hash: string): boolean {
  return setSetting(handle, answersReadKey(meetingId), hash);
}
