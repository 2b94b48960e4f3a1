import type { ReceivedEntry } from '../../core/contract/exchange-schemas.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import {
  entryPaths,
  type NoteDocument,
  notesDocumentSchema,
  responsesDocumentSchema,
} from '../../core/domain/exchange/documents.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { lastTransfer } from '../../db/exchange/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { takeResponses } from '../../db/opinion-sheets/received-response-commands.ts';
import { receivedResponseRows } from '../../db/opinion-sheets/received-response-queries.ts';
import { decrypt } from '../../formats/bundle/encryption.ts';
import { BundleError } from '../../formats/bundle/index.ts';
import { documentOf, parseDocument, Refusal } from './documents.ts';
import { judgeNotes, takeNotes } from './notes.ts';
import type { OpenedBundle } from './read-files.ts';
import { ReceiveFacts } from './receive-facts.ts';
import {
  type BundleAtHand,
  type Outcome,
  proofOf,
  type ReceiveContext,
  recordReceipt,
  refuseOtherCommittee,
} from './received.ts';

/**
 * Answers to the notes of this file's owner. Each lot is encrypted to one member; those of others stay closed.
 * @throws Refusal badContent
 */
export async function openReplies(
  opened: OpenedBundle,
  identities: readonly string[],
): Promise<NoteDocument[]> {
  const replies: NoteDocument[] = [];
  const lots = opened.files.filter(({ path }) => path.startsWith('replies/'));
  for (const { path, bytes } of identities.length === 0 ? [] : lots) {
    try {
      const plain = await decrypt(bytes, { identities, passphrases: [] });
      replies.push(...parseDocument(plain, path, notesDocumentSchema).value.notes);
    } catch (error) {
      if (!(error instanceof BundleError) || error.reason !== 'keyNeeded') {
        throw error instanceof BundleError ? new Refusal(error.reason, path, { cause: error }) : error;
      }
    }
  }
  return replies;
}

/** Who answers: the secretariat of the committee. */
function secretariatAuthor(read: ReadHandle, name: string) {
  return { id: `secretariat:${findCommittee(read)?.id ?? ''}`, name, role: 'secretariat' as const };
}

/**
 * Takes the published answers in. Those of an older bundle never take the place of newer ones.
 * @throws Refusal
 */
export function receiveResponses(tx: WriteHandle, bundle: BundleAtHand, context: ReceiveContext): Outcome {
  const { opened } = bundle;
  const { manifest } = opened;
  if (context.owner.role !== 'member') {
    throw new Refusal('notForSecretariat');
  }
  refuseOtherCommittee(new ReceiveFacts(tx), opened);
  if (findMeeting(tx, manifest.meeting.id) === null) {
    throw new Refusal('otherMeeting', manifest.meeting.label);
  }
  if (manifest.sender.role !== 'secretariat') {
    throw new Refusal('badContent', entryPaths.responses);
  }
  const proof = proofOf(tx, opened, null);
  const { value, parked } = documentOf(opened, entryPaths.responses, responsesDocumentSchema);
  const ids = value.responses.map(({ itemId }) => itemId);
  if (new Set(ids).size < ids.length) {
    throw new Refusal('duplicateId', entryPaths.responses);
  }
  const author = secretariatAuthor(tx, manifest.sender.name);
  const judged = judgeNotes(tx, bundle.replies, author);
  const last = lastTransfer(tx, { direction: 'in', kind: 'responses', meeting_id: manifest.meeting.id });
  const isNewest = last === null || manifest.revision >= last.revision;
  const before = new Map(
    receivedResponseRows(tx, manifest.meeting.id).map((row) => [row.item_id, row.document]),
  );
  const entries = value.responses.map((response): ReceivedEntry => {
    const known = before.get(response.itemId);
    const isOther = known !== undefined && known !== canonicalJson(response);
    return {
      type: 'response',
      result: !isNewest ? 'unchanged' : known === undefined ? 'new' : isOther ? 'revised' : 'unchanged',
      label: `No.${response.no}`,
      reason: null,
    };
  });
  const isGone = isNewest && [...before.keys()].some((id) => !ids.includes(id));
  const changed =
    isGone ||
    [...entries, ...judged.map(({ entry }) => entry)].some(
      ({ result }) => result === 'new' || result === 'revised',
    );
  if (changed && isNewest) {
    takeResponses(
      tx,
      manifest.meeting.id,
      value.responses.map((response) => ({
        item_id: response.itemId,
        opinion_id: response.opinionId,
        number: response.no,
        revision: manifest.revision,
        document: canonicalJson(response),
      })),
    );
  }
  takeNotes(tx, judged, author, 'responses');
  const result = last === null ? 'new' : changed ? 'revised' : 'unchanged';
  if (result !== 'unchanged') {
    recordReceipt(tx, bundle, { result, proof }, null, {
      manifest: opened.parked,
      documents: parked === null ? {} : { responses: parked },
    });
  }
  return {
    result,
    conflict: null,
    entries: [...entries, ...judged.map(({ entry }) => entry)],
    proof,
    sheetId: null,
    isLate: false,
  };
}
