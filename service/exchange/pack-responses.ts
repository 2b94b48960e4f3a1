import { ShingiError } from '../../core/contract/errors.ts';
import type { PackReport } from '../../core/contract/exchange-schemas.ts';
import type { JsonValue } from '../../core/domain/change-log/canonical-json.ts';
import {
  entryPaths,
  type NoteDocument,
  type PublishedResponse,
} from '../../core/domain/exchange/documents.ts';
import { withUnknownMembers } from '../../core/domain/exchange/parked.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { lastTransfer, recipientsOfSenders } from '../../db/exchange/queries.ts';
import { encrypt } from '../../formats/bundle/encryption.ts';
import type { BundleFile } from '../../formats/bundle/index.ts';
import type { CommitteeService } from '../committee-service.ts';
import { parkedOfOpinion, publishedResponses } from '../opinion-sheets/published-responses.ts';
import { repliesToAuthor } from './notes.ts';
import { responsesPreview } from './previews.ts';
import { encryptTo, jsonEntry, writeBundleFile } from './write-bundle-file.ts';

/** An answer with what its opinion's writer knew beyond this program, given back. */
function withOpinion(read: ReadHandle, response: PublishedResponse): JsonValue {
  const parked = parkedOfOpinion(read, response.opinionId);
  const document = JSON.parse(JSON.stringify(response)) as JsonValue;
  return parked === null
    ? document
    : { ...(document as object), opinion: withUnknownMembers({ id: response.opinionId }, parked) };
}

/** Answers to notes are between the secretariat and one member: each lot is encrypted to that member's key. */
async function replyEntries(replies: readonly Replies[]): Promise<BundleFile[]> {
  return Promise.all(
    replies.map(async ({ recipient, notes }, index) => ({
      path: entryPaths.replies(index),
      type: 'application/age',
      bytes: await encrypt(Buffer.from(JSON.stringify({ notes })), { recipient }),
    })),
  );
}

export interface Replies {
  readonly recipient: string;
  readonly notes: NoteDocument[];
}

/** Answers to the shared notes of each member who can be answered; only their own program can open them. */
export function repliesOf(read: ReadHandle, meetingId: string): Replies[] {
  return recipientsOfSenders(read, meetingId)
    .map(({ author_id, recipient }) => ({ recipient, notes: repliesToAuthor(read, meetingId, author_id) }))
    .filter(({ notes }) => notes.length > 0);
}

/**
 * Writes the published answers of a meeting for its members. Nobody's name and nobody's original words are in it: a member's
 * own file puts the answers beside the opinions it knows.
 * @throws ShingiError conflict in a member's file, nothing-to-give when nothing is published, disk-full …
 */
export async function packResponses(
  service: CommitteeService,
  meeting: Meeting,
  path: string,
  passphrase: string | null,
): Promise<PackReport> {
  const { read } = service.file;
  const { locale, now } = service.environment;
  const owner = findOwner(read);
  if (owner.role !== 'secretariat') {
    throw new ShingiError('conflict', { what: 'owner' });
  }
  const responses = publishedResponses(read, meeting.id, locale);
  const replies = repliesOf(read, meeting.id);
  if (responses.length === 0 && replies.length === 0) {
    throw new ShingiError('nothing-to-give', { meetingId: meeting.id });
  }
  const last = lastTransfer(read, { direction: 'out', kind: 'responses', meeting_id: meeting.id });
  const revision = (last?.revision ?? 0) + 1;
  return writeBundleFile(service, {
    kind: 'responses',
    meeting,
    path,
    revision,
    previousRevisionHash: last?.manifest_hash ?? null,
    answers: null,
    counts: { responses: responses.length },
    files: [
      jsonEntry(entryPaths.responses, {
        responses: responses.map((response) => withOpinion(read, response)),
      }),
      ...(await replyEntries(replies)),
    ],
    preview: responsesPreview(
      {
        translate: createTranslate(locale),
        locale,
        committeeName: findCommittee(read)?.name ?? '',
        meeting,
        senderName: owner.name,
        revision,
        now: now(),
      },
      responses,
    ),
    encryptTo: encryptTo(passphrase, null),
    parked: null,
  });
}
