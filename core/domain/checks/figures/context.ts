import { comparisonKey } from '../text/normal.ts';

/** Words that say nothing of what is counted. */
const common =
  /令和|平成|昭和|年度|割合|状況|推移|結果|調査|回答|市民|全体|合計|総数|小計|増加|減少|増減|以上|以下|未満|現在|時点|実績|目標|基準|前回|比較|単位|資料|ポイント|ポイント|項目|区分|内容|最も|次いで|となって|とな[りっ]/gu;

/** Pairs of neighbouring characters of the words of a text, by which texts on the same thing are known. */
export function pairsOf(text: string): Set<string> {
  return pairsIn(comparisonKey(text).replace(common, ' '));
}

/** All of them, those of common words too: for short texts such as titles. */
export function allPairsOf(text: string): Set<string> {
  return pairsIn(comparisonKey(text).replace(/について|に関する|に係る/gu, ' '));
}

function pairsIn(words: string): Set<string> {
  const pairs = new Set<string>();
  for (const [run] of words.matchAll(/[\p{Script=Han}\p{Script=Katakana}ーA-Za-z々]{2,}/gu)) {
    for (let index = 0; index + 2 <= run.length; index += 1) pairs.add(run.slice(index, index + 2));
  }
  return pairs;
}

/** How many pairs two texts share. */
export function sharedPairs(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared += 1;
  return shared;
}

/** The words in quotation marks and the names of a text, as they would be repeated word for word. */
export function labelsOf(text: string): string[] {
  return [...comparisonKey(text).matchAll(/「([^「」]{2,40})」/gu)].map((match) => match[1] ?? '');
}

/** Labels by which no row is known. */
const plainLabels = new Set([
  '女性',
  '男性',
  '総数',
  '合計',
  '小計',
  '全体',
  '人数',
  '件数',
  '割合',
  '回答',
  '市全体',
  '結果',
]);

/** What the label of a count or share ends with, which a sentence says with its figure: 「通いの場の数」. */
const counted = /(?:の割合|の?人数|の?件数|の数|の率)$/u;
const LEAST_COUNTED = 3;

/** Whether a text names what a label says; short labels are too common to tell. */
export function mentions(text: string, label: string): boolean {
  const key = label.replace(/\(.*$/u, '');
  if (key.length < 2 || plainLabels.has(key) || /^[\d.,%~-]+$/u.test(key)) return false;
  if (text.includes(key)) return true;
  const thing = key.replace(counted, '');
  return thing !== key && thing.length >= LEAST_COUNTED && text.includes(thing);
}
