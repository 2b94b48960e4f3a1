import type { ReceivedEntry } from '../../core/contract/exchange-schemas.ts';
import type { Annotation, Author } from '../../core/domain/annotations/annotation.ts';
import { faultOfTarget, quotedText } from '../../core/domain/annotations/target.ts';
import type { NoteDocument } from '../../core/domain/exchange/documents.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { carryForward } from '../../db/annotations/carry.ts';
import { addAnnotation, addReply } from '../../db/annotations/commands.ts';
import { findAnnotation, listAnnotations, placesOf } from '../../db/annotations/queries.ts';
import { receiveChanges } from '../../db/annotations/receive-commands.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findVersion, versionBlocks } from '../../db/materials/queries.ts';
import { authorOf } from '../annotations/show.ts';
import { materialsOf } from '../materials-of.ts';

/** What is addressed to others holds shared notes only; this is the one place where they are chosen. */
function sharedOnly(annotations: readonly Annotation[]): Annotation[] {
  return annotations.filter(({ visibility }) => visibility === 'shared');
}

/** A note as it travels; null for one that has no place to be shown at. */
function documentOf(read: ReadHandle, annotation: Annotation): NoteDocument | null {
  const { id, mark, colour, body, createdAt, modifiedAt, resolvedAt, replyTo } = annotation;
  const made = replyTo === null ? placesOf(read, id).findLast(({ target }) => target !== null) : undefined;
  if (replyTo === null && made?.target == null) {
    return null;
  }
  return {
    id,
    mark,
    colour,
    body,
    createdAt,
    modifiedAt,
    resolvedAt,
    replyTo,
    place: made?.target == null ? null : { versionId: made.versionId, target: made.target },
  };
}

function annotationsOfMeeting(read: ReadHandle, meetingId: string): Annotation[] {
  return materialsOf(read, meetingId).flatMap(({ material }) => listAnnotations(read, material.id));
}

/** Notes on the papers of a meeting that their owner shares: own notes, and own answers below shared ones. */
export function ownSharedNotes(read: ReadHandle, meetingId: string): NoteDocument[] {
  const self = authorOf(read).id;
  return sharedOnly(annotationsOfMeeting(read, meetingId))
    .filter(({ author }) => author.id === self)
    .flatMap((annotation) => documentOf(read, annotation) ?? []);
}

/** Answers of the secretariat to the shared notes of one author. */
export function repliesToAuthor(read: ReadHandle, meetingId: string, authorId: string): NoteDocument[] {
  const shared = sharedOnly(annotationsOfMeeting(read, meetingId));
  const notes = new Set(shared.filter(({ author }) => author.id === authorId).map(({ id }) => id));
  const self = authorOf(read).id;
  return shared
    .filter(({ author, replyTo }) => author.id === self && replyTo !== null && notes.has(replyTo))
    .flatMap((annotation) => documentOf(read, annotation) ?? []);
}

/** Words of a note for lists and previews. */
export function labelOfNote(note: NoteDocument): string {
  return note.body === '' && note.place !== null ? quotedText(note.place.target) : note.body;
}

interface JudgedNote {
  readonly note: NoteDocument;
  readonly entry: ReceivedEntry;
}

function reasonAgainst(
  read: ReadHandle,
  note: NoteDocument,
  author: Author,
  coming: ReadonlySet<string>,
): RefusalReason | null {
  const known = findAnnotation(read, note.id);
  if (known !== null) {
    return known.author.id === author.id && known.visibility === 'shared' ? null : 'idInUse';
  }
  if (note.replyTo !== null) {
    const answered = findAnnotation(read, note.replyTo);
    return answered?.visibility === 'shared' || coming.has(note.replyTo) ? null : 'missingEntry';
  }
  const version = note.place === null ? null : findVersion(read, note.place.versionId);
  if (note.place === null || version === null) {
    return 'versionDiffers';
  }
  return faultOfTarget(note.place.target, versionBlocks(read, version.id)) === null ? null : 'versionDiffers';
}

/**
 * What the shared notes of a bundle would bring. Each is looked at by itself: one that has no place here does not keep the
 * others from coming.
 */
export function judgeNotes(read: ReadHandle, notes: readonly NoteDocument[], author: Author): JudgedNote[] {
  const coming = new Set<string>();
  return notes.map((note) => {
    const reason = reasonAgainst(read, note, author, coming);
    const known = findAnnotation(read, note.id);
    if (reason === null) {
      coming.add(note.id);
    }
    const isNewer =
      known !== null &&
      known.modifiedAt <= note.modifiedAt &&
      (known.body !== note.body || known.mark !== note.mark || known.colour !== note.colour);
    const result = reason !== null ? 'refused' : known === null ? 'new' : isNewer ? 'revised' : 'unchanged';
    return {
      note,
      entry: {
        type: note.replyTo === null ? 'note' : 'reply',
        result,
        label: labelOfNote(note).slice(0, labelLength),
        reason,
      },
    };
  });
}

/** Characters of a note that lists show. */
const labelLength = 80;

/** Stores what was judged to be new or newer. */
export function takeNotes(
  tx: WriteHandle,
  judged: readonly JudgedNote[],
  author: Author,
  source: 'sheet' | 'responses',
): void {
  for (const { note, entry } of judged) {
    if (entry.result === 'revised') {
      receiveChanges(tx, note);
    } else if (entry.result === 'new') {
      addNote(tx, note, author, source);
    }
  }
}

function addNote(tx: WriteHandle, note: NoteDocument, author: Author, source: 'sheet' | 'responses'): void {
  const { id, mark, colour, body, createdAt, modifiedAt, resolvedAt, replyTo, place } = note;
  const common = { id, body, author, source, foreign: null, createdAt, modifiedAt, resolvedAt };
  if (replyTo !== null) {
    addReply(tx, common, replyTo);
  } else if (place !== null) {
    addAnnotation(tx, { ...common, mark, colour, visibility: 'shared' }, place.versionId, place.target);
    carryForward(tx, id);
  }
}
