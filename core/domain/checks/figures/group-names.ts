import { isSumLabel } from '../../blocks/to-blocks/parts.ts';
import { halfWidthInPlace } from '../../dates/read-date.ts';
import { comparisonKey } from '../text/normal.ts';
import type { Figure } from './figures.ts';

/** Which of the groups of a table a sentence names for a figure. */
export interface NamedGroup {
  readonly group: string;
  /** Between the figure and what stands before it; else it is the only one that the sentence names. */
  readonly isNear: boolean;
}

/**
 * The group that a figure is said to be of: the only one that its clause names behind the figure before, or the only one of the
 * sentence. Null where there is none, where there are several, or where a group is only compared with.
 * @param groups names of rows or of columns beside each other, as printed
 */
export function groupNamed(figure: Figure, groups: readonly string[]): NamedGroup | null {
  const { before, sentence } = textsOf(figure);
  const near = namedIn(nearPart(before), groups);
  if (near.isUnclear) return null;
  const [only, another] = near.groups;
  if (only !== undefined && another === undefined) return { group: only, isNear: true };
  if (only !== undefined) return null;
  const far = namedIn(sentence, groups);
  const [sole, second] = far.groups;
  return far.isUnclear || sole === undefined || second !== undefined ? null : { group: sole, isNear: false };
}

/** The groups of a table that the sentence of a figure names anywhere. */
export function groupsNamed(figure: Figure, groups: readonly string[]): readonly string[] {
  return namedIn(textsOf(figure).sentence, groups).groups;
}

/** Names that divide one thing in the same way: 男性 and 女性, 20歳代 and 30歳代, 東部地区 and 西部地区. */
export function areAlike(groups: readonly string[]): boolean {
  const keys = groups.map(nameOf).filter((name) => !isWhole(name));
  const [first, ...others] = keys;
  if (first === undefined || others.length === 0) return false;
  if (keys.every((key) => /\d+歳|\d+代|未満|以上/u.test(key))) return true;
  if (keys.every((key) => /^(?:男|女|男性|女性|その他|無回答|回答しない)$/u.test(key))) return true;
  const last = first.at(-1) ?? '';
  return keys.every((key) => key.length >= 2 && key.endsWith(last)) && !/[いるたんう数率]/u.test(last);
}

/** 合計, 全体: no group, but all of them. */
export function isWhole(label: string): boolean {
  return (
    isSumLabel(label) ||
    /^(?:全体|全市|全町|市全体|町全体|村全体|平均|総数|全国|県|.*計)$/u.test(nameOf(label))
  );
}

/** What a group is called in a sentence: without what stands in brackets. */
function nameOf(label: string): string {
  return comparisonKey(label)
    .replace(/\(.*$/u, '')
    .replace(/歳代/gu, '代')
    .replace(/才/gu, '歳')
    .replace(/^[・※*]+/u, '');
}

function textsOf({ placed: { block }, from, sentence }: Figure): { before: string; sentence: string } {
  const key = (text: string): string =>
    comparisonKey(text).replace(/歳代/gu, '代').replace(/才/gu, '歳').replace(/男女/gu, '男性・女性');
  const text = halfWidthInPlace(block.text);
  return { before: key(text.slice(text.lastIndexOf('。', from - 1) + 1, from)), sentence: key(sentence) };
}

/** What stands before a figure, from the figure or the comma before it on. Ages are no figures. */
function nearPart(before: string): string {
  const plain = before.replace(/\d+(?=歳|代|~\d+歳)/gu, (digits) => '０'.repeat(digits.length));
  const start = Math.max(plain.lastIndexOf('、'), plain.lastIndexOf('。'), plain.search(/\d[^\d]*$/u));
  return before.slice(start + 1);
}

/** What makes a group one that is only compared with, or left out. */
const comparing =
  /^(?:の[^、。\d]{0,8})?(?:より|に比べ|と比べ|に比較|と比較|に対し|を上回|を下回|以外|を除|に次|とは|だけでなく|のみならず|から|との差|を含)/u;
/** What makes it another group. */
const extending = /^(?:以上|以下|未満|超|~|前半|後半|・?\d)/u;
/** Parts of names that go on: 「中央地区」 for 「中央」. */
const suffixes = /^(?:地区|地域|圏域|支所|校区|区|部|市|町|村|層|者|人|側|別)/u;

function namedIn(text: string, groups: readonly string[]): { groups: string[]; isUnclear: boolean } {
  const names = groups
    .filter((group) => !isWhole(group))
    .map((group) => ({ group, name: nameOf(group) }))
    .filter(({ name }) => name.length >= 2 || name === '男' || name === '女')
    .sort((a, b) => b.name.length - a.name.length);
  let left = text;
  let isUnclear = /いずれも|それぞれ/u.test(text);
  const found: string[] = [];
  for (const { group, name } of names) {
    for (let at = left.indexOf(name); at >= 0; at = left.indexOf(name, at + 1)) {
      const behind = left.slice(at + name.length);
      left = `${left.slice(0, at)}${'＿'.repeat(name.length)}${behind}`;
      if (extending.test(behind) || comparing.test(behind)) isUnclear = true;
      if (!isName(left.slice(0, at), behind, name)) isUnclear = true;
      else if (!found.includes(group)) found.push(group);
    }
  }
  return { groups: found, isUnclear };
}

/** Not part of a longer word: 「女性委員」, 「中央公民館」, 「単身女性」. */
function isName(before: string, behind: string, name: string): boolean {
  const isEnd = !/^[\p{Script=Han}\p{Script=Katakana}ー]/u.test(behind) || suffixes.test(behind);
  const isSexMarked = name === '男' || name === '女';
  const isEndMarked = isSexMarked ? isEnd || behind.startsWith('性') : isEnd;
  // 「20代女性」, 「65歳以上男性」
  const isStart =
    !/[\p{Script=Han}\p{Script=Katakana}ー]$/u.test(before) || /(?:代|歳|以上|未満|以下)$/u.test(before);
  return isEndMarked && isStart;
}
