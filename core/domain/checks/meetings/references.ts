import { halfWidthInPlace } from '../../dates/read-date.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf, type PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';

/** A paper named in a text: 「資料3」, 「参考資料1」, 「別紙2」. Papers of earlier meetings are named with their meeting. */
const REFERENCE =
  /(?<kind>参考資料|資料|別紙|別添)\s*(?:No\.?|№)?\s*(?<no>\d{1,2}(?:-\d{1,2})?)(?![\d,.]|\s*(?:年|月|日|件|点|頁|ページ|部))/gu;

/** Papers that a text sends the reader to, and that neither the list of handouts nor the packet has. */
export function checkReferences(packet: CheckedPacket, blocks: readonly PlacedBlock[]): Finding[] {
  const known = knownNumbers(packet);
  if (known.size === 0) return [];
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind === 'heading' || block.kind === 'figure' || block.kind === 'page') return [];
    const text = halfWidthInPlace(block.text);
    return [...text.matchAll(REFERENCE)].flatMap((match) => {
      const { kind = '', no = '' } = match.groups ?? {};
      // Only kinds that this packet numbers; elsewhere 別紙 may be of a form, 資料 of a law.
      if (![...known].some((name) => name.startsWith(kind))) return [];
      const before = text.slice(Math.max(0, match.index - 20), match.index);
      if (/第\s*\d+\s*回|前回|過去|昨年度|[年度会]の?$/u.test(before)) return [];
      const name = kind + no;
      const main = kind + (no.split('-')[0] ?? '');
      if (known.has(name) || known.has(main) || [...known].some((other) => other.startsWith(`${name}-`)))
        return [];
      const quote = block.text.slice(match.index, match.index + match[0].length);
      return [finding('materialReferenceUnknown', { materialId, blockId: block.id }, quote, { name: quote })];
    });
  });
}

function knownNumbers(packet: CheckedPacket): Set<string> {
  const printed = [
    ...packet.materials.flatMap((material) => (material.number === null ? [] : [material.number])),
    ...contentsOf(packet, 'handoutList').flatMap(({ content }) =>
      content.rows.flatMap((row) => (row.no === null ? [] : [row.no])),
    ),
  ];
  return new Set(
    printed.map((number) => {
      const key = comparisonKey(number).replace(/^(参考資料|資料|別紙|別添)(?:No\.?|№)/u, '$1');
      return /^\d/u.test(key) ? `資料${key}` : key;
    }),
  );
}
