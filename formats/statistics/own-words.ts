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

/** An apostrophe before text that a spreadsheet would run or convert. */
export const guard = /^'+[=+\-@\t\r＝＋－＠\d.]/u;

/** The key of a word, or null. */
export function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, word: string): Key | null {
  const plain = word.normalize('NFKC').trim();
  const found = (Object.keys(words) as Key[]).find((key) => words[key].normalize('NFKC') === plain);
  return found ?? null;
}
