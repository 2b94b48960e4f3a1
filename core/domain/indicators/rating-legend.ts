import type { JudgementId } from './judgement.ts';

/** What a step of a scale says of an indicator, as far as a legend's words tell. */
type Meaning = 'achieved' | 'improved' | 'unchanged' | 'worsened';

/** What each code of a scale means where the paper explains it: 「A：目標達成、B：改善、C：横ばい、D：悪化」. */
export type RatingLegend = ReadonlyMap<string, Meaning>;

const meanings: readonly (readonly [Meaning, RegExp])[] = [
  ['worsened', /悪化|後退|低下|下回|悪く|遠ざか|減退/u],
  ['unchanged', /横ばい|変わら|変化な|同じ|同程度|維持|現状のまま/u],
  ['improved', /改善|近づ|向上|良く|前進|上回/u],
  ['achieved', /達成|到達|達した|届いた/u],
];

const stepPattern =
  /(?<![A-Za-z])([A-EＡ-Ｅ◎○〇△×✕▲])\s*[＝=:：…　 ]?\s*([^、。，,；;／/◎○〇△×✕▲\s\u3000]{2,24})/gu;

/** The legend in a line of text; null where it explains fewer than three steps. */
export function readRatingLegend(text: string): RatingLegend | null {
  const legend = new Map<string, Meaning>();
  for (const [, code = '', words = ''] of text.matchAll(stepPattern)) {
    // 「目標を上回った」 is achieved, 「基準値を上回った」 improved; 「未達成」 says neither.
    if (/未達成|達成していない|達しな/u.test(words)) continue;
    const meaning = /目標.*(?:上回|達|以上)/u.test(words)
      ? 'achieved'
      : meanings.find(([, pattern]) => pattern.test(words))?.[0];
    if (meaning !== undefined) legend.set(ratingCode(code), meaning);
  }
  return new Set(legend.values()).size >= 3 ? legend : null;
}

/** One spelling for a printed code. */
export function ratingCode(text: string): string {
  return text.normalize('NFKC').trim().replace('〇', '○').replace(/[✕✖]/u, '×');
}

const classes: Readonly<Partial<Record<JudgementId, Meaning>>> = {
  achieved: 'achieved',
  improved: 'improved',
  notAchievedImproved: 'improved',
  notAchievedUnchanged: 'unchanged',
  declined: 'worsened',
  notAchievedWorsened: 'worsened',
};
const order: readonly Meaning[] = ['achieved', 'improved', 'unchanged', 'worsened'];

/** Whether a rating says, by the paper's own legend, something else than the values; null where either says nothing. */
export function legendContradiction(
  legend: RatingLegend,
  code: string,
  judgement: JudgementId,
): 'tooGood' | 'tooBad' | 'agrees' | null {
  const said = legend.get(ratingCode(code));
  const found = classes[judgement];
  if (said === undefined || found === undefined) return null;
  return compared(said, found) ?? 'agrees';
}

/** A rating in words: 「達成」, 「未達成」, 「改善」, 「横ばい」. */
export function wordContradiction(text: string, judgement: JudgementId): 'tooGood' | 'tooBad' | null {
  const word = text.normalize('NFKC').trim();
  if (/^(?:目標)?(?:未達成?|達成せず|達成していない)$/u.test(word))
    return judgement === 'achieved' ? 'tooBad' : null;
  const said = meanings.find(([, pattern]) => word.length <= 8 && pattern.test(word))?.[0];
  return said === undefined ? null : compared(said, classes[judgement]);
}

function compared(said: Meaning, found: Meaning | undefined): 'tooGood' | 'tooBad' | null {
  if (found === undefined || said === found) return null;
  return order.indexOf(said) < order.indexOf(found) ? 'tooGood' : 'tooBad';
}
