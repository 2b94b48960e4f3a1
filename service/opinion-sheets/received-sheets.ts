import type { compileScreenCalls } from '../../core/contract/compile-calls.ts';
import { ShingiError } from '../../core/contract/errors.ts';
import type { ReceivedSheet, ShownSheet } from '../../core/contract/opinion-sheet-schemas.ts';
import type { CallOutput } from '../../core/contract/rpc.ts';
import { quotedText } from '../../core/domain/annotations/target.ts';
import { headsOf } from '../../core/domain/opinion-sheets/revisions.ts';
import { listAnnotations, placesOf, receivedNoteCounts } from '../../db/annotations/queries.ts';
import { findMember, listMembers } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { confirmedForms, listRegisteredKeys } from '../../db/exchange/queries.ts';
import { listMeetings } from '../../db/meetings/queries.ts';
import {
  countSheetsOf,
  findRevision,
  revisionsOf,
  type SheetWithStanding,
  type StoredRevision,
  sheetsOfMeeting,
  sheetWithStanding,
} from '../../db/opinion-sheets/queries.ts';
import { decisionOf, idListOf } from '../../db/opinion-sheets/rows.ts';
import { sheetTerms } from '../../db/opinion-sheets/settings.ts';
import { fingerprintOf } from '../exchange/keys.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { materialsOf } from '../materials-of.ts';

type MemberSheets = CallOutput<typeof compileScreenCalls, 'sheetsOfMember'>;

interface Known {
  readonly members: ReadonlySet<string>;
  /** Keys in use, by member. */
  readonly keys: ReadonlyMap<string, string>;
  readonly dueAt: number | null;
  /** Shared notes by author. */
  readonly notes: ReadonlyMap<string, number>;
  readonly confirmed: ReturnType<typeof confirmedForms>;
}

function knownOf(read: ReadHandle, meetingId: string): Known {
  const keys = listRegisteredKeys(read).filter(({ retired_at }) => retired_at === null);
  return {
    members: new Set(listMembers(read).map(({ id }) => id)),
    keys: new Map(
      keys.flatMap(({ member_id, public_key }) => (member_id === null ? [] : [[member_id, public_key]])),
    ),
    dueAt: sheetTerms(read, meetingId).dueAt,
    notes: receivedNoteCounts(read, meetingId),
    confirmed: confirmedForms(read, meetingId),
  };
}

function proofOf(sheet: SheetWithStanding, known: Known): ReceivedSheet['proof'] {
  if (sheet.origin !== 'bundle' && sheet.origin !== 'own') {
    return 'none';
  }
  if (sheet.signer === null) {
    return 'unsigned';
  }
  return sheet.member_id !== null && known.keys.get(sheet.member_id) === sheet.signer
    ? 'registered'
    : 'signed';
}

function receivedSheetOf(sheet: SheetWithStanding, known: Known): ReceivedSheet {
  return {
    sheetId: sheet.id,
    meetingId: sheet.meeting_id,
    receiptNo: sheet.receipt_no,
    submitter: { memberId: sheet.member_id, name: sheet.name, role: sheet.role },
    isListed: sheet.role !== 'member' || (sheet.member_id !== null && known.members.has(sheet.member_id)),
    publishability: sheet.publishability,
    method: sheet.method,
    origin: sheet.origin,
    state: sheet.state,
    receivedAt: sheet.received_at,
    submittedAt: sheet.submitted_at,
    isLate: known.dueAt !== null && sheet.current_received_at > known.dueAt,
    revision: sheet.revision,
    revisionCount: sheet.revision_count,
    opinionCount: sheet.opinion_count,
    sharedNoteCount: known.notes.get(sheet.member_id ?? `sheet:${sheet.id}`) ?? 0,
    proof: proofOf(sheet, known),
    confirmed: known.confirmed.get(sheet.id) ?? null,
    conflict: sheet.conflict,
  };
}

/** Sheets of a meeting in the order of their receipt. */
export function receivedSheets(read: ReadHandle, meetingId: string): ReceivedSheet[] {
  const known = knownOf(read, meetingId);
  return sheetsOfMeeting(read, meetingId).map((sheet) => receivedSheetOf(sheet, known));
}

function standingsOf(
  sheet: SheetWithStanding,
  revisions: readonly StoredRevision[],
): Map<string, ShownSheet['revisions'][number]['standing']> {
  const heads = new Set(idListOf(sheet.heads));
  const decision = decisionOf(sheet);
  const rejected = new Set(
    decision === null || decision.taken === null
      ? []
      : decision.heads.filter((hash) => hash !== decision.taken && !heads.has(hash)),
  );
  const isOpen = sheet.conflict === 'fork' || sheet.conflict === 'signers';
  const newest = new Set(headsOf(revisions).map(({ hash }) => hash));
  return new Map(
    revisions.map(({ hash }) => {
      const standing = rejected.has(hash)
        ? ('rejected' as const)
        : heads.has(hash)
          ? isOpen
            ? ('against' as const)
            : ('stands' as const)
          : newest.has(hash) && isOpen
            ? ('against' as const)
            : ('replaced' as const);
      return [hash, standing];
    }),
  );
}

/** Shared notes of a sheet's writer on the papers of its meeting. */
function notesOf(read: ReadHandle, sheet: SheetWithStanding): ShownSheet['notes'] {
  const author = sheet.member_id ?? `sheet:${sheet.id}`;
  return materialsOf(read, sheet.meeting_id).flatMap(({ material }) =>
    listAnnotations(read, material.id)
      .filter((note) => note.author.id === author && note.visibility === 'shared')
      .map((note) => {
        const target = placesOf(read, note.replyTo ?? note.id).findLast(
          (place) => place.target !== null,
        )?.target;
        return {
          id: note.id,
          body: note.body,
          quote: target == null ? '' : quotedText(target),
          materialId: material.id,
          materialTitle: material.title,
          blockId: target?.parts[0]?.blockId ?? null,
        };
      }),
  );
}

/** A sheet with all its revisions, word for word. @throws ShingiError not-found */
export function showSheet(read: ReadHandle, sheetId: string): ShownSheet {
  const sheet = sheetWithStanding(read, sheetId);
  if (sheet === null) {
    throw new ShingiError('not-found', { what: 'opinionSheet', id: sheetId });
  }
  const revisions = revisionsOf(read, sheetId);
  const standings = standingsOf(sheet, revisions);
  const others =
    sheet.member_id === null
      ? []
      : sheetsOfMeeting(read, sheet.meeting_id).filter(
          (other) => other.id !== sheetId && other.member_id === sheet.member_id,
        );
  return {
    sheet: receivedSheetOf(sheet, knownOf(read, sheet.meeting_id)),
    revisions: revisions.toReversed().map(({ hash, document, receivedAt, signer }) => ({
      hash,
      document,
      receivedAt,
      signer,
      fingerprint: signer === null ? null : fingerprintOf(signer),
      standing: standings.get(hash) ?? 'replaced',
    })),
    heads: idListOf(sheet.heads),
    notes: notesOf(read, sheet),
    otherSheetIds: others.map(({ id }) => id),
    memberSheetCount: sheet.member_id === null ? 1 : countSheetsOf(read, sheet.member_id),
  };
}

/** Every sheet of one member, as each stands now. @throws ShingiError not-found where the member has no sheet */
export function sheetsOfMember(read: ReadHandle, memberId: string): MemberSheets {
  const meetings = listMeetings(read).flatMap((meeting) => {
    const known = knownOf(read, meeting.id);
    const sheets = sheetsOfMeeting(read, meeting.id)
      .filter(({ member_id }) => member_id === memberId)
      .flatMap((sheet) => {
        const revision = findRevision(read, sheet.current_hash);
        return revision === null
          ? []
          : [{ sheet: receivedSheetOf(sheet, known), document: revision.document }];
      });
    return sheets.length === 0 ? [] : [{ meetingId: meeting.id, label: meetingLabel(meeting), sheets }];
  });
  const newest = meetings.at(-1)?.sheets.at(-1);
  const name = findMember(read, memberId)?.name ?? newest?.sheet.submitter.name ?? null;
  if (name === null) {
    throw new ShingiError('not-found', { what: 'member', id: memberId });
  }
  return { name, meetings: meetings.toReversed() };
}
