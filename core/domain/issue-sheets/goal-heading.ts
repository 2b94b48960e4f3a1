import { readNumeral, readRoman } from '../dates/numerals.ts';

export interface GoalHeading {
  readonly goalNo: number;
  readonly goalTitle: string;
}

const goalPattern =
  /^[■□●○◆◇【〈《［[]?\s*(?:基本目標|重点目標|基本方針|目標|基本施策)\s*(?:その)?\s*(?<no>[0-9０-９]{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[一二三四五六七八九十](?![つ体]))(?<rest>[\s\S]*)$/u;

/** 「基本目標1 「…」についての課題」; null for other text. */
export function readGoalHeading(text: string): GoalHeading | null {
  if (text.length > 150 || /[。]$/u.test(text)) return null;
  const groups = goalPattern.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const goalNo = readNumeral(groups['no'] ?? '') ?? readRoman(groups['no'] ?? '');
  if (goalNo === null || goalNo === 0) return null;
  const rest = (groups['rest'] ?? '').replace(/^[\s　:：.．、)）】〉》］\]―—－-]+/u, '');
  // 「目標1人当たり」, 「目標2の」: running text.
  if (/^[のはがをに、人件回年月日%％]/u.test(rest)) return null;
  const quoted = /^[「『【〈《“"](.*?)[」』】〉》”"]/u.exec(rest);
  const goalTitle =
    quoted?.[1] ??
    rest
      .replace(
        /[\s　]*(?:について|に関して|に関する|における|に対する)?の?(?:現状と)?課題[】〉》］\]]?$/u,
        '',
      )
      .replace(/[】〉》］\]]$/u, '');
  return { goalNo, goalTitle: goalTitle.trim() };
}
