import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { comparisonKey } from './normal.ts';

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
      isKey: isKey(key, match.index, match[0].length),
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
function isKey(text: string, from: number, length: number): boolean {
  return (
    /(?:第|要支援|要介護|区分|問|図|表|資料|目標|施策|令和|平成|昭和|類型|レベル|ステージ|No\.?|[(A-Za-z〔【-])$/u.test(
      text.slice(0, from),
    ) || /^(?:年|月|日|期|条|項|号|章|節|丁目|歳|級|次|学年|類|番)/u.test(text.slice(from + length))
  );
}

const RISES = /(?:増加|増え|上昇|上回|向上|伸び)/u;
const FALLS = /(?:減少|減り|減って|低下|下回|下降|落ち込)/u;

/** 「…は82件、…は183件と増加」: two dated figures of one unit, then a word that says how they moved. */
function directions({ materialId, block }: PlacedBlock): Finding[] {
  const text = halfWidthInPlace(block.text);
  const findings: Finding[] = [];
  let start = 0;
  for (const sentence of text.split(/(?<=。)/u)) {
    const offset = start;
    start += sentence.length;
    const dated = [
      ...sentence.matchAll(
        /(?:平成|令和|昭和)\s*(?:元|\d{1,2})\s*年度?(?:末)?(?:は|が|の|に|で)?、?\s*([\d,]*\d(?:\.\d+)?)\s*([^\d\s、。]{1,2})/gu,
      ),
    ];
    const [first, second] = dated;
    if (dated.length !== 2 || first === undefined || second === undefined) continue;
    if (first[2]?.charAt(0) !== second[2]?.charAt(0)) continue;
    const behind = sentence.slice(second.index + second[0].length, second.index + second[0].length + 12);
    const says = RISES.test(behind) ? 1 : FALLS.test(behind) ? -1 : 0;
    const [from, to] = [first[1], second[1]].map((digits) => Number((digits ?? '').replaceAll(',', '')));
    if (says === 0 || from === undefined || to === undefined || says * (to - from) > 0) continue;
    const quote = block.text.slice(
      offset + first.index,
      offset + second.index + second[0].length + behind.length,
    );
    findings.push(
      finding('changeDirectionDiffers', { materialId, blockId: block.id }, quote.trim(), {
        from: first[1] ?? '',
        to: second[1] ?? '',
        word: (RISES.exec(behind) ?? FALLS.exec(behind))?.[0] ?? '',
      }),
    );
  }
  return findings;
}
