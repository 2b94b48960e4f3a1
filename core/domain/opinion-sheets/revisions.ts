import { z } from 'zod';
import { canonicalJson } from '../change-log/canonical-json.ts';
import { fileHashSchema } from '../ids.ts';
import type { OriginalOpinion } from './opinion.ts';
import type { SheetDocument } from './sheet.ts';

/** One revision of a sheet as it came in. */
export interface ReceivedRevision {
  /** SHA-256 of the JSON text. */
  readonly hash: string;
  readonly document: Pick<SheetDocument, 'revision' | 'previousRevisionHash' | 'opinions'>;
  /** Proven key of the sender; null for an unsigned one. */
  readonly signer: string | null;
}

/**
 * Why a person must look at a sheet. `fork`: two revisions of it follow the same one, so neither replaces the other.
 * `signers`: its revisions come from different senders. `secondSheet`: another sheet of the same member for the same meeting
 * has come from another file.
 */
export const sheetConflictSchema = z.enum(['fork', 'signers', 'secondSheet']);
export type SheetConflict = z.infer<typeof sheetConflictSchema>;

/**
 * What a person decided about revisions that stood against each other. `keepAll`: each of them stands, and what follows
 * them. `take`: one of them stands; the others are kept and not counted. What was not known then opens the question again.
 */
export const sheetDecisionSchema = z.strictObject({
  type: z.enum(['keepAll', 'take']),
  /** Hashes of the revisions that stood against each other, sorted. */
  heads: z.array(fileHashSchema).min(1),
  /** The revision that is taken; null for `keepAll`. */
  taken: fileHashSchema.nullable(),
});
export type SheetDecision = z.infer<typeof sheetDecisionSchema>;

/** What one opinion is now, out of all revisions. */
export interface SettledOpinion {
  readonly opinion: OriginalOpinion;
  /** Place on its revision, from 0. */
  readonly ordinal: number;
  /** The revision whose words these are. */
  readonly hash: string;
  /** False where the newest revision has it no more (取下げ). */
  readonly isLive: boolean;
  /** Revisions that have other words for it and stand beside this one, sorted. */
  readonly alternatives: readonly string[];
}

export interface SettledSheet {
  /** The revision that names the submitter and counts as the newest. */
  readonly current: string;
  /** Revisions that stand against each other, or the one that stands; sorted by hash. */
  readonly heads: readonly string[];
  readonly conflict: Exclude<SheetConflict, 'secondSheet'> | null;
  /** In the order of the sheet. */
  readonly opinions: readonly SettledOpinion[];
}

/** Newest first; between equals the hash decides, so that the order of arrival does not. */
function newestFirst(a: ReceivedRevision, b: ReceivedRevision): number {
  return b.document.revision - a.document.revision || (a.hash < b.hash ? -1 : 1);
}

/**
 * Revisions that nothing else follows. A revision is followed by another one that names it, or that may come from it: a
 * later one whose line of ancestors is broken by a revision that has not arrived yet, and could lead here.
 */
export function headsOf(revisions: readonly ReceivedRevision[]): ReceivedRevision[] {
  const byHash = new Map(revisions.map((revision) => [revision.hash, revision]));
  const followed = new Set<string>();
  /** For each broken line: the number of its oldest known revision. */
  const broken: number[] = [];
  for (const start of revisions) {
    let oldest = start;
    for (;;) {
      const previous = oldest.document.previousRevisionHash;
      const before = previous === null ? undefined : byHash.get(previous);
      if (before === undefined || before.document.revision >= oldest.document.revision) {
        break;
      }
      followed.add(before.hash);
      oldest = before;
    }
    const previous = oldest.document.previousRevisionHash;
    if (previous !== null && !byHash.has(previous)) {
      broken.push(oldest.document.revision);
    }
  }
  return revisions
    .filter(({ hash, document }) => {
      // The revision just before a broken line's oldest is the missing one itself, and this is not it.
      const mayBeFollowed = broken.some((oldest) => oldest > document.revision + 1);
      return !followed.has(hash) && !mayBeFollowed;
    })
    .sort(newestFirst);
}

/** A revision and all before it that are known. */
function lineOf(start: ReceivedRevision, byHash: ReadonlyMap<string, ReceivedRevision>): ReceivedRevision[] {
  const line = [start];
  for (let last = start; ; ) {
    const before = byHash.get(last.document.previousRevisionHash ?? '');
    if (before === undefined || before.document.revision >= last.document.revision) {
      return line;
    }
    line.push(before);
    last = before;
  }
}

interface Parties {
  /** Revisions of the one who handed in the sheet, and those that a person accepted. */
  readonly trusted: readonly ReceivedRevision[];
  readonly strangers: readonly ReceivedRevision[];
}

/**
 * The sheet is that of whoever signed its oldest revision. A revision from elsewhere does not replace anything until a
 * person has accepted it.
 */
function partiesOf(revisions: readonly ReceivedRevision[], accepted: ReadonlySet<string>): Parties {
  const byHash = new Map(revisions.map((revision) => [revision.hash, revision]));
  const owner = [...revisions].sort(newestFirst).at(-1)?.signer ?? null;
  const acceptedLines = new Set<string>();
  for (const hash of accepted) {
    const revision = byHash.get(hash);
    for (const { hash: before } of revision === undefined ? [] : lineOf(revision, byHash)) {
      acceptedLines.add(before);
    }
  }
  const isTrusted = (revision: ReceivedRevision): boolean =>
    revision.signer === owner ||
    acceptedLines.has(revision.hash) ||
    lineOf(revision, byHash).some(({ hash, signer }) => accepted.has(hash) && signer === revision.signer);
  return { trusted: revisions.filter(isTrusted), strangers: revisions.filter((one) => !isTrusted(one)) };
}

/** True when each head follows one of the accepted revisions, and no two the same. */
function isAgreed(
  heads: readonly ReceivedRevision[],
  revisions: readonly ReceivedRevision[],
  accepted: ReadonlySet<string>,
): boolean {
  const byHash = new Map(revisions.map((revision) => [revision.hash, revision]));
  const roots = heads.map((head) => lineOf(head, byHash).find(({ hash }) => accepted.has(hash))?.hash);
  return roots.every((root) => root !== undefined) && new Set(roots).size === heads.length;
}

/**
 * The state of a sheet out of the set of its revisions and what was decided about them. Any order of arrival gives the same.
 * @param revisions at least one, of one sheet
 */
export function settleRevisions(
  revisions: readonly ReceivedRevision[],
  decision: SheetDecision | null,
): SettledSheet {
  const accepted = new Set(
    decision === null ? [] : decision.taken === null ? decision.heads : [decision.taken],
  );
  const rejected = new Set(
    decision?.taken === null ? [] : decision?.heads.filter((hash) => !accepted.has(hash)),
  );
  const left = revisions.filter(({ hash }) => !rejected.has(hash));
  const standing = left.length === 0 ? revisions : left;
  const { trusted, strangers } = partiesOf(standing, accepted);
  const heads = headsOf(trusted);
  const [current] = heads;
  if (current === undefined) {
    throw new RangeError('a sheet without revisions');
  }
  const agreed = heads.length === 1 || isAgreed(heads, standing, accepted);
  return {
    current: current.hash,
    heads: [...heads, ...headsOf(strangers)].map(({ hash }) => hash).sort(),
    conflict: strangers.length > 0 ? 'signers' : agreed ? null : 'fork',
    opinions: opinionsOf([...trusted, ...revisions.filter(({ hash }) => rejected.has(hash))], heads, agreed),
  };
}

function wordsOf(opinion: OriginalOpinion): string {
  return canonicalJson(opinion);
}

function opinionsOf(
  revisions: readonly ReceivedRevision[],
  heads: readonly ReceivedRevision[],
  agreed: boolean,
): SettledOpinion[] {
  const settled = new Map<string, SettledOpinion>();
  const headHashes = new Set(heads.map(({ hash }) => hash));
  const others = revisions.filter(({ hash }) => !headHashes.has(hash)).sort(newestFirst);
  for (const { hash, document } of [...heads, ...others]) {
    const isLive = headHashes.has(hash);
    document.opinions.forEach((opinion, ordinal) => {
      const known = settled.get(opinion.id);
      if (known === undefined) {
        settled.set(opinion.id, { opinion, ordinal, hash, isLive, alternatives: [] });
      } else if (isLive && !agreed && wordsOf(known.opinion) !== wordsOf(opinion)) {
        settled.set(opinion.id, { ...known, alternatives: [...known.alternatives, hash].sort() });
      }
    });
  }
  return [...settled.values()].sort(
    (a, b) => a.ordinal - b.ordinal || (a.opinion.id < b.opinion.id ? -1 : 1),
  );
}

export type RevisionNews =
  /** The first revision of this sheet. */
  | 'new'
  /** A further revision, which takes the place of the one before. */
  | 'revised'
  /** Known already, or older than what is known: nothing that counts has changed. */
  | 'unchanged'
  /** Stands against another one. */
  | 'conflicting';

/** What a revision brings to the ones that are there. */
export function newsOf(
  known: readonly ReceivedRevision[],
  incoming: ReceivedRevision,
  decision: SheetDecision | null,
): RevisionNews {
  if (known.some(({ hash }) => hash === incoming.hash)) {
    return 'unchanged';
  }
  if (known.length === 0) {
    return 'new';
  }
  const after = settleRevisions([...known, incoming], decision);
  if (after.conflict !== null && after.conflict !== settleRevisions(known, decision).conflict) {
    return 'conflicting';
  }
  if (after.conflict !== null && after.heads.includes(incoming.hash)) {
    return 'conflicting';
  }
  return after.current === incoming.hash ? 'revised' : 'unchanged';
}
