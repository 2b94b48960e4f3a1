import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';

/**
 * Slips of the keyboard that the rest of the papers betray: a kana typed twice, or without its voicing mark, where the same
 * words stand otherwise in several other places.
 */
export function checkPhrases(blocks: readonly PlacedBlock[]): Finding[] {
  const running = blocks.filter(({ block }) => block.kind !== 'figure' && block.kind !== 'page');
  const texts = running.map(({ block }) => block.text);
  const counts = windowsOf(texts);
  const findings: Finding[] = [];
  for (const placed of running) {
    const { text, part } = placed.block;
    for (const slip of [...doubled(text), ...unvoiced(text)]) {
      const usual = counts.get(slip.usual) ?? 0;
      // Survey answers in the text are compared with the table, which knows them word for word.
      if (['current', 'issues', 'evaluations'].includes(part) && isQuoted(text, slip.at)) continue;
      const written = counts.get(slip.written) ?? 0;
      if (usual < LEAST_USUAL || (written > 1 && written * 3 > usual)) continue;
      findings.push(
        finding(
          'phraseSuspect',
          { materialId: placed.materialId, blockId: placed.block.id },
          text.slice(Math.max(0, slip.at - 6), slip.at + 8).replace(/[\t\n]/gu, ' '),
          { written: slip.written, usual: slip.usual, count: String(usual) },
        ),
      );
    }
  }
  return findings;
}

function isQuoted(text: string, at: number): boolean {
  const open = text.lastIndexOf('「', at);
  return open >= 0 && text.indexOf('」', open) > at;
}

const LEAST_USUAL = 2;
/** Characters before and behind the slip that must be the same elsewhere. */
const BEFORE = 2;
const BEHIND = 2;
const KANA = /^[ぁ-ゖ]$/u;
const KANJI = /^[一-龠々]$/u;

interface Slip {
  readonly at: number;
  readonly written: string;
  readonly usual: string;
}

/** How often each stretch of the lengths that are compared stands in the papers. */
function windowsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const length of [BEFORE + 1 + BEHIND, BEFORE + 2 + BEHIND]) {
      for (let from = 0; from + length <= text.length; from += 1) {
        const window = text.slice(from, from + length);
        counts.set(window, (counts.get(window) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** 「ここと」 for 「こと」. */
function doubled(text: string): Slip[] {
  const slips: Slip[] = [];
  for (let at = BEFORE; at + 1 + BEHIND < text.length; at += 1) {
    if (text[at] !== text[at + 1] || !KANA.test(text.charAt(at))) continue;
    const written = text.slice(at - BEFORE, at + 2 + BEHIND);
    slips.push({ at, written, usual: written.slice(0, BEFORE) + written.slice(BEFORE + 1) });
  }
  return slips;
}

const voiced: Readonly<Record<string, string>> = Object.fromEntries(
  ['きぎ', 'くぐ', 'しじ', 'すず', 'ちぢ', 'つづ', 'けげ', 'せぜ', 'そぞ'].flatMap((pair) => [
    [pair.charAt(0), pair.charAt(1)],
    [pair.charAt(1), pair.charAt(0)],
  ]),
);

/** 「基つき」 for 「基づき」: behind a kanji these kana belong to the word, so the other spelling is not another word. */
function unvoiced(text: string): Slip[] {
  const slips: Slip[] = [];
  for (let at = BEFORE; at + BEHIND < text.length; at += 1) {
    const other = voiced[text.charAt(at)];
    if (other === undefined || !KANJI.test(text.charAt(at - 1))) continue;
    const written = text.slice(at - BEFORE, at + 1 + BEHIND);
    const usual = text.slice(at - BEFORE, at) + other + text.slice(at + 1, at + 1 + BEHIND);
    slips.push({ at, written, usual });
  }
  return slips;
}
