import { halfWidthInPlace } from '../../dates/read-date.ts';
import type { IssueSheet } from '../../issue-sheets/issue-sheet-content.ts';
import { type Finding, finding } from '../finding.ts';
import type { PlacedSheet } from '../packet.ts';

const digits = '一二三四五六七八九';
const number = `([1-9]\\d?|[${digits}])`;
/** 「3つの指標のうち」, 「4指標はいずれも」, 「指標は3本を置いた」 */
const before = new RegExp(
  `(?<![\\d.])${number}\\s*(?:つ|本|項目|個|件|事業)?の?(?:目標|成果|活動)?指標(?:のうち|の中|は|とも|が|すべて|全て)`,
  'gu',
);
const behind = new RegExp(
  `指標(?:は|の)?(?:、|全)?${number}\\s*(?:つ|本|項目|個|件|指標)(?!目)(?:のうち|の中|は|とも|が|すべて|全て|を|で|ある|、|。)`,
  'gu',
);
/** Of all sheets, of a part that is named, or of what is to come. */
const ofOthers = /全体で|全ての目標|基本目標を通じ|合わせて|新たに|次期|追加|見直/u;

/** How many indicators the sentences of a sheet say it has, against the rows of its tables. */
export function checkIndicatorCounts(sheets: readonly PlacedSheet[]): Finding[] {
  return sheets.flatMap(({ materialId, sheet }) => {
    const [own, plan] = [sheet.indicators.length, sheet.planIndicators.length];
    if (own + plan === 0) return [];
    return linesOf(sheet).flatMap(({ id, text }) => {
      const said = halfWidthInPlace(text);
      if (ofOthers.test(said)) return [];
      return [...said.matchAll(before), ...said.matchAll(behind)].flatMap((match) => {
        const count = countIn(match[1] ?? '');
        const possible = /事業/u.test(match[0]) ? [own] : [own, plan, own + plan];
        if (possible.includes(count)) return [];
        const quote = text.slice(match.index, match.index + match[0].length);
        return [
          finding('indicatorCountDiffers', { materialId, blockId: id }, quote, {
            printed: quote,
            count: String(own === 0 ? plan : own),
            goal: String(sheet.goalNo),
          }),
        ];
      });
    });
  });
}

function linesOf(sheet: IssueSheet): { readonly id: string; readonly text: string }[] {
  return [
    ...sheet.evaluations,
    ...sheet.challenges.flatMap(({ current, issues }) => [...current, ...issues]),
  ];
}

function countIn(printed: string): number {
  const at = digits.indexOf(printed);
  return at < 0 ? Number(printed) : at + 1;
}
