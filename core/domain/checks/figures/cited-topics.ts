import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';
import { labelsOf, pairsOf, sharedPairs } from './context.ts';
import { isRunning, isSameQuestion, printedCode, questionsIn, withQuestions } from './questions.ts';

/** What the survey tables of a packet say of one question. */
interface Topic {
  readonly code: string;
  readonly pairs: ReadonlySet<string>;
  /** The pairs of what is asked, without the answers. */
  readonly title: ReadonlySet<string>;
  /** Runs of three characters, endings of words included. */
  readonly runs: ReadonlySet<string>;
  readonly answers: readonly string[];
  readonly shares: readonly number[];
  readonly text: string;
}

/** So many pairs of characters that only few questions have show which one a sentence speaks of. */
const TELLING = 2.5;
/** The same for runs of characters, of which words have more. */
const TELLING_RUNS = 4;
/** A question that shares so much with the sentence may be meant all the same. */
const LEAST_OWN = 0.5;
const LEAST_OWN_RUNS = 1.5;
const LEAST_ANSWER = 4;

/**
 * 問番号 that a sentence cites while its words are those of another question: 「自宅から近いことを重視する保護者が多く（問7）」, where
 * that is an answer to 問14.
 * @param known findings of other rules; a line whose citations they name already is not said again
 */
export function citedTopics(blocks: readonly PlacedBlock[], known: readonly Finding[]): Finding[] {
  const topics = topicsOf(blocks);
  if (topics.length < 2) return [];
  const owners = ownersOf(topics.map(({ pairs }) => pairs));
  const titleOwners = ownersOf(topics.map(({ title }) => title));
  const runOwners = ownersOf(topics.map(({ runs }) => runs));
  return blocks.flatMap(({ materialId, block }) => {
    if (!isRunning(block)) return [];
    if (known.some((item) => item.blockId === block.id && /^(?:cited|citation)/u.test(item.code))) return [];
    return citationsIn(block.text).flatMap(({ cited, said }): Finding[] => {
      const own = topics.filter(({ code }) => isSameQuestion(code, cited));
      if (own.length === 0) return [];
      const key = comparisonKey(said);
      const pairs = pairsOf(said);
      const runs = runsOf(said);
      const byWords = (topic: Topic): number => weight(pairs, topic.pairs, owners) + namedAnswers(key, topic);
      const byRuns = (topic: Topic): number => weight(runs, topic.runs, runOwners);
      const isOwn = own.some((topic) => byWords(topic) >= LEAST_OWN || sharedPairs(pairs, topic.pairs) > 1);
      const isOwnByRuns = own.some((topic) => byRuns(topic) >= LEAST_OWN_RUNS || fitsSize(key, topic));
      const isAnswered = own.some((topic) => namedAnswers(key, topic) > 0);
      const best =
        (isAnswered ? null : soleAnswered(topics, own, key)) ??
        (isOwn ? null : clearBest(topics, byWords, TELLING)) ??
        (isOwnByRuns ? null : clearBest(topics, byRuns, TELLING_RUNS));
      const isUnlike = own.every(
        (topic) =>
          sharedPairs(pairs, topic.pairs) === 0 &&
          sharedPairs(runs, topic.runs) === 0 &&
          !sharesIn(said).some((share) => topic.shares.includes(share)),
      );
      if (best === null && isUnlike && pairs.size > 0) {
        const place = { materialId, blockId: block.id };
        const other = soleTitled(topics, pairs, titleOwners);
        if (other !== null)
          return [finding('citedTopicUnlike', place, cited, { question: cited, likelier: other.code })];
        return [finding('citedQuestionUnlike', place, cited, { question: cited })];
      }
      if (best === null || own.includes(best)) return [];
      return [
        finding('citedTopicDiffers', { materialId, blockId: block.id }, cited, {
          question: cited,
          actual: best.code,
        }),
      ];
    });
  });
}

function ownersOf(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  for (const set of sets) for (const part of set) owners.set(part, (owners.get(part) ?? 0) + 1);
  return owners;
}

/** The only topic that has an answer which the text repeats word for word; null where there are none or several. */
function soleAnswered(topics: readonly Topic[], own: readonly Topic[], said: string): Topic | null {
  const [only, another] = topics.filter(({ answers }) =>
    answers.some(
      (answer) =>
        answer.length > LEAST_ANSWER &&
        said.includes(answer) &&
        !own.some(({ text }) => text.includes(answer)),
    ),
  );
  return only !== undefined && another === undefined ? only : null;
}

/** The only topic that asks for a thing which the text names; null where there are none or several. */
function soleTitled(
  topics: readonly Topic[],
  pairs: ReadonlySet<string>,
  owners: ReadonlyMap<string, number>,
): Topic | null {
  const [only, another] = topics.filter(({ title }) =>
    [...pairs].some((pair) => owners.get(pair) === 1 && title.has(pair)),
  );
  return only !== undefined && another === undefined ? only : null;
}

/** The topic with the most points, where it has enough of them and twice those of the next. */
function clearBest(topics: readonly Topic[], points: (topic: Topic) => number, least: number): Topic | null {
  const ranked = topics
    .map((topic) => ({ topic, points: points(topic) }))
    .sort((a, b) => b.points - a.points);
  const [best, second] = ranked;
  return best === undefined || best.points < least || (second?.points ?? 0) * 2 > best.points
    ? null
    : best.topic;
}

/** 「半数を超え」, 「半数近く」: whether the question has a share of that size. */
function fitsSize(said: string, { shares }: Topic): boolean {
  const [from, to] = /半数を超え|過半数/u.test(said)
    ? [50, 65]
    : /半数近く|約半数|半数/u.test(said)
      ? [42, 56]
      : [101, 0];
  return shares.some((share) => share >= from && share <= to);
}

/** Every three characters in a row of a text without figures and marks. */
function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (const part of comparisonKey(text).split(/[\d.,%、。「」()・|問]+/u)) {
    for (let index = 0; index + 3 <= part.length; index += 1) {
      const run = part.slice(index, index + 3);
      // 「ないこ」 and 「という」 say nothing.
      if (/[\p{Script=Han}\p{Script=Katakana}]/u.test(run)) runs.add(run);
    }
  }
  return runs;
}

/** Parts count the less the more questions have them. */
function weight(
  parts: ReadonlySet<string>,
  others: ReadonlySet<string>,
  owners: ReadonlyMap<string, number>,
): number {
  let points = 0;
  for (const part of parts) if (others.has(part)) points += 1 / (owners.get(part) ?? 1);
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
    pairs: pairsOf(said.map(withoutCode).join(' ')),
    title: pairsOf(said.map((text) => withoutCode(text).replace(/「[^「」]*」/gu, ' ')).join(' ')),
    runs: runsOf(said.map(withoutCode).join(' ')),
    answers: said.flatMap(labelsOf),
    text: comparisonKey(said.join(' ')),
    shares: said.flatMap(sharesIn),
  }));
}

/** Without 「住民調査問12」, which is said of every question. */
function withoutCode(text: string): string {
  return halfWidthInPlace(text).replace(surveyCode, ' ');
}

const surveyCode = /[^\s、。「」()|]{0,16}調査[A-Z]?\s*(?:設?問|Q)\s*\d{1,3}/gu;

function sharesIn(text: string): number[] {
  return [...halfWidthInPlace(text).matchAll(/(\d{1,3}(?:\.\d+)?)\s*%/gu)].map(([, share]) => Number(share));
}

/** Each 問番号 of a line with what it is cited for: the words of its sentence since the citation before. */
function citationsIn(source: string): { readonly cited: string; readonly said: string }[] {
  return halfWidthInPlace(source)
    .split(/(?<=。(?![)]))/u)
    .flatMap((sentence) => {
      const citations = [...sentence.matchAll(printedCode)];
      const parts = citations.map((match, index) => {
        const before = citations[index - 1];
        return sentence.slice(before === undefined ? 0 : before.index + before[0].length, match.index);
      });
      // 「（問21、問21-1）」: what is said is of both.
      if (parts.slice(1).some((part) => part.length < LEAST_SAID)) return [];
      return citations.flatMap((match, index) => {
        const [cited] = questionsIn(match[0]);
        // The name of the survey before the number is that of all its questions.
        const said = (parts[index] ?? '').replace(/[(][^()、。「」]{0,24}$/u, '');
        // Named first, the question is what the rest of the sentence speaks of.
        return cited === undefined ? [] : [{ cited, said: said.length < LEAST_SAID ? sentence : said }];
      });
    });
}

const LEAST_SAID = 6;
