import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { labelsOf, pairsOf, sharedPairs } from './context.ts';
import { isRunning, isSameQuestion, questionsIn, withQuestions } from './questions.ts';

/** What the survey tables of a packet say of one question. */
interface Topic {
  readonly code: string;
  readonly pairs: ReadonlySet<string>;
  readonly answers: readonly string[];
}

/** So many pairs of characters that only few questions have show which one a sentence speaks of. */
const TELLING = 2.5;
/** A question that shares so much with the sentence may be meant all the same. */
const LEAST_OWN = 0.5;
const LEAST_ANSWER = 4;

/**
 * 問番号 that a sentence cites while its words are those of another question: 「自宅から近いことを重視する保護者が多く（問7）」, where
 * that is an answer to 問14.
 * @param known findings of other rules; a line whose citations they name already is not said again
 */
export function citedTopics(blocks: readonly PlacedBlock[], known: readonly Finding[]): Finding[] {
  const topics = topicsOf(blocks);
  if (topics.length < 2) return [];
  const owners = new Map<string, number>();
  for (const { pairs } of topics) for (const pair of pairs) owners.set(pair, (owners.get(pair) ?? 0) + 1);
  return blocks.flatMap(({ materialId, block }) => {
    if (!isRunning(block)) return [];
    if (known.some((item) => item.blockId === block.id && /^(?:cited|citation)/u.test(item.code))) return [];
    return citationsIn(block.text).flatMap(({ cited, said }): Finding[] => {
      const own = topics.filter(({ code }) => isSameQuestion(code, cited));
      if (own.length === 0) return [];
      const key = comparisonKey(said);
      const pairs = pairsOf(said);
      const score = (topic: Topic): number => weight(pairs, topic, owners) + namedAnswers(key, topic);
      if (own.some((topic) => score(topic) >= LEAST_OWN || sharedPairs(pairs, topic.pairs) > 1)) return [];
      const ranked = topics
        .map((topic) => ({ topic, points: score(topic) }))
        .sort((a, b) => b.points - a.points);
      const [best, second] = ranked;
      if (best === undefined || best.points < TELLING || (second?.points ?? 0) * 2 > best.points) return [];
      return [
        finding('citedQuestionDiffers', { materialId, blockId: block.id }, cited, {
          question: cited,
          actual: best.topic.code,
        }),
      ];
    });
  });
}

/** Pairs count the less the more questions have them. */
function weight(pairs: ReadonlySet<string>, topic: Topic, owners: ReadonlyMap<string, number>): number {
  let points = 0;
  for (const pair of pairs) if (topic.pairs.has(pair)) points += 1 / (owners.get(pair) ?? 1);
  return points;
}

function namedAnswers(said: string, { answers }: Topic): number {
  return answers.some((answer) => answer.length >= LEAST_ANSWER && said.includes(answer)) ? TELLING : 0;
}

function topicsOf(blocks: readonly PlacedBlock[]): Topic[] {
  const texts = new Map<string, string[]>();
  for (const { placed, question } of withQuestions(blocks)) {
    if (question === null || isRunning(placed.block)) continue;
    const list = texts.get(question) ?? [];
    list.push(placed.block.text);
    texts.set(question, list);
  }
  return [...texts].map(([code, said]) => ({
    code,
    pairs: pairsOf(said.join(' ')),
    answers: said.flatMap(labelsOf),
  }));
}

/** Each 問番号 of a line with what it is cited for: the words of its sentence since the citation before. */
function citationsIn(source: string): { readonly cited: string; readonly said: string }[] {
  const text = halfWidthInPlace(source);
  return text.split(/(?<=。(?![)]))/u).flatMap((sentence) => {
    const codes = questionsIn(sentence);
    const [cited, another] = codes;
    return cited === undefined || another !== undefined ? [] : [{ cited, said: sentence }];
  });
}
