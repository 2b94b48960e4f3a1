import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { ImportedPacket } from '../../../core/domain/packets/imported-packet.ts';
import { readPaperMark } from '../../../core/domain/packets/paper-number.ts';

/** Bullets and white space do not count; neither does which of several white spaces stands between words. */
const bullets = /[\s\u00a0\u3000・･•●○〇◯◎◆◇■□▪]+/gu;

function bare(text: string): string {
  return text.replace(bullets, '');
}

/**
 * Stretches of a source that are not markup, found without the reader: lines and cells, tags and marks of Markdown off.
 */
export function stretches(source: string): string[] {
  return source.split(/\r\n|[\r\n\f]/u).flatMap((line) => {
    if (/^[\s|:+=\-\t\u2500-\u257f]*$/u.test(line) || /^\s*[=*_]{3,}\s*$/u.test(line)) return [];
    const marked = line.replace(/^\s*(?:#{1,6}\s*|[-*+]\s+|>\s*)?/u, '').replace(/\*\*/gu, '');
    const drawn = /^\s*[│┃║]/u.test(line) ? /[\u2500-\u257f]+/u : null;
    const isPiped = /^\s*\|/u.test(line);
    return (drawn !== null || isPiped ? marked.split(drawn ?? '|') : [marked])
      .flatMap((part) => part.split(/\t|<\/?[a-zA-Z][^<>]*>|<!--.*?-->/u))
      .map((part) => bare(decoded(part)))
      .filter((part) => part !== '');
  });
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&nbsp;/gu, ' ')
    .replace(/&amp;/gu, '&');
}

/** Everything of a packet that a reader sees: its blocks, the numbers of its papers, what was not understood. */
export function visibleText(packet: ImportedPacket): string {
  const texts = packet.documents.flatMap(({ number, isReplacement, content }) => [
    number === null ? '' : `${number}\n資料${number}${isReplacement === true ? '（差替）' : ''}`,
    ...toBlocks(content).map((block) =>
      block.kind === 'list-item' ? block.marker + block.text : block.text,
    ),
  ]);
  return bare([...texts, ...packet.notUnderstood.map(({ text }) => text)].join('\n'));
}

/**
 * Stretches of the source that the packet holds less often than the source does.
 * @param copies true where the source repeats tables, of which one is kept
 */
export function lostStretches(source: string, packet: ImportedPacket, copies: boolean): string[] {
  const visible = visibleText(packet);
  const counts = new Map<string, number>();
  for (const stretch of stretches(source)) counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
  return [...counts].flatMap(([stretch, count]) => {
    const found = occurrences(visible, stretch, copies ? 1 : count) + marked(packet, stretch);
    return found < (copies ? 1 : count) ? [`${stretch} (${found} of ${count})`] : [];
  });
}

/** Papers whose number a line of its own says: it is printed as their stamp. */
function marked(packet: ImportedPacket, stretch: string): number {
  const mark = readPaperMark(stretch);
  if (mark === null || mark.title !== '') return 0;
  return packet.documents.filter(
    ({ number, isReplacement }) => number === mark.number && (isReplacement ?? false) === mark.isReplacement,
  ).length;
}

function occurrences(text: string, word: string, enough: number): number {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0 && found < enough; at = text.indexOf(word, at + 1)) found += 1;
  return found;
}
