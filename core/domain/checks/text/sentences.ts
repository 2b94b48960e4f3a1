import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { figureYears } from './figure-years.ts';
import { comparisonKey, sentencesOf } from './normal.ts';

interface Clause {
  readonly placed: PlacedBlock;
  readonly text: string;
  /** Amounts masked, or where there are none, years and numbers: equal masks say the same of the same thing. */
  readonly mask: string;
  readonly figures: string;
}

/** Shorter clauses (「3つの視点から」) repeat by chance. */
const LEAST_LENGTH = 14;

/** Clauses that say the same words with other figures, and figures that do not move the way the sentence says. */
export function checkSentences(blocks: readonly PlacedBlock[]): Finding[] {
  const running = blocks.filter(
    ({ block }) => block.kind === 'paragraph' || (block.kind === 'list-item' && block.part !== 'findings'),
  );
  return [...sameWords(running), ...running.flatMap(directions)];
}

function sameWords(blocks: readonly PlacedBlock[]): Finding[] {
  const known = new Map<string, Clause>();
  const findings: Finding[] = [];
  for (const clause of blocks.flatMap(clausesOf)) {
    const earlier = known.get(clause.mask);
    if (earlier === undefined) {
      known.set(clause.mask, clause);
      continue;
    }
    if (earlier.figures === clause.figures) continue;
    findings.push(
      finding(
        'sentenceFigureDiffers',
        { materialId: clause.placed.materialId, blockId: clause.placed.block.id },
        clause.text,
        { printed: clause.text, other: earlier.text },
      ),
    );
  }
  return findings;
}

function clausesOf(placed: PlacedBlock): Clause[] {
  return placed.block.text.split(/[、。，．\n\t]/u).flatMap((piece) => {
    const text = piece.trim();
    const key = comparisonKey(text);
    // A survey figure behind its answer is compared with the table instead: the same answer occurs under many questions.
    if (!/\d/u.test(key) || key.length < LEAST_LENGTH || /」[^「」]*\d/u.test(key)) return [];
    const figures = [...key.matchAll(FIGURE)].map((match) => ({
      digits: match[0],
      from: match.index,
      isKey: isKeyNumber(key, match.index, match[0].length),
    }));
    const values = figures.filter((figure) => !figure.isKey);
    // A share without a year may be that of any group or time.
    const dated = /(?:平成|令和|昭和|\d{4}年)/u.test(key);
    if (/%/u.test(key) && !dated) return [];
    const masked = values.length > 0 ? values : figures;
    let mask = key;
    for (const { from, digits } of [...masked].reverse()) {
      mask = `${mask.slice(0, from)}#${mask.slice(from + digits.length)}`;
    }
    return mask.replace(/[#\d年月日度]|令和|平成|昭和/gu, '').length < LEAST_LENGTH - 4
      ? []
      : [{ placed, text, mask, figures: masked.map(({ digits }) => digits).join(' ') }];
  });
}

const FIGURE = /\d[\d.,]*/gu;

/** A figure that says which thing is meant (第2期, 要支援1, 令和4年度), not how much of it there is. */
export function isKeyNumber(text: string, from: number, length: number): boolean {
  return (
    /(?:第|要支援|要介護|区分|問|図|表|資料|目標|施策|令和|平成|昭和|類型|レベル|ステージ|No\.?|[(A-Za-z〔【-])$/u.test(
      text.slice(0, from),
    ) || /^(?:年|月|日|期|条|項|号|章|節|丁目|歳|級|次|学年|類|番)/u.test(text.slice(from + length))
  );
}

const RISES = /(?:増加|増え|上昇|上回|向上|伸び)/u;
const FALLS = /(?:減少|減り|減って|低下|下回|下降|落ち込)/u;

/** Two figures of one unit in the order of time, and a word behind them that says how they moved. */
interface Movement {
  readonly from: string;
  readonly to: string;
  readonly word: string;
  readonly says: 1 | -1;
  /** UTF-16 range of the sentence. */
  readonly range: readonly [number, number];
}

/** 「…は82件、…は183件と増加」, 「78件から114件へ減少」: figures that do not move the way the sentence says. */
function directions({ materialId, block }: PlacedBlock): Finding[] {
  const text = halfWidthInPlace(block.text);
  const findings: Finding[] = [];
  for (const { sentence, offset } of sentencesOf(text)) {
    const movement = datedMovement(sentence) ?? plainMovement(sentence);
    if (movement === null) continue;
    const { from, to, word, says, range } = movement;
    const [before, after] = [from, to].map((digits) => Number(digits.replaceAll(',', '')));
    if (before === undefined || after === undefined || says * (after - before) > 0) continue;
    const quote = block.text.slice(offset + range[0], offset + range[1]).trim();
    findings.push(
      finding('changeDirectionDiffers', { materialId, blockId: block.id }, quote, { from, to, word }),
    );
  }
  return findings;
}

function wordIn(behind: string): Pick<Movement, 'word' | 'says'> | null {
  const rise = RISES.exec(behind)?.[0];
  const word = rise ?? FALLS.exec(behind)?.[0];
  return word === undefined || /ません|ない|なく|から転じ/u.test(behind)
    ? null
    : { word, says: rise === undefined ? -1 : 1 };
}

/** Both figures with their years: the earlier year comes first in time, wherever it stands in the sentence. */
function datedMovement(sentence: string): Movement | null {
  const figures = figureYears(sentence).flatMap((date) => {
    const match =
      /^(?:末|時点|現在)?(?:は|が|の|に|で|には)?、?\s*([\d,]*\d(?:\.\d+)?)\s*([^\d\s、。]{1,2})/u.exec(
        sentence.slice(date.to),
      );
    return match?.[1] === undefined
      ? []
      : [{ date, digits: match[1], unit: match[2]?.charAt(0) ?? '', to: date.to + match[0].length }];
  });
  const [first, second, third] = figures;
  if (first === undefined || second === undefined || third !== undefined || first.unit !== second.unit)
    return null;
  if (
    first.date.year === second.date.year ||
    /。|一方|に対し/u.test(sentence.slice(first.to, second.date.from))
  )
    return null;
  const behind = sentence.slice(second.to, second.to + 14);
  // 「…24,384tへ、毎年減少しています」
  const near = behind.replace(
    /^(?:-?[A-Za-z\d]{1,4})?(?:へ|に|まで|となり|となって)?、(?=毎年|年々|着実|大き|大幅|一貫|減|増)/u,
    '',
  );
  const word = wordIn(/^[^、。]*/u.exec(near)?.[0] ?? '');
  if (word === null) return null;
  const [earlier, later] = first.date.year < second.date.year ? [first, second] : [second, first];
  return {
    from: earlier.digits,
    to: later.digits,
    ...word,
    range: [first.date.from, second.to + behind.length],
  };
}

/** 「78件から114件へ増加」 */
function plainMovement(sentence: string): Movement | null {
  if (figureYears(sentence).length > 0) return null;
  const match =
    /(?<![\d,.])([\d,]*\d(?:\.\d+)?)\s*(%|人|件|世帯|か所|箇所|回|団体)から\s*([\d,]*\d(?:\.\d+)?)\s*\2(?:へ|に|まで|と)/u.exec(
      sentence,
    );
  if (match === null) return null;
  const end = match.index + match[0].length;
  const behind = /^[^、。\d]{0,12}/u.exec(sentence.slice(end))?.[0] ?? '';
  const word = wordIn(behind);
  if (word === null) return null;
  return { from: match[1] ?? '', to: match[3] ?? '', ...word, range: [match.index, end + behind.length] };
}
