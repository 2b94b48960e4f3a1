import { ShingiError } from '../../core/contract/errors.ts';
import {
  type Annotation,
  type Author,
  colourSchema,
  longestBody,
  markSchema,
  type Target,
  targetSchema,
  visibilitySchema,
} from '../../core/domain/annotations/annotation.ts';
import { faultOfTarget, partOf } from '../../core/domain/annotations/target.ts';
import type { Block } from '../../core/domain/blocks/block.ts';
import { idSchema } from '../../core/domain/ids.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import { carryForward } from '../../db/annotations/carry.ts';
import {
  addAnnotation,
  addReply,
  type NewAnnotation,
  updateAnnotation,
} from '../../db/annotations/commands.ts';
import { findAnnotation, listAnnotations } from '../../db/annotations/queries.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { versionBlocks } from '../../db/materials/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { hashOf } from '../imports/file-packet.ts';
import { openingOf } from '../imports/passwords.ts';
import { readSource } from '../imports/source.ts';
import type { PdfNote } from '../jobs/job-shapes.ts';
import { authorOf } from './show.ts';

export interface PdfImportReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Notes that stand on nothing of the papers here, or are larger than notes may be, with how they begin. */
  readonly notPlaced: readonly {
    readonly page: number;
    readonly author: string;
    readonly contents: string;
  }[];
}

const readTimeout = 120_000;
/** Below this a PDF is no print of the papers here, and what would be found in it by chance is no place. */
const leastShare = 0.5;
/** Under which an annotation keeps the name that its PDF gave it. */
const keyMember = 'pdfKey';

/**
 * Takes in the notes of a PDF that was marked up elsewhere: a file that is kept here, or a print of papers that are here. The
 * same PDF a second time changes nothing.
 * @param meetingId the papers of that meeting only; null for all
 * @throws ShingiError source-… (it cannot be read), source-unsupported (no PDF), nothing-recognised (it shows none of the papers)
 */
export async function importPdfAnnotations(
  service: CommitteeService,
  request: { readonly path: string; readonly meetingId: string | null },
  signal: AbortSignal,
): Promise<PdfImportReport> {
  const { file, environment } = service;
  const source = await readSource(request.path);
  if (source.kind !== 'pdf') {
    throw new ShingiError('source-unsupported', { path: source.path });
  }
  const options = { signal, timeout: readTimeout };
  const { password } = await openingOf(source.bytes, hashOf(source.bytes), environment, options);
  const { share, notes } = await environment.jobs.run(
    'readPdfNotes',
    {
      pdf: source.bytes,
      password,
      assetsFolder: environment.assetsFolder,
      versions: currentVersions(file.read, request.meetingId),
    },
    options,
  );
  if (share < leastShare) {
    throw new ShingiError('nothing-recognised', { path: source.path });
  }
  const report = file.write(ownerActor, 'importPdfAnnotations', (tx) => takeIn(tx, notes));
  service.announce('annotations');
  return report;
}

/** The current version of each paper, in the order in which a packet prints them. */
function currentVersions(read: ReadHandle, meetingId: string | null) {
  return meetingsWithMaterials(read)
    .filter(({ meeting }) => meetingId === null || meeting.id === meetingId)
    .flatMap(({ materials }) =>
      materials.flatMap(({ versions }) => {
        const version = currentVersion(versions);
        return version?.state === 'published'
          ? [{ versionId: version.id, blocks: versionBlocks(read, version.id) }]
          : [];
      }),
    );
}

function takeIn(tx: WriteHandle, notes: readonly PdfNote[]): PdfImportReport {
  const self = authorOf(tx);
  const known = new Map<string, string>();
  for (const annotation of listAnnotations(tx, null)) {
    const key = annotation.foreign?.[keyMember];
    known.set(typeof key === 'string' ? key : annotation.id, annotation.id);
  }
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const notPlaced: { page: number; author: string; contents: string }[] = [];
  // Text that runs over a page has a second annotation without words; it belongs to the first one.
  for (const note of notes.filter(({ key }) => !/^[0-9a-f-]{36}\/\d+$/u.test(key))) {
    const id = known.get(note.key);
    if (id !== undefined) {
      counts[refresh(tx, id, note) ? 'updated' : 'unchanged'] += 1;
      continue;
    }
    const made = isTooLong(note) ? null : add(tx, note, notes, self, known);
    if (made === null) {
      notPlaced.push({
        page: note.pageIndex + 1,
        author: beginningOf(note.author ?? ''),
        contents: beginningOf(note.contents ?? ''),
      });
    } else {
      known.set(note.key, made);
      counts.added += 1;
    }
  }
  return { ...counts, notPlaced };
}

const beginningLength = 80;

/** As much of a text as lets it be recognised, on one line. */
function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > beginningLength ? `${line.slice(0, beginningLength)}…` : line;
}

/** Longer than the words of a note may be: it is named among those that were not taken in. */
function isTooLong({ contents }: PdfNote): boolean {
  return (contents ?? '').length > longestBody;
}

/** Somebody wrote on in another program: newer words of an annotation that this file knows. */
function refresh(tx: WriteHandle, id: string, note: PdfNote): boolean {
  const before = findAnnotation(tx, id);
  const modified = note.modifiedAt === null ? 0 : Date.parse(note.modifiedAt);
  const contents = note.contents ?? '';
  // PDF counts whole seconds.
  if (before === null || contents === before.body || isTooLong(note) || modified < before.modifiedAt - 1000) {
    return false;
  }
  updateAnnotation(tx, id, { body: contents }, before.author);
  return true;
}

function add(
  tx: WriteHandle,
  note: PdfNote,
  notes: readonly PdfNote[],
  self: Author,
  known: ReadonlyMap<string, string>,
): string | null {
  const id = idSchema.safeParse(note.key).success ? note.key : tx.environment.newId();
  const fields = fieldsOf(note, id, self);
  if (note.replyTo !== null) {
    const answered = known.get(note.replyTo);
    if (answered !== undefined) {
      addReply(tx, fields, answered);
      return id;
    }
  }
  if (note.place === null) {
    return null;
  }
  const found = joined(note, notes) ?? note.place;
  const { versionId } = found;
  const target = exactTarget(note.own?.['target'], found.target, versionBlocks(tx, versionId));
  addAnnotation(tx, fields, versionId, target);
  carryForward(tx, id);
  return id;
}

/** Marked text with its parts on the pages that follow. */
function joined(note: PdfNote, notes: readonly PdfNote[]): PdfNote['place'] {
  const { place } = note;
  const further = notes.flatMap((other) =>
    other.key.startsWith(`${note.key}/`) && other.place?.versionId === place?.versionId
      ? (other.place?.target.parts ?? [])
      : [],
  );
  if (place === null || further.length === 0 || place.target.shape.type !== 'text') {
    return place;
  }
  const parts = [...place.target.parts];
  for (const part of further) {
    const same = parts.findIndex(({ blockId }) => blockId === part.blockId);
    const before = parts[same];
    if (before?.range != null && part.range !== null && before.quote !== null && part.quote !== null) {
      parts[same] = joinedPart(before, part);
    } else {
      parts.push(part);
    }
  }
  return { ...place, target: { ...place.target, parts } };
}

/**
 * The target as this program wrote it along, where it fits what was found: ids of blocks are others in a file that read the
 * same paper for itself.
 */
function exactTarget(written: string | undefined, found: Target, blocks: readonly Block[]): Target {
  const own = written === undefined ? null : readTarget(written);
  if (own === null) {
    return found;
  }
  if (faultOfTarget(own, blocks) === null) {
    return own;
  }
  if (own.shape.type !== 'text') {
    return {
      parts: found.parts.slice(0, 1).map((part) => ({ ...part, range: null, quote: null })),
      shape: own.shape,
    };
  }
  const parts = found.parts.map((part, index) => {
    const exact = own.parts[index]?.quote?.exact;
    const block = blocks.find(({ id }) => id === part.blockId);
    const near = part.range === null ? 0 : Math.max(0, part.range[0] - 8);
    const from = exact === undefined || block === undefined ? -1 : block.text.indexOf(exact, near);
    const fits = part.range !== null && from >= 0 && Math.abs(from - part.range[0]) <= 8;
    return fits && exact !== undefined && block !== undefined
      ? partOf(block, [from, from + exact.length], part.quads)
      : part;
  });
  return { ...found, parts };
}

function readTarget(written: string): Target | null {
  try {
    const parsed = targetSchema.safeParse(JSON.parse(written));
    return parsed.success ? parsed.data : null;
  } catch {
    // Somebody else's words under this program's key: what was found on the page counts.
    return null;
  }
}

type Part = NonNullable<PdfNote['place']>['target']['parts'][number];

/** One stretch of a block that a page break divides; white space between the two is nobody's. */
function joinedPart(before: Part, after: Part): Part {
  const [from, to] = [before.range?.[0] ?? 0, after.range?.[1] ?? 0];
  const exact = `${before.quote?.exact ?? ''}${after.quote?.exact ?? ''}`;
  return exact.length === to - from
    ? {
        ...before,
        range: [from, to],
        quote: { exact, prefix: before.quote?.prefix ?? '', suffix: after.quote?.suffix ?? '' },
      }
    : before;
}

function fieldsOf(note: PdfNote, id: string, self: Author): NewAnnotation {
  const { own, place } = note;
  const mark = markSchema.safeParse(own?.['mark']);
  const colour = colourSchema.safeParse(own?.['colour']);
  const visibility = visibilitySchema.safeParse(own?.['visibility']);
  const author: Author =
    own?.['author'] === self.id
      ? self
      : {
          // Many programs write an empty name.
          id: (own?.['author'] || note.author || 'pdf').slice(0, 200),
          name: (note.author ?? '').slice(0, 200),
          role: 'unknown',
        };
  const createdAt = timeOf(note.createdAt);
  const modifiedAt = timeOf(note.modifiedAt) ?? createdAt;
  const foreign: Annotation['foreign'] = id === note.key ? null : { [keyMember]: note.key };
  return {
    id,
    mark: mark.success ? mark.data : markWithWords(note),
    colour: colour.success ? colour.data : (place?.colour ?? 'important'),
    body: note.contents ?? '',
    visibility: visibility.success ? visibility.data : 'private',
    author,
    source: author.id === self.id ? 'own' : 'pdf',
    foreign,
    ...(createdAt === null ? {} : { createdAt }),
    ...(modifiedAt === null ? {} : { modifiedAt }),
  };
}

/** Unix time; null for what was written before computers counted time, which is nonsense. */
function timeOf(date: string | null): number | null {
  const time = date === null ? -1 : Date.parse(date);
  return time < 0 ? null : time;
}

/** Marked text with words about it is a note. */
function markWithWords({ place, contents }: PdfNote): Annotation['mark'] {
  const mark = place?.mark ?? 'stickyNote';
  return mark === 'highlight' && (contents ?? '') !== '' ? 'note' : mark;
}
