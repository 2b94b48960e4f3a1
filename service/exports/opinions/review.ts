import { ShingiError } from '../../../core/contract/errors.ts';
import {
  type AttributionStyle,
  type ExportVersion,
  mayBeNamed,
  type Writer,
} from '../../../core/domain/opinion-sheets/attribution.ts';
import {
  type GivenField,
  type ReviewDecision,
  type ReviewPlace,
  reviewSettingKey,
  type StoredReview,
  storedReviewSchema,
} from '../../../core/domain/opinion-sheets/giving-out.ts';
import type { KnownPerson } from '../../../core/domain/opinion-sheets/person-names.ts';
import {
  type FoundPersonalData,
  PersonalDataFinder,
  type PersonalDataKind,
} from '../../../core/domain/opinion-sheets/personal-data.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { listMembers } from '../../../db/committees/queries.ts';
import type { ReadHandle } from '../../../db/connection/handles.ts';
import { setSetting } from '../../../db/settings/commands.ts';
import { setting } from '../../../db/settings/queries.ts';

/** A text that is to be given out. */
export interface GivenText {
  /** What it is, for good: 「text:<opinion>」, 「response:<item or group>」. */
  readonly key: string;
  readonly field: GivenField;
  readonly text: string;
  /** No. and id of the row it stands in; null for what stands in none. */
  readonly no: number | null;
  readonly itemId: string | null;
  /** Who wrote it; null for words of the office. */
  readonly writer: Writer | null;
}

const aroundLength = 24;
const keyTextLength = 100;

/** Never half a character at the edges. */
function around(text: string, from: number, to: number): string {
  return text
    .slice(Math.max(0, from), Math.max(0, to))
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '')
    .replaceAll(/\s+/gu, ' ');
}

function placeKey(text: GivenText, { from, to }: FoundPersonalData): string {
  return `${text.key}@${from}-${to}:${text.text.slice(from, Math.min(to, from + keyTextLength))}`;
}

/** What is looked for in which texts. */
interface Search {
  finderFor(text: GivenText): PersonalDataFinder | null;
}

function personOf({ name, kana, role }: Writer): KnownPerson[] {
  return (name ?? '').trim() === ''
    ? []
    : [{ name: name ?? '', kana, isOrganisation: role === 'organisation' }];
}

/**
 * Without names everything is searched for everybody. With names only the words of those who do not want to be named, and
 * their names in the words of others.
 */
function searchOf(
  read: ReadHandle,
  writers: readonly Writer[],
  style: AttributionStyle,
  version: ExportVersion,
): Search {
  const roster = listMembers(read).map(({ name, kana }) => ({ name, kana, isOrganisation: false }));
  const everybody = new PersonalDataFinder([...roster, ...writers.flatMap(personOf)]);
  if (style !== 'name') {
    return { finderFor: () => everybody };
  }
  const unnamed = writers.filter((writer) => !mayBeNamed(writer, version));
  const theirNames = new PersonalDataFinder(unnamed.flatMap(personOf));
  return {
    finderFor: ({ writer }) =>
      unnamed.length === 0 ? null : writer !== null && !mayBeNamed(writer, version) ? everybody : theirNames,
  };
}

export function storedReview(read: ReadHandle, meetingId: string): StoredReview {
  const value = setting(read, reviewSettingKey(meetingId));
  return value === undefined ? [] : storedReviewSchema.parse(value);
}

/** Keeps what a person decided about places; null takes a decision back. */
export function storeReview(
  handle: WriteHandle,
  meetingId: string,
  decisions: readonly { readonly key: string; readonly decision: ReviewDecision | null }[],
): void {
  const changed = new Map(decisions.map(({ key, decision }) => [key, decision]));
  const kept = storedReview(handle, meetingId).filter(({ key }) => !changed.has(key));
  const at = handle.environment.now();
  const added = [...changed].flatMap(([key, decision]) => (decision === null ? [] : [{ key, decision, at }]));
  setSetting(
    handle,
    reviewSettingKey(meetingId),
    [...kept, ...added].map((one) => ({ ...one })),
  );
}

export interface Review {
  readonly places: readonly ReviewPlace[];
  /** The text, or a part of it, as it is given out: what is masked says what stood there. */
  masked(key: string, text: string, part?: readonly [number, number]): string;
  readonly maskCount: number;
}

/** Looks through the texts of an export, beside what has been decided before. */
export function reviewOf(
  read: ReadHandle,
  meetingId: string,
  texts: readonly GivenText[],
  writers: readonly Writer[],
  {
    style,
    version,
    maskAll,
  }: { readonly style: AttributionStyle; readonly version: ExportVersion; readonly maskAll: boolean },
  translate: Translate,
): Review {
  const search = searchOf(read, writers, style, version);
  const decided = new Map(storedReview(read, meetingId).map(({ key, decision }) => [key, decision]));
  const places: ReviewPlace[] = [];
  const masks = new Map<string, (FoundPersonalData & { readonly words: string })[]>();
  const known = new Set<string>();
  for (const text of texts) {
    if (known.has(text.key)) {
      continue;
    }
    known.add(text.key);
    for (const found of search.finderFor(text)?.find(text.text) ?? []) {
      const key = placeKey(text, found);
      const decision = maskAll ? 'mask' : (decided.get(key) ?? null);
      places.push({
        key,
        kind: found.kind,
        field: text.field,
        no: text.no,
        itemId: text.itemId,
        text: text.text.slice(found.from, found.to),
        before: around(text.text, found.from - aroundLength, found.from),
        after: around(text.text, found.to, found.to + aroundLength),
        decision,
      });
      if (decision === 'mask') {
        const words = translate(`opinion-export:mask.${maskWord(found.kind)}`);
        masks.set(text.key, [...(masks.get(text.key) ?? []), { ...found, words }]);
      }
    }
  }
  return {
    places,
    maskCount: places.filter(({ decision }) => decision === 'mask').length,
    masked: (key, text, part = [0, text.length]) => maskedPart(text, part, masks.get(key) ?? []),
  };
}

function maskWord(kind: PersonalDataKind): 'name' | 'telephone' | 'mail' | 'address' {
  return kind === 'possibleName' ? 'name' : kind;
}

function maskedPart(
  text: string,
  [from, to]: readonly [number, number],
  masks: readonly (FoundPersonalData & { readonly words: string })[],
): string {
  let result = '';
  let at = from;
  for (const mask of masks) {
    if (mask.to <= at || mask.from >= to) {
      continue;
    }
    // A mask on the edge of two parts stands in both: neither may show half a name.
    result += text.slice(at, Math.max(at, mask.from)) + mask.words;
    at = Math.min(to, mask.to);
  }
  return result + text.slice(at, to);
}

/** Stops where a place is not decided and nobody says that they have looked. @throws ShingiError personal-data-unreviewed */
export function refuseUnreviewed({ places }: Review, reviewed: boolean): void {
  const open = places.filter(({ decision }) => decision === null);
  if (open.length > 0 && !reviewed) {
    throw new ShingiError('personal-data-unreviewed', {
      count: open.length,
      places: open.map(({ key, kind, field, no, text, before, after }) => ({
        key,
        kind,
        field,
        no,
        text,
        before,
        after,
      })),
    });
  }
}
