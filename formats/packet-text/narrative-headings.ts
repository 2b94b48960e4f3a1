import type { Element, TextElement } from './elements.ts';
import { printedText } from './reading.ts';
import { endsSentence } from './text.ts';

/**
 * Levels of headings in running text. Their marks decide, not how many number signs an export gave them:
 * 1 title, 2 section, 3 subsection, 4 group 「【】」, 5 theme.
 */
export type HeadingLevels = ReadonlyMap<Element, number>;

type Scheme =
  | 'chapter'
  | 'section'
  | 'roman'
  | 'number'
  | 'dotted'
  | 'bracketed'
  | 'circled'
  | 'kana'
  | 'symbol';

const schemes: readonly (readonly [Scheme, RegExp])[] = [
  ['chapter', /^第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[章部編]/u],
  ['section', /^第\s*[0-9０-９一二三四五六七八九十]{1,3}\s*[節項]/u],
  ['roman', /^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.．、\s　]/u],
  ['dotted', /^[0-9０-９]{1,2}[-－.．][0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})?[\s　.．]/u],
  ['number', /^(?:[0-9０-９]{1,2}[.．、\s　]|[０-９]{1,2}(?=\S))/u],
  ['bracketed', /^(?:[(（]\s*[0-9０-９]{1,2}\s*[)）]|[⑴-⒇])/u],
  ['circled', /^[①-⑳]/u],
  ['kana', /^(?:[(（]?[ア-ン][)）]?[\s　.．]|[(（][ア-ン][)）])/u],
  ['symbol', /^[■□●○◎◆◇▼▽★☆]/u],
];

/** The kind of number a heading carries; null for one without. */
export function numberingOf(text: string): Scheme | null {
  return schemes.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const groupPattern =
  /^(?:【[^】]{1,60}】|〈[^〉]{1,60}〉|《[^》]{1,60}》|＜[^＞]{1,60}＞|<[^>]{1,60}>|［[^］]{1,60}］)$/u;
export const lawTitlePattern =
  /^[（(【「『].{2,60}(?:法|法律|条例|規則|令|要綱|憲章|条約).{0,20}第\s*[0-9０-９一二三四五六七八九十百]+\s*条/u;
const themePattern =
  /^(?:テーマ|柱|視点|方針|基本方針|目標|基本目標|重点|取組|方向性?|理念|戦略|プラン|ステップ|項目|分野)\s*[①-⑳0-9０-９ⅠⅡⅢⅣⅤ一二三四五]/u;

/** The levels of those elements that are headings. The first heading, or a short first line, is the title. */
export function headingLevels(elements: readonly Element[], hasTitle: boolean): HeadingLevels {
  const levels = new Map<Element, number>();
  const marked = elements.some(
    (element, index) => element.type === 'text' && element.level > 0 && (index > 0 || !hasTitle),
  );
  const order: Scheme[] = [];
  let smallest = 7;
  let titleLevel = 0;
  elements.forEach((element, index) => {
    if (element.type !== 'text') return;
    if (index === 0 && hasTitle) {
      levels.set(element, 1);
      titleLevel = element.level;
      return;
    }
    const text = printedText(element);
    const next = elements[index + 1];
    if (isTheme(element, text, next)) {
      levels.set(element, 5);
      return;
    }
    if (element.level === 0 && (marked || !isPlainHeading(element, text, next))) return;
    if (groupPattern.test(text)) {
      levels.set(element, 4);
      return;
    }
    const scheme = lawTitlePattern.test(text) ? null : numberingOf(text);
    if (scheme !== null) {
      if (!order.includes(scheme)) order.push(scheme);
      const level = Math.min(3, 2 + order.indexOf(scheme));
      levels.set(element, level);
      if (level === 2 && element.level > 0) smallest = Math.min(smallest, element.level);
      return;
    }
    const isSection =
      order.length === 0 &&
      (element.level <= Math.min(smallest, titleLevel + 1) || smallest === 7) &&
      !lawTitlePattern.test(text);
    if (isSection && element.level > 0) smallest = Math.min(smallest, element.level);
    const above = order.length > 0 && element.level > 0 && element.level < smallest;
    levels.set(element, isSection || above ? 2 : 3);
  });
  return levels;
}

/** A short line of its own that names a group of the items below it. */
function isTheme(element: TextElement, text: string, next: Element | undefined): boolean {
  if (element.item || element.marker !== '' || text.length > 60 || endsSentence(text)) return false;
  const leads = next?.type === 'text' && next.level === 0 && (next.item || next.marker !== '');
  if (themePattern.test(text)) return leads || element.level > 0;
  return element.level === 0 && leads && /^[^、]{2,30}[:：]「[^」]+」$/u.test(text);
}

/** In a source without any marked heading: a short numbered or bracketed line that stands alone. */
function isPlainHeading(element: TextElement, text: string, next: Element | undefined): boolean {
  if (!element.apart || element.item || text.length > 50 || endsSentence(text) || /[、:：]/u.test(text))
    return false;
  if (next === undefined) return false;
  if (next.type === 'text' && !next.apart && next.marker === '' && !next.item)
    return isShortAbove(text, next);
  if (groupPattern.test(text) || lawTitlePattern.test(text)) return true;
  const scheme = numberingOf(text);
  if (scheme !== null) return scheme !== 'circled';
  return /^[^、。「」※]{4,40}$/u.test(text) && leadsIn(next);
}

/** A numbered line too short to be one that was wrapped, directly above its paragraph. */
function isShortAbove(text: string, next: TextElement): boolean {
  const scheme = numberingOf(text);
  const isHeadingNumber =
    scheme === 'number' || scheme === 'dotted' || scheme === 'bracketed' || scheme === 'roman';
  return (
    isHeadingNumber &&
    text.length < 24 &&
    !/[のをにはがとでもて]$/u.test(text) &&
    next.text.length >= 24 &&
    endsSentence(next.text) &&
    numberingOf(next.text) === null
  );
}

/** A paragraph, an article or a group stands below. */
function leadsIn(next: Element): boolean {
  if (next.type !== 'text') return false;
  const text = printedText(next);
  return groupPattern.test(text) || (endsSentence(text) && text.length >= 30);
}
