import type { ReceivedEntry } from '../../core/contract/exchange-schemas.ts';
import { entryPaths, notesDocumentSchema } from '../../core/domain/exchange/documents.ts';
import type { Parked } from '../../core/domain/exchange/parked.ts';
import {
  idThatIsTwice,
  type SheetDocument,
  sheetDocumentSchema,
} from '../../core/domain/opinion-sheets/sheet.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findSheetRow, idsOfOtherSheets } from '../../db/opinion-sheets/queries.ts';
import { takeRevision } from '../../db/opinion-sheets/receive-commands.ts';
import type { OpinionRow } from '../../db/opinion-sheets/rows.ts';
import { documentOf, type ReadDocument, Refusal } from './documents.ts';
import { judgeNotes, takeNotes } from './notes.ts';
import type { OpenedBundle } from './read-files.ts';
import type { ReceiveFacts } from './receive-facts.ts';
import {
  authorOfSheet,
  type BundleAtHand,
  type Outcome,
  proofOf,
  type ReceiveContext,
  recordReceipt,
  refuseOtherCommittee,
} from './received.ts';

/** The sheet agrees with the manifest around it, and with itself. @throws Refusal badContent, duplicateId */
function refuseContradictions(opened: OpenedBundle, document: SheetDocument): void {
  const { manifest } = opened;
  const agrees =
    document.committeeId === manifest.committee.id &&
    document.meetingId === manifest.meeting.id &&
    document.revision === manifest.revision &&
    document.previousRevisionHash === manifest.previousRevisionHash &&
    document.submitter.memberId === manifest.sender.memberId &&
    manifest.sender.role === 'member' &&
    (document.revision === 1) === (document.previousRevisionHash === null);
  if (!agrees) {
    throw new Refusal('badContent', entryPaths.sheet);
  }
  const twice = idThatIsTwice(document);
  if (twice !== null) {
    throw new Refusal('duplicateId', twice);
  }
}

/** Characters of an opinion that lists show. */
const labelLength = 80;

function labelOf(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, labelLength);
}

/** What became of each opinion between two states of a sheet. */
export function entriesOf(before: readonly OpinionRow[], after: readonly OpinionRow[]): ReceivedEntry[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.map((row): ReceivedEntry => {
    const earlier = known.get(row.id);
    const isOther =
      earlier !== undefined && (earlier.words_hash !== row.words_hash || earlier.is_live !== row.is_live);
    const result =
      row.alternatives !== '[]'
        ? 'conflicting'
        : earlier === undefined
          ? 'new'
          : isOther
            ? 'revised'
            : 'unchanged';
    return { type: 'opinion', result, label: labelOf(row.text), reason: null };
  });
}

function notesOf(
  opened: OpenedBundle,
): ReadDocument<{ notes: ReturnType<typeof notesDocumentSchema.parse>['notes'] }> {
  return opened.files.some(({ path }) => path === entryPaths.notes)
    ? documentOf(opened, entryPaths.notes, notesDocumentSchema)
    : { value: { notes: [] }, text: '', parked: null };
}

/**
 * Takes a member's sheet in. Everything that speaks against it is said before the first change.
 * @throws Refusal
 */
export function receiveSheet(
  tx: WriteHandle,
  bundle: BundleAtHand,
  context: ReceiveContext,
  facts: ReceiveFacts,
): Outcome {
  const { opened } = bundle;
  if (context.owner.role !== 'secretariat') {
    throw new Refusal('notForMember');
  }
  refuseOtherCommittee(facts, opened);
  if (!facts.hasMeeting(opened.manifest.meeting.id)) {
    throw new Refusal('otherMeeting', opened.manifest.meeting.label);
  }
  const sheet = documentOf(opened, entryPaths.sheet, sheetDocumentSchema);
  const document = sheet.value;
  refuseContradictions(opened, document);
  const proof = proofOf(tx, opened, document.submitter.memberId ?? undefined);
  const ids = document.opinions.map(({ id }) => id);
  const taken = idsOfOtherSheets(tx, document.sheetId, ids);
  const known = findSheetRow(tx, document.sheetId);
  if (taken.length > 0 || (known !== null && known.meeting_id !== document.meetingId)) {
    throw new Refusal('idInUse', taken[0] ?? document.sheetId);
  }
  const notes = notesOf(opened);
  const author = authorOfSheet(opened, document.sheetId);
  const judged = judgeNotes(tx, notes.value.notes, author);
  const { news, isStored, opinions, conflict } = takeRevision(
    tx,
    {
      document,
      text: sheet.text,
      signer: opened.signer,
      origin: 'bundle',
      method: 'bundle',
      receivedAt: context.receivedAt,
    },
    context.suggest,
    known,
  );
  takeNotes(tx, judged, author, 'sheet');
  const bringsNotes = judged.some(({ entry }) => entry.result === 'new' || entry.result === 'revised');
  const result = news === 'unchanged' && bringsNotes ? 'revised' : news;
  const outcome: Outcome = {
    result,
    conflict: news === 'conflicting' ? conflict : null,
    entries: [...entriesOf(opinions.before, opinions.after), ...judged.map(({ entry }) => entry)],
    proof,
    sheetId: document.sheetId,
    isLate: isLate(facts.dueAt(document.meetingId), context.receivedAt),
  };
  if (isStored || bringsNotes) {
    const parked = (name: string, part: Parked | null) => (part === null ? {} : { [name]: part });
    recordReceipt(tx, bundle, outcome, author.id, {
      manifest: opened.parked,
      documents: { ...parked('sheet', sheet.parked), ...parked('notes', notes.parked) },
    });
  }
  return outcome;
}

/** Both times in Unix milliseconds; null without a day by which sheets are awaited. */
export function isLate(dueAt: number | null, receivedAt: number): boolean {
  return dueAt !== null && receivedAt > dueAt;
}
