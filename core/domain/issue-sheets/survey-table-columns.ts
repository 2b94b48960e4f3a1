import { remarksIn } from './question-heading.ts';

/** What a column of a table of answers holds. `value`: shares. `list`: answers with their shares in one cell. */
export type ColumnRole = 'code' | 'question' | 'answer' | 'value' | 'list' | 'count' | 'respondents' | 'text';

export interface ColumnHead {
  /** All head cells above the column, from the top, without spaces and half-width. */
  readonly words: readonly string[];
  /** As printed, the lowest one that says something. */
  readonly label: string;
}

const codeWord = /^(?:調査票の?)?(?:問番号|設問番号|質問番号|問no\.?|設問no\.?|番号|no\.?)$/iu;
const questionWord =
  /^(?:問|設問|質問|設問文|質問文|(?:設問|質問|問の?)(?:の)?内容|設問名|調査項目|質問項目|設問項目|調査結果項目)$/u;
const answerWord = /^(?:選択肢名?|(?:主な)?回答(?:項目|内容|の内容|選択肢|区分)?|カテゴリー?|答え)$/u;
const shareWord = /割合|構成比|比率|回答率|[%％]|パーセント/u;
const countWord =
  /^(?:件数|人数|回答数|度数|実数|票数|回答件数|回答人数)(?:\(.{1,4}\))?$|^\((?:人|件|票)\)$/u;
const respondentWord =
  /^(?:n|n数|回答者数|母数|有効回答数?|基数|対象者数|回答者計|全体数?)(?:\(.{1,4}\))?$/iu;

/** Words that name people or a time instead of an answer: 「一般市民」, 「障害者」, 「前回」, 「令和4年度」. */
const groupWord =
  /市民|住民|区民|町民|村民|国民|障害|障がい|障碍|高齢|若者|若年|男性|女性|歳|年代|一般|団体|事業者|事業所|保護者|児童|生徒|青少年|当事者|家族|支援者|担い手|委員|認定者|世帯|地区|地域|調査|前回|今回|前々回|令和|平成|西暦|(?:R|H)\d|\d{4}|年度?$|全体|全市|全国|合計|増減|差/u;

export function plainWord(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** What the heads over a column say; null where they say nothing known. */
export function roleOfHead({ words }: ColumnHead): ColumnRole | null {
  const own = remarksIn(words.at(-1) ?? '').text;
  const word = [own, ...[...words].reverse()].find((one) => one !== '') ?? '';
  if (codeWord.test(word)) return 'code';
  if (questionWord.test(word)) return 'question';
  if (answerWord.test(word)) return 'answer';
  if (countWord.test(word)) return 'count';
  if (respondentWord.test(word)) return 'respondents';
  return words.some((one) => shareWord.test(one)) ? 'value' : null;
}

/** True where a column's head says that its figures are shares. */
export function saysShare({ words }: ColumnHead): boolean {
  return words.some((word) => shareWord.test(word));
}

/** Word of the head that is nothing but 「割合（％）」. */
export function isShareWord(word: string): boolean {
  return /^(?:回答)?(?:割合|構成比|比率|回答率|率|[%％]|パーセント)(?:\(.{1,6}\))?$|^\([%％]\)$/u.test(
    plainWord(word),
  );
}

export function isGroupWord(word: string): boolean {
  return groupWord.test(plainWord(word));
}

/** 「（増減）」, 「前回差（ポイント）」: a difference, not a share. */
export function isDifference(head: ColumnHead): boolean {
  return head.words.some((word) => /増減|差$|差\(|ポイント|順位|判定|備考|図表|頁|ページ/u.test(word));
}

export interface TableFigure {
  readonly value: number;
  readonly decimals: number;
  readonly isShare: boolean;
  readonly isCount: boolean;
}

/** A cell that is one figure: 「31.7」, 「３１．７％」, 「812人」; null for other text. */
export function tableFigure(text: string): TableFigure | null {
  const match = /^[(（]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%|パーセント|人|件|票|名)?[)）]?$/u.exec(
    plainWord(text),
  );
  if (match === null) return null;
  const [, whole = '', fraction] = match;
  const unit = match[3] ?? '';
  return {
    value: Number(`${whole.replaceAll(',', '')}${fraction === undefined ? '' : `.${fraction}`}`),
    decimals: fraction?.length ?? 0,
    isShare: unit === '%' || unit === 'パーセント',
    isCount: /[人件票名]/u.test(unit),
  };
}

/** 「－」, 「*」, 「…」: a place without a figure among figures. */
export function isNoFigure(text: string): boolean {
  return /^(?:[-‐‑‒–—―−ー－*＊xX×…‥・]+|\.{2,3}|非公表)$/u.test(text.trim());
}

export interface ListedShare {
  readonly label: string;
  readonly percent: number;
  /** As printed, without the label. */
  readonly written: string;
}

const listed =
  /^[「『]?(?<label>[^「」『』]{1,60}?)(?<![0-9０-９.．])[」』]?[\s\u3000:：…]*[（(]?(?<written>[0-9０-９]{1,3}(?:[.．][0-9０-９]+)?[\s\u3000]*(?:[%％]|パーセント))[)）]?。?$/u;

/** 「毎日 41.2%、時々 30.5%」: a cell that is nothing but answers with their shares; empty for other text. */
export function listedShares(text: string): ListedShare[] {
  const pieces = text
    .split(/[、，,;；/／\n]|(?<=[%％][)）]?)[\s\u3000]+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const found = pieces.flatMap((piece): ListedShare[] => {
    const groups = listed.exec(piece)?.groups;
    const written = groups?.['written'] ?? '';
    const label = (groups?.['label'] ?? '').trim();
    const percent = tableFigure(written)?.value ?? 101;
    // 「知っている人は50.8%」 is a sentence.
    return percent > 100 || label === '' || /[はがもで]$/u.test(label) ? [] : [{ label, percent, written }];
  });
  return found.length === pieces.length ? found : [];
}

/** 「【一般市民】」: words that say nothing but who answered; null for others. */
export function groupNamedBy(text: string): string | null {
  const plain = text.replace(/^[\s\u3000■●○〇◯◎◆◇□・【［[〔<＜(（]+|[】］\]〕>＞)）\s\u3000]+$/gu, '');
  return plain.length <= 12 && isGroupWord(plain) && !/調査|結果|アンケート|について|[?？。、]/u.test(plain)
    ? plain
    : null;
}
