import { foldKey } from '../blocks/fold.ts';

export interface KnownOpinion {
  readonly id: string;
  readonly text: string;
}

/** So alike are two wordings of one opinion. */
const sameOpinion = 0.5;
/** In the same place of the sheet, so much is enough. */
const sameInPlace = 0.25;

/** How requests and opinions end, whatever they are about. */
const usualEnd =
  /(?:し?[てで]?(?:ほしい|欲しい|ください|下さい|いただきたい|頂きたい|もらいたい|お?願います?|お願いしたい|お願いします|いただければ)|べき(?:だ|である)?|と思(?:う|います|われる)|と考え(?:る|ます)|である|です|ます|こと)+[。.!?]*$/u;

/** What of a text says what it is about; short texts as a whole. */
function matterOf(text: string): string {
  const key = foldKey(text);
  const matter = key.replace(usualEnd, '');
  return matter.length < 4 ? key : matter;
}

function pairsOf(key: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < key.length; at += 1) {
    pairs.add(key.slice(at, at + 2));
  }
  return key.length === 1 ? new Set([key]) : pairs;
}

/**
 * Dice's coefficient over pairs of neighbouring characters: 1 for the same words, 0 for nothing in common. The usual ends of
 * requests do not count: by them alone 「駅前の駐輪場を増やしてほしい」 would be half of 「駅前の街灯を明るくしてほしい」.
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(matterOf(a)), pairsOf(matterOf(b))];
  if (left.size + right.size === 0) {
    return 1;
  }
  let shared = 0;
  for (const pair of left) {
    shared += right.has(pair) ? 1 : 0;
  }
  return (2 * shared) / (left.size + right.size);
}

/**
 * Which opinion of an earlier state of the sheet each text is a wording of, for sheets that carry no ids: a filled-in form, a
 * table of comments. The same words first, then the most alike, then what stands in the same place.
 * @returns for each text an id of `known`, each at most once, or null for a new opinion
 */
export function matchOpinions(texts: readonly string[], known: readonly KnownOpinion[]): (string | null)[] {
  const found: (string | null)[] = texts.map(() => null);
  const free = new Map(known.map((opinion, place) => [opinion.id, { ...opinion, place }]));
  const take = (index: number, id: string): void => {
    found[index] = id;
    free.delete(id);
  };
  texts.forEach((text, index) => {
    const same = [...free.values()].find((opinion) => opinion.text === text);
    if (same !== undefined) {
      take(index, same.id);
    }
  });
  const candidates = texts.flatMap((text, index) =>
    found[index] !== null
      ? []
      : [...free.values()].map((opinion) => ({
          index,
          id: opinion.id,
          likeness: likeness(text, opinion.text),
          inPlace: opinion.place === index,
        })),
  );
  candidates.sort(
    (a, b) => b.likeness - a.likeness || Number(b.inPlace) - Number(a.inPlace) || a.index - b.index,
  );
  for (const { index, id, likeness: alike, inPlace } of candidates) {
    if (found[index] === null && free.has(id) && alike >= (inPlace ? sameInPlace : sameOpinion)) {
      take(index, id);
    }
  }
  return found;
}

/**
 * True where two states have at least one opinion in common, by its words: standing in the same place is not enough, because
 * the first opinion of a second sheet stands where that of the first one does, and would take its place unseen.
 */
export function shareOpinion(texts: readonly string[], known: readonly KnownOpinion[]): boolean {
  return texts.some((text) =>
    known.some((opinion) => opinion.text === text || likeness(text, opinion.text) >= sameOpinion),
  );
}
