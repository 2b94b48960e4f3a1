import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';

interface Spelling {
  readonly spelling: string;
  readonly pattern: RegExp;
}

const spelt = (spelling: string, pattern: RegExp): Spelling => ({ spelling, pattern });

/** Words of public documents that offices spell in two ways; a paper should keep to one. */
const groups: readonly (readonly Spelling[])[] = [
  [spelt('障害', /障害/gu), spelt('障がい', /障がい/gu), spelt('障碍', /障碍/gu)],
  [
    spelt('取組', /取組(?!み)/gu),
    spelt('取り組み', /取り組み(?!ま|た|や|つ|続|始|、)/gu),
    spelt('取組み', /取組み/gu),
  ],
  [spelt('子ども', /子ども/gu), spelt('子供', /子供/gu), spelt('こども', /こども/gu)],
  [spelt('問合せ', /問合せ/gu), spelt('問い合わせ', /問い合わせ/gu), spelt('問合わせ', /問合わせ/gu)],
  [spelt('手続', /手続(?!き)/gu), spelt('手続き', /手続き/gu)],
  [spelt('申込', /申込(?!み)/gu), spelt('申込み', /申込み/gu), spelt('申し込み', /申し込み(?!ま)/gu)],
  [spelt('見守り', /見守り(?!ま)/gu), spelt('見まもり', /見まもり/gu)],
  [spelt('まちづくり', /まちづくり/gu), spelt('街づくり', /街づくり/gu), spelt('町づくり', /町づくり/gu)],
  [
    spelt('一人暮らし', /一人暮らし/gu),
    spelt('ひとり暮らし', /ひとり暮らし/gu),
    spelt('独り暮らし', /独り暮らし/gu),
  ],
  [spelt('ひとり親', /ひとり親/gu), spelt('一人親', /一人親/gu)],
  [spelt('ボランティア', /ボランティア/gu), spelt('ボランテイア', /ボランテイア/gu)],
  [spelt('コミュニティ', /コミュニティ(?!ー)/gu), spelt('コミュニティー', /コミュニティー/gu)],
];

/** Names are spelt as those who gave them did: laws, bodies, certificates, plans, and what the state calls its services. */
const NAME_BEHIND =
  /^[一-龠々ァ-ヶー・とのなどをするもび]{0,18}?(?:法(?![人定外度])|法律|条例|庁|大綱|計画|手帳|年金|センター|会議|審議会|協議会|委員会|連盟|協会|学校|学級|支援区分|福祉サービス|指針|戦略|プラン|月間|の日|憲章|憲法|ビジョン|推進員|相談員|[都道府県市区町村]民会議|課(?![題程])|係|園)/u;

/** Texts that quote others: the state's policy, quoted law, survey answers. */
function isOwnText({ block }: PlacedBlock): boolean {
  return block.kind !== 'quotation' && block.part !== 'trends' && block.part !== 'findings';
}

function usesIn(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].filter((match) => {
    const end = match.index + match[0].length;
    const behind = text.slice(end, end + 30);
    const open = text.lastIndexOf('「', match.index);
    const quoted = open >= 0 && text.indexOf('」', open) > match.index;
    return !quoted && !NAME_BEHIND.test(behind);
  }).length;
}

/** Spellings that are mixed in one packet, each group once, at the first place of the rarer one. */
export function checkTerms(blocks: readonly PlacedBlock[]): Finding[] {
  return groups.flatMap((group) => {
    const uses = group
      .map(({ spelling, pattern }) => {
        let count = 0;
        let first: PlacedBlock | null = null;
        for (const placed of blocks) {
          const found = isOwnText(placed) ? usesIn(placed.block.text, pattern) : 0;
          if (found > 0) first ??= placed;
          count += found;
        }
        return { spelling, count, first };
      })
      .filter((use) => use.count > 0)
      .sort((a, b) => b.count - a.count);
    const rare = uses.at(-1);
    if (uses.length < 2 || rare === undefined || rare.first === null) return [];
    return [
      finding(
        'termsMixed',
        { materialId: rare.first.materialId, blockId: rare.first.block.id },
        rare.spelling,
        {
          counts: uses.map((use) => `${use.spelling} ${use.count}`).join('、'),
          usual: uses[0]?.spelling ?? '',
          rare: rare.spelling,
        },
      ),
    ];
  });
}
