import { foldKey } from '../../core/domain/blocks/fold.ts';
import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import { matchOpinions, shareOpinion } from '../../core/domain/opinion-sheets/match-opinions.ts';
import type { OriginalOpinion } from '../../core/domain/opinion-sheets/opinion.ts';
import type {
  FormAnswer,
  Publishability,
  SheetOrigin,
  SubmissionMethod,
  Submitter,
} from '../../core/domain/opinion-sheets/sheet.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import {
  findSheetRow,
  findStanding,
  opinionRowsOf,
  originalOf,
  revisionsOf,
} from '../../db/opinion-sheets/queries.ts';
import type { OpinionRow } from '../../db/opinion-sheets/rows.ts';
import type { SuggestCategory } from '../../db/opinion-sheets/standing.ts';
import { takeEnteredSheet } from '../opinion-sheets/enter-sheet.ts';
import { derivedId } from './derived-id.ts';

/** A sheet that came from a file without ids: a filled-in form, rows of a table. */
export interface SheetWords {
  readonly meetingId: string;
  readonly submitter: Submitter;
  /** Tells people of the same name apart, where the file does; else empty. */
  readonly personKey: string;
  readonly publishability: Publishability;
  readonly answers: readonly FormAnswer[];
  readonly opinions: readonly Omit<OriginalOpinion, 'id'>[];
  readonly method: SubmissionMethod;
  readonly origin: SheetOrigin;
  readonly receivedAt: number;
  /** What was here and is not in this file stays; else it counts as taken back. */
  readonly keepsKnown: boolean;
}

export interface TakenSheet {
  readonly result: 'new' | 'revised' | 'unchanged' | 'conflicting';
  readonly conflict: 'fork' | 'signers' | 'secondSheet' | null;
  readonly sheetId: string;
  readonly revision: number;
  readonly before: readonly OpinionRow[];
  readonly after: readonly OpinionRow[];
  /** Opinions that were here and are not in this file, and stay. */
  readonly kept: number;
}

/** So many sheets of one person for one meeting are told apart. */
const greatestOrdinal = 1000;

function personOf({ submitter, personKey, opinions }: SheetWords): string {
  if (personKey !== '') {
    return `key ${personKey}`;
  }
  if (submitter.memberId !== null) {
    return `member ${submitter.memberId}`;
  }
  const name = foldKey(submitter.name ?? '');
  // Of people without a name nothing is known but their words.
  return name === ''
    ? `nobody ${canonicalJson(opinions.map(({ text }) => text))}`
    : `${submitter.role} ${name}`;
}

/** A person's sheet that these opinions belong to: one with an opinion in common, else a further one. */
function sheetIdOf(tx: WriteHandle, words: SheetWords): string {
  const person = personOf(words);
  const texts = words.opinions.map(({ text }) => text);
  for (let ordinal = 1; ; ordinal += 1) {
    const id = derivedId(words.meetingId, words.origin, person, String(ordinal));
    const isKnown = findSheetRow(tx, id) !== null;
    if (
      !isKnown ||
      words.keepsKnown ||
      ordinal >= greatestOrdinal ||
      shareOpinion(texts, opinionRowsOf(tx, id))
    ) {
      return id;
    }
  }
}

/** What two states of a sheet are compared by. Labels of places are made anew each time, and are no words of the writer. */
function comparable(sheet: {
  readonly submitter: Submitter;
  readonly publishability: Publishability;
  readonly answers: readonly FormAnswer[];
  readonly opinions: readonly OriginalOpinion[];
}): string {
  const { submitter, publishability, answers } = sheet;
  const opinions = sheet.opinions.map((opinion) => ({
    ...opinion,
    location: { ...opinion.location, label: '' },
  }));
  return canonicalJson({ submitter, publishability, answers, opinions });
}

function withIds(
  sheetId: string,
  words: SheetWords,
  known: readonly OpinionRow[],
): { readonly opinions: OriginalOpinion[]; readonly kept: number } {
  const texts = words.opinions.map(({ text }) => text);
  const matched = matchOpinions(texts, known);
  const used = new Set(matched);
  const opinions = words.opinions.map((opinion, index): OriginalOpinion => {
    const same = texts.slice(0, index).filter((text) => text === opinion.text).length;
    let id = matched[index] ?? derivedId(sheetId, 'opinion', opinion.text, String(same));
    // An opinion that has these words by now under an id made of others.
    for (let attempt = 1; matched[index] === null && used.has(id); attempt += 1) {
      id = derivedId(sheetId, 'opinion', opinion.text, String(same), String(attempt));
    }
    used.add(id);
    return { id, ...opinion };
  });
  const rest = words.keepsKnown ? known.filter((row) => row.is_live === 1 && !used.has(row.id)) : [];
  return { opinions: [...opinions, ...rest.map(originalOf)], kept: rest.length };
}

/**
 * Takes such a sheet in. The same file once more changes nothing; other words of it become its next revision.
 * @throws ShingiError sheet-incomplete
 */
export function takeSheetWords(tx: WriteHandle, words: SheetWords, suggest: SuggestCategory): TakenSheet {
  const sheetId = sheetIdOf(tx, words);
  const before = opinionRowsOf(tx, sheetId);
  const known = before.toSorted((a, b) => b.is_live - a.is_live || a.ordinal - b.ordinal);
  const { opinions, kept } = withIds(sheetId, words, known);
  const { submitter, publishability, answers } = words;
  const state = comparable({ submitter, publishability, answers, opinions });
  const revisions = revisionsOf(tx, sheetId);
  const same = revisions.findLast(({ document }) => comparable(document) === state);
  if (same !== undefined) {
    const { revision } = same.document;
    return { result: 'unchanged', conflict: null, sheetId, revision, before, after: before, kept };
  }
  const taken = takeEnteredSheet(
    tx,
    {
      sheetId,
      meetingId: words.meetingId,
      isOwn: false,
      submitter,
      publishability,
      answers: [...answers],
      method: words.method,
      savedAt: words.receivedAt,
      opinions: opinions.map((opinion) => ({ ...opinion, annotationId: null, savedAt: words.receivedAt })),
    },
    { receivedAt: words.receivedAt, origin: words.origin },
    suggest,
  );
  return {
    result: taken.news,
    conflict: taken.news === 'conflicting' ? (findStanding(tx, sheetId)?.conflict ?? null) : null,
    sheetId,
    revision: revisions.length + 1,
    before,
    after: opinionRowsOf(tx, sheetId),
    kept,
  };
}
