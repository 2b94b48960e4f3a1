import { halfWidthInPlace } from '../../dates/read-date.ts';
import { allPairsOf, sharedPairs } from '../figures/context.ts';
import { type Finding, finding } from '../finding.ts';
import { type CheckedPacket, contentsOf, type PlacedBlock } from '../packet.ts';
import { comparisonKey } from '../text/normal.ts';

/** A paper named in a text: 「資料3」, 「参考資料1」, 「別紙2」. Papers of earlier meetings are named with their meeting. */
const REFERENCE =
  /(?<kind>参考資料|資料|別紙|別添)\s*(?:No\.?|№)?\s*(?<no>\d{1,2}(?:-\d{1,2})?)(?![\d,.]|\s*(?:年|月|日|件|点|頁|ページ|部))/gu;

const LIKE_PAIRS = 3;

/** 「議題…【資料2】」 of the 次第 against the titles in the 配布資料一覧: the number of another paper. */
export function checkReferredTitles(packet: CheckedPacket): Finding[] {
  const titles = contentsOf(packet, 'handoutList').flatMap(({ content }) =>
    content.rows.flatMap(({ no, baseName }) => {
      return no === null ? [] : [{ name: nameOf(no), title: baseName, pairs: allPairsOf(baseName) }];
    }),
  );
  return contentsOf(packet, 'agenda').flatMap(({ materialId, content }) =>
    content.sections.flatMap((section) =>
      section.items.flatMap((item): Finding[] => {
        const text = halfWidthInPlace(item.title);
        const [match, further] = [...text.matchAll(REFERENCE)];
        if (match === undefined || further !== undefined) return [];
        const name = `${match.groups?.['kind'] ?? ''}${match.groups?.['no'] ?? ''}`;
        const own = allPairsOf(text.slice(0, match.index));
        const named = titles.find((title) => title.name === name);
        const others = titles
          .filter((title) => title !== named)
          .map((title) => ({ title, shared: sharedPairs(own, title.pairs) }))
          .sort((a, b) => b.shared - a.shared);
        const [best] = others;
        if (named === undefined || best === undefined || own.size === 0) return [];
        // Another title must be the item's own words, and the one that is named hardly anything of it.
        if (best.shared < LIKE_PAIRS || best.shared * 2 < Math.min(own.size, best.title.pairs.size))
          return [];
        if (sharedPairs(own, named.pairs) * 6 >= best.shared) return [];
        const quote = item.title.slice(match.index, match.index + match[0].length);
        return [
          finding('materialReferenceDiffers', { materialId, blockId: item.id }, quote, {
            item: item.title,
            printed: quote,
            title: named.title,
            other: best.title.name,
            otherTitle: best.title.title,
          }),
        ];
      }),
    ),
  );
}

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
  return new Set(printed.map(nameOf));
}

/** 「1」, 「資料No.1」 and 「資料1」 are one name. */
function nameOf(number: string): string {
  const key = comparisonKey(number).replace(/^(参考資料|資料|別紙|別添)(?:No\.?|№)/u, '$1');
  return /^\d/u.test(key) ? `資料${key}` : key;
}

/** A table named in a text: 「表5」, 「図表2-1」. */
const TABLE = /(?<kind>図表|表)\s*(?<no>\d{1,2}(?:-\d{1,2})?)(?![\d,.-])/gu;

/** Tables that a text sends the reader to by numbers that no table of the packet has. */
export function checkTableReferences(packet: CheckedPacket, blocks: readonly PlacedBlock[]): Finding[] {
  const numbers = new Set(
    contentsOf(packet, 'statistics').flatMap(({ content }) =>
      content.tables.map(({ no }) => comparisonKey(no)),
    ),
  );
  return blocks.flatMap(({ materialId, block }) => {
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return [];
    const text = halfWidthInPlace(block.text);
    return [...text.matchAll(TABLE)].flatMap((match): Finding[] => {
      const { kind = '', no = '' } = match.groups ?? {};
      // Only numbers of a kind that the packet has, and no table of a law or of an earlier paper.
      if (![...numbers].some((number) => number.startsWith(`${kind}1`)) || numbers.has(`${kind}${no}`))
        return [];
      const before = text.slice(Math.max(0, match.index - 20), match.index);
      if (/別$|第\s*\d+\s*回|前回|過去|昨年度|計画書|報告書|白書|代$|公$/u.test(before)) return [];
      const quote = block.text.slice(match.index, match.index + match[0].length);
      return [finding('tableReferenceUnknown', { materialId, blockId: block.id }, quote, { name: quote })];
    });
  });
}
