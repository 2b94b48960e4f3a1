import { z } from 'zod';
import { readRoman, romanSign } from '../dates/numerals.ts';

/** 問番号 read into its parts: 「Ⅱ-1一般市民調査H問22(6)」. */
export const questionCodeSchema = z.object({
  /** 「Ⅱ-1」 */
  surveyNo: z.string().nullable(),
  /** 「一般市民調査」 */
  survey: z.string().nullable(),
  /** 「H」 */
  section: z.string().nullable(),
  /** 「22」, 「26-1」 */
  question: z.string(),
  /** 「6」 of 「(6)」 */
  sub: z.string().nullable(),
  /** The normal spelling: no spaces, half-width digits and letters. Equal codes mean the same question. */
  norm: z.string(),
});
export type QuestionCode = z.infer<typeof questionCodeSchema>;

const pattern =
  /^(?<surveyNo>(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]{1,4}(?=-|[^A-Za-z-])|\d{1,2}(?=-))(?:-\d{1,2})?)?[-・:]?(?<survey>[^問]{0,40}?)[-・:]?(?:(?<section>(?<![A-Z])[A-Z])?-?(?:設?問|Q|質問)|(?:設?問|質問)(?<behind>[A-Z])-?)(?<question>\d{1,3}(?:-\d{1,2}){0,2})(?:\((?<sub>\d{1,2}|[ア-ンa-z])\)|-?\((?<other>[^)]{1,4})\)|(?<circled>[①-⑳]))?$/u;

/**
 * Reads a 問番号 however it is spaced and however wide its digits are: 「Ⅱ－１ 一般市民調査 Ｈ 問３５」.
 * @returns null where the text is no 問番号
 */
export function readQuestionCode(text: string): QuestionCode | null {
  if (text.length > 120) return null;
  const plain = narrow(text);
  const groups = pattern.exec(plain)?.groups;
  if (groups === undefined) return null;
  const surveyNo = groups['surveyNo'] === undefined ? null : signed(groups['surveyNo']);
  const survey = groups['survey'] === '' ? null : (groups['survey'] ?? null);
  // 「問B4」 is the fourth question of section B, as 「B問4」 is.
  const section = groups['section'] ?? groups['behind'] ?? null;
  const question = groups['question'] ?? '';
  const sub = groups['sub'] ?? groups['other'] ?? groups['circled']?.normalize('NFKC') ?? null;
  const norm = `${surveyNo ?? ''}${survey ?? ''}${section ?? ''}問${question}${sub === null ? '' : `(${sub})`}`;
  return { surveyNo, survey, section, question, sub, norm };
}

/** No spaces, half-width letters and digits, one kind of hyphen. Roman numerals of one sign stay. */
function narrow(text: string): string {
  return text
    .replace(/[\s\u3000]+/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−]|(?<=[\dⅠ-Ⅹ])ー(?=\d)|(?<=\d)の(?=\d)/gu, '-');
}

/** 「II-1」 as 「Ⅱ-1」. */
function signed(surveyNo: string): string {
  const [head = '', tail] = surveyNo.split('-');
  const value = /^[IVX]+$/.test(head) ? readRoman(head) : null;
  const sign = value === null ? head : romanSign(value);
  return tail === undefined ? sign : `${sign}-${tail}`;
}
