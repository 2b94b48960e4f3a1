import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import { middleDifference } from './edit.ts';

interface Named {
  readonly placed: PlacedBlock;
  readonly name: string;
}

/** Names of plans, laws, bodies and programmes, long enough to be one and not a phrase. */
const NAME =
  /[一-龠々ァ-ヶー]{6,40}?(?:計画|法律|条例|要綱|指針|大綱|戦略|ガイドライン|プラン|事業|センター|協議会|委員会|審議会)(?![一-龠々ァ-ヶー])/gu;

/** Words that tell two real names apart: numbers, order, places, kinds of body. */
const TELLING =
  /[一二三四五六七八九十百千初次前後上中下新旧大小本支男女老幼東西南北内外左右第期年度都道府県市区町村国公私民官子親児者人高低長短多少新]|第/u;

/**
 * A name that stands once, and differs by one character in its middle from a name that stands several times: one of
 * the two is likely mistyped. A leading place name does not count.
 */
export function checkNames(blocks: readonly PlacedBlock[]): Finding[] {
  const named = blocks.flatMap((placed) =>
    [...placed.block.text.matchAll(NAME)].map((match) => ({ placed, name: match[0] })),
  );
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()];
  const findings: Finding[] = [];
  for (const rare of names) {
    if (counts.get(rare) !== 1) continue;
    const usual = names
      .filter((other) => other !== rare && isSlip(rare, other))
      .map((other) => ({ other, count: countWithin(other, counts) }))
      .filter(({ count }) => count >= 2)
      .sort((a, b) => b.count - a.count)[0];
    const where: Named | undefined = named.find((item) => item.name === rare);
    if (usual === undefined || where === undefined) continue;
    findings.push(
      finding('nameSuspect', { materialId: where.placed.materialId, blockId: where.placed.block.id }, rare, {
        name: rare,
        other: usual.other,
        count: String(usual.count),
      }),
    );
  }
  return findings;
}

/** How often a name stands, alone or behind a place name or 第二期. */
function countWithin(name: string, counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const [other, count] of counts) if (other.endsWith(name)) total += count;
  return total;
}

const LEAST_NAME = 9;
const LEAST_COMMON_SIDE = 3;

function isSlip(rare: string, usual: string): boolean {
  if (usual.length < LEAST_NAME) return false;
  // The rare name may have a place or a body in front.
  const cut = rare.length > usual.length ? rare.slice(rare.length - usual.length) : rare;
  const { prefix, before, after, suffix } = middleDifference(cut, usual);
  // Two other characters make another word: 保健 and 総合.
  if (Array.from(before).length !== 1 || Array.from(after).length !== 1) return false;
  if (prefix.length < LEAST_COMMON_SIDE || suffix.length < LEAST_COMMON_SIDE) return false;
  return !TELLING.test(before) && !TELLING.test(after);
}
