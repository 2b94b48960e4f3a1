/** How papers are numbered: 資料1, 資料No.1, 資料1-1, 参考資料1, 別紙2, 当日資料. */

const prefixes =
  '参考資料|当日資料|追加資料|補足資料|説明資料|別添資料|別紙資料|机上資料|資料|参考|別紙|別添|別表|様式';
const digits = '(?:[0-9０-９]{1,3}|[Ａ-ＨA-H](?![A-Za-zＡ-Ｚａ-ｚ])|[①-⑳])';
const joint = '[-－‐‑–―ー−の・.．]';
const number = `${digits}(?:${joint}${digits})*`;
const sign = '(?:[NＮ][oｏ][.．]?|№|番号|第)?';
/** 差替, 差し替え, 差換 in any spelling. */
export const replacementWord = '(?:差し?替え?|差し?換え?|さしかえ)(?:版|資料|後|分|用)?';
const openBracket = '[（(【\\[［〔〈<＜]';
const closeBracket = '[）)】\\]］〕〉>＞]';

/** Signs that offices set before the heading of a paper: 「■ 資料2　…」. */
export const headingSign = '[■□◆◇●◎★☆▼▽▶▷◉◈❖]';

const markPattern = new RegExp(
  `^(?:${headingSign}\\s*)?(?:【|\\[|［|〔|〈|＜|<|《|≪|«|（|\\()?\\s*(?<prefix>${prefixes})\\s*${sign}\\s*(?<number>${number})?号?(?:\\s*(?:】|\\]|］|〕|〉|＞|>|》|≫|»|）|\\)))?(?<rest>[\\s\\S]*)$`,
  'u',
);
const replacementMark = new RegExp(`^\\s*(?:${openBracket}?\\s*${replacementWord}\\s*${closeBracket}?)`, 'u');
const replacementAnywhere = new RegExp(`${openBracket}?\\s*${replacementWord}\\s*${closeBracket}?`, 'u');

/** A number as the papers of a meeting are told apart by: 「4」, 「1-1」, 「参考資料1」; null for 「—」 and blank. */
export function normalPaperNumber(printed: string): string | null {
  const plain = plainNumber(printed);
  if (plain === '' || /^[-ー~.…*]+$/u.test(plain) || /^(?:なし|無し|無)$/u.test(plain)) return null;
  const match = new RegExp(`^(?:${prefixes})?${sign}(${number})号?$`, 'u').exec(plain);
  const prefix = new RegExp(`^(?:${prefixes})`, 'u').exec(plain)?.[0] ?? '';
  if (match === null) return plain;
  const value = (match[1] ?? '').replace(/の/gu, '-');
  return prefix === '' || prefix === '資料' ? value : prefix + value;
}

function plainNumber(printed: string): string {
  return printed
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^[[(<【〔〈《≪«]+|[\])>】〕〉》≫»]+$/gu, '')
    .replace(/[‐‑‒–—―−]|ー(?=\d|$)/gu, '-');
}

export interface PaperMark {
  /** As normalPaperNumber gives it. */
  readonly number: string;
  /** The mark as printed. */
  readonly markText: string;
  /** What follows on the line, usually the title; empty where the mark stands alone. */
  readonly title: string;
  readonly isReplacement: boolean;
}

/**
 * A line that names a paper by its number, alone or with its title: 「資料1」, 「【資料４】（差替）」, 「資料1　策定スケジュール」.
 * @returns null for any other line
 */
export function readPaperMark(line: string): PaperMark | null {
  if (line.length > 120) return null;
  const groups = markPattern.exec(line.trim())?.groups;
  if (groups === undefined) return null;
  let rest = groups['rest'] ?? '';
  const prefix = groups['prefix'] ?? '';
  const numbered = groups['number'];
  if (numbered === undefined) return unnumberedMark(prefix, line.trim());
  const replaced = replacementMark.exec(rest);
  if (replaced !== null) rest = rest.slice(replaced[0].length);
  const closed = /^[】\]］〕〉＞>》≫»）)]/u.test(rest) ? rest.slice(1) : rest;
  const title = closed.replace(/^[\s\u3000]*[:：．.、｜—―]?[\s\u3000]*/u, '');
  // 「資料2を参照」, 「資料1のとおり」: running text, not a mark.
  const runsOn =
    title !== '' &&
    !/^[\s\u3000:：．.｜—―】\]］〕〉＞>》≫»）)「『【]/u.test(closed) &&
    replaced === null &&
    !markIsClosed(line, closed);
  if (runsOn || /[。]$/u.test(title)) return null;
  const number = normalPaperNumber(prefix + (numbered ?? ''));
  return number === null
    ? null
    : {
        number,
        markText: line
          .trim()
          .slice(0, line.trim().length - title.length)
          .trim(),
        title: title.trim(),
        isReplacement: replaced !== null,
      };
}

/** 「当日資料」, or 「当日資料　委員名簿」; 「資料」 and 「別紙」 alone are words of a sentence. */
function unnumberedMark(prefix: string, line: string): PaperMark | null {
  if (!/^(?:当日資料|参考資料|追加資料)$/u.test(prefix)) return null;
  const behind =
    /^.{0,2}(?:当日|参考|追加)資料[】\]］）)]?(?:$|[\s\u3000:：]+(?<title>[^\s。][^。]*)$)/u.exec(line);
  if (behind === null) return null;
  const title = behind.groups?.['title'] ?? '';
  return {
    number: prefix,
    markText: line.slice(0, line.length - title.length).trim(),
    title,
    isReplacement: false,
  };
}

function markIsClosed(line: string, rest: string): boolean {
  return /[】\]］〕〉＞>》≫»）)]\s*$/u.test(line.trim().slice(0, line.trim().length - rest.length));
}

/** True where a name, number or remark says that the paper replaces an earlier one. */
export function saysReplacement(text: string): boolean {
  return replacementAnywhere.test(text);
}

/** A paper's name without 「（差替）」 before or behind it. */
export function baseNameOf(name: string): string {
  const open = `(?:${openBracket}\\s*${replacementWord}\\s*${closeBracket})`;
  const shorter = name
    .replace(new RegExp(`^\\s*(?:${open}|${replacementWord}[\\s\\u3000:：]+)\\s*`, 'u'), '')
    .replace(
      new RegExp(`\\s*(?:${open}|[\\s\\u3000:：]+${replacementWord}|\\s*\\*?${replacementWord})\\s*$`, 'u'),
      '',
    )
    .trim();
  return shorter === '' ? name.trim() : shorter;
}
