import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';

/** What has to be known for every sheet and is changed by none, read once for many. Valid until something else is written. */
export class ReceiveFacts {
  readonly #read: ReadHandle;
  #committeeId: string | null | undefined;
  readonly #meetings = new Map<string, { readonly exists: boolean; readonly dueAt: number | null }>();

  constructor(read: ReadHandle) {
    this.#read = read;
  }

  committeeId(): string | null {
    if (this.#committeeId === undefined) {
      this.#committeeId = findCommittee(this.#read)?.id ?? null;
    }
    return this.#committeeId;
  }

  hasMeeting(id: string): boolean {
    return this.#meeting(id).exists;
  }

  /** Unix time in milliseconds by which sheets are awaited; null without one. */
  dueAt(meetingId: string): number | null {
    return this.#meeting(meetingId).dueAt;
  }

  #meeting(id: string): { readonly exists: boolean; readonly dueAt: number | null } {
    let known = this.#meetings.get(id);
    if (known === undefined) {
      known = { exists: findMeeting(this.#read, id) !== null, dueAt: sheetTerms(this.#read, id).dueAt };
      this.#meetings.set(id, known);
    }
    return known;
  }
}
