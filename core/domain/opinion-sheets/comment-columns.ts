import { z } from 'zod';
import { foldKey } from '../blocks/fold.ts';

/** What a column of a table of comments can mean. `person`: tells people apart; rows of one are one sheet. */
export const commentColumnSchema = z.enum([
  'person',
  'name',
  'role',
  'affiliation',
  'kind',
  'material',
  'page',
  'place',
  'quote',
  'text',
  'reason',
  'proposal',
  'publishability',
  'method',
  'date',
]);
export type CommentColumn = z.infer<typeof commentColumnSchema>;

/** Headings as cities and form services write them, the more telling ones first. */
const headings: readonly (readonly [CommentColumn, RegExp])[] = [
  ['person', /^(?:受付|整理|提出者|回答者|応募者|申込)(?:番号|id|no\.?)$|^(?:id|回答id|responseid)$/u],
  [
    'date',
    /(?:提出|受付|受信|回答|送信|投稿|登録)(?:年月)?日(?:時|付)?|^日付$|^日時$|タイムスタンプ|timestamp|^date$/u,
  ],
  ['method', /(?:提出|受付|応募)?方法|受付経路|^method$/u],
  ['publishability', /公表|公開の?可否|掲載の?可否/u],
  ['affiliation', /所属|団体名?|法人名?|会社名?|勤務先|affiliation|organi[sz]ation/u],
  ['role', /(?:提出者|応募者|回答者)?の?区分|提出者の?種類|^属性$|^role$/u],
  ['name', /氏名|^お?名前$|提出者名?$|^記入者|^name$/u],
  ['kind', /種別|意見の?種類|^kind$/u],
  ['page', /ページ|頁|^p\.?$|^page$/u],
  ['proposal', /修正案|修文|代案|提案(?:の内容|文)?$|proposal/u],
  ['reason', /理由|根拠|reason/u],
  ['place', /箇所|該当|項目|章|節|施策|基本目標|place/u],
  ['material', /資料|計画名|案件|material/u],
  ['quote', /引用|原文の文|quote/u],
  ['text', /意見|内容|コメント|本文|ご?要望|記述|text|comment|opinion/u],
];

/** Personal data that is not needed, and is left where it is. */
const personal =
  /住所|所在地|郵便|〒|電話|tel|携帯|ファ[ック]*ス(?:番号)?$|fax|メール(?:アドレス)?$|e-?mail|年齢|年代|性別|生年|ふりがな|フリガナ|ふり仮名|ip/u;
/** Rows that are looked at for the headings. */
const greatestHeadRow = 20;

function meaningOf(heading: string): CommentColumn | null {
  const key = foldKey(heading).replace(/[（(].*[)）]$/u, '');
  if (key === '' || isPersonal(heading)) {
    return null;
  }
  return headings.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

export function isPersonal(heading: string): boolean {
  const key = foldKey(heading);
  return personal.test(key) && !/方法/u.test(key);
}

/**
 * Guesses what the columns mean by their headings. Each meaning is given once, to the column whose heading names it first.
 * A person confirms or changes it.
 */
export function guessColumns(heads: readonly string[]): (CommentColumn | null)[] {
  const taken = new Set<CommentColumn>();
  return heads.map((heading) => {
    const meaning = meaningOf(heading);
    if (meaning === null || taken.has(meaning)) {
      return null;
    }
    taken.add(meaning);
    return meaning;
  });
}

/** Meanings that a table of the public's comments has beside the words, and other tables rarely have. */
const telling: ReadonlySet<CommentColumn> = new Set([
  'person',
  'name',
  'role',
  'affiliation',
  'publishability',
  'method',
  'date',
]);

/** True where headings look like those of comments: their words, and at least two that say from whom, how or when. */
export function looksLikeComments(heads: readonly string[]): boolean {
  const columns = guessColumns(heads);
  const told = columns.filter((column) => column !== null && telling.has(column)).length;
  return columns.includes('text') && told >= 2;
}

/** Headings are short and no sentences. */
function looksLikeHeadings(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.length <= 40 && !/[。！？!?]/u.test(cell));
}

/** Index of the row that holds the headings: the one of the first rows that says most, else the first that is not blank. */
export function headRowOf(rows: readonly (readonly string[])[]): number {
  const first = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  let best = { row: Math.max(0, first), meanings: 1 };
  rows.slice(0, greatestHeadRow).forEach((cells, row) => {
    const meanings = guessColumns(cells).filter((meaning) => meaning !== null).length;
    if (meanings > best.meanings && looksLikeHeadings(cells)) {
      best = { row, meanings };
    }
  });
  return best.row;
}

/** Columns by name, as the command line takes them: 「氏名=name,ご意見=text」. Headings that are not named mean nothing. */
export function columnsByName(heads: readonly string[], names: string): (CommentColumn | null)[] | null {
  const wanted = new Map<string, CommentColumn>();
  for (const pair of names.split(',')) {
    const at = pair.lastIndexOf('=');
    const meaning = commentColumnSchema.safeParse(pair.slice(at + 1).trim());
    if (at < 0 || !meaning.success) {
      return null;
    }
    wanted.set(foldKey(pair.slice(0, at)), meaning.data);
  }
  const found = heads.map((heading) => wanted.get(foldKey(heading)) ?? null);
  return [...wanted.keys()].every((key) => heads.some((heading) => foldKey(heading) === key)) ? found : null;
}
