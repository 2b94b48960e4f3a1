/**
 * The words of the layout in which statistics are given out and read back: what each row is stands in its first cell, so
 * that nothing has to be guessed, in whatever program the table was opened meanwhile.
 */
export const ownMark = '審議ノート 統計資料';
export const ownVersion = '1';

export const rowWords = {
  title: '資料名',
  paperNote: '資料の注',
  table: '表',
  section: '見出し',
  basis: '時点',
  unitLine: '単位の表示',
  periods: '年次',
  layout: '表の向き',
  flags: '区分',
  values: '値',
  printed: '表記',
  computed: '計算値',
  formula: '式',
  note: '注',
  source: '出典',
  chart: '図',
} as const;
export type RowKind = keyof typeof rowWords;

export const headWords = { unit: '単位', format: '表示形式' } as const;
/** How the paper prints the table, where not with a row for each series. */
export const layoutWords = { periodsAsRows: '年次を縦に' } as const;
export const flagWords = { provisional: '速報', undecided: '未定' } as const;
export const scaleWords = { none: 'そのまま', percent: '百分率', permil: '千分率' } as const;
export const shownWords = { shown: '印刷する', hidden: '印刷しない' } as const;
export const chartWords = {
  line: '折れ線',
  column: '縦棒',
  stackedBar: '積み上げ',
  bar: '横棒',
  pyramid: '人口ピラミッド',
  none: '図なし',
} as const;
export const yes = 'はい';
export const no = 'いいえ';
/** A list of rows with nothing in it; an empty cell leaves the choice to the program. */
export const nothing = 'なし';
/** Between the numbers of rows. */
export const rowSeparator = '・';
/** Before the number of a computed row. */
export const computedRow = '計';

/** What spreadsheets run as a formula, full-width forms included. */
const formulaStart = /^[^\S\t\r]*[=+\-@\t\r＝＋－＠]/u;
/** Numbers, amounts, shares, dates and times in figures, with signs and brackets around them; months by their English names. */
const figures = /^[\s(¥\\$]*[\d.][\d.,:/\-+\s%()^e¥\\$]*(?:am|pm|a|p)?$/iu;
const namedMonth = /^[\d\s,./-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\d\s,./-]*$/iu;
/** Dates and times of Japan: 「R5.3.4」, 「令和5年3月」, 「3月4日」, 「14時30分」. A year alone stays a text. */
const japaneseDate =
  /^(?:[MTSHR]\d{1,2}[./-]\d{1,2}(?:[./-]\d{1,2})?|(?:(?:明治|大正|昭和|平成|令和|[MTSHR])?(?:元|\d{1,4})年)?\d{1,2}月(?:\d{1,2}日)?|\d{1,2}時(?:\d{1,2}分)?(?:\d{1,2}秒)?)$/iu;

/** 「1億」, 「12億3,456万」, 「二〇」: a Japanese spreadsheet reads them as a number. */
const kanjiNumber =
  /^[+-]?(?=.*[〇一二三四五六七八九十百千万億兆])[\d.,〇一二三四五六七八九十百千万億兆]{2,}$/u;

/** True for text that a spreadsheet would run, or would turn into a number, a date or a truth value and write differently. */
export function isConvertible(text: string): boolean {
  if (formulaStart.test(text)) return true;
  const plain = text.normalize('NFKC').trim();
  if (/^(?:true|false|真|偽)$/iu.test(plain)) return true;
  // A plain number comes back as it is.
  if (/^\d+(?:\.\d+)?$/u.test(text) && String(Number(text)) === text && text.length <= 15) return false;
  return [figures, namedMonth, japaneseDate, kanjiNumber].some((pattern) => pattern.test(plain));
}

/** Text with an apostrophe before it where a spreadsheet would change it. */
export function guardedText(text: string): string {
  return isConvertible(withoutApostrophes(text)) ? `'${text}` : text;
}

/** Text that may be mistaken for guarded text is guarded; all other text stays. For cells that are text already. */
export function guardedAgain(text: string): string {
  return text.startsWith("'") ? guardedText(text) : text;
}

/** Takes the apostrophe off again. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && isConvertible(withoutApostrophes(text)) ? text.slice(1) : text;
}

function withoutApostrophes(text: string): string {
  return text.replace(/^'+/u, '');
}

/** The key of a word, or null. */
export function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string): Key | null {
  const plain = word.normalize('NFKC').trim();
  const found = (Object.keys(words) as Key[]).find((key) => words[key].normalize('NFKC') === plain);
  return found ?? null;
}
