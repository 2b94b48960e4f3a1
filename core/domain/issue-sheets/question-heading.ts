import { type QuestionCode, readQuestionCode } from './question-code.ts';

/** A line that begins with a 問番号, and what it asks. */
export interface QuestionHeading {
  readonly code: QuestionCode;
  readonly codeText: string;
  readonly text: string;
  /** n, where the line says it: 「（n=812）」. */
  readonly respondents: number | null;
  /** 「○は1つ」, 「複数回答」; null where the line says neither. */
  readonly kind: 'single' | 'multiple' | null;
}

const start =
  /^(?<code>(?:[^問Q「」。、]{0,30}?[\s\u3000]*)?(?:設?問|質問|Q|Ｑ)[\s\u3000]*(?:No\.?|[A-ZＡ-Ｚ])?[0-9０-９]{1,3}(?:[\s\u3000]*(?:[-‐‑–—―−－ー]|の)[\s\u3000]*[0-9０-９]{1,2}){0,2}(?:[\s\u3000]*(?:[(（][0-9０-９ア-ンa-z]{1,2}[)）]|[①-⑳]))?)(?<rest>(?![0-9０-９]).*)$/su;

/** Reads 「問22(6) 災害のときに…（○は1つ）」; null for a line that begins otherwise. */
export function readQuestionHeading(line: string): QuestionHeading | null {
  const groups = start.exec(line.trim())?.groups;
  if (groups === undefined) return null;
  const codeText = (groups['code'] ?? '').trim();
  const code = readQuestionCode(codeText);
  return code === null ? null : { code, codeText, ...remarksIn(groups['rest'] ?? '') };
}

/** The question's words without what they say of how it was answered. */
export function remarksIn(rest: string): Pick<QuestionHeading, 'text' | 'respondents' | 'kind'> {
  const plain = rest.normalize('NFKC');
  const n = /[(【[]?\s*(?:n|N|回答者数|有効回答数?)\s*[=:＝]\s*([\d,]+)/u.exec(plain)?.[1];
  const kind = kindIn(plain);
  const text = rest
    .replace(
      /[（(【[]?[\s\u3000]*(?:[nNｎＮ]|回答者数|有効回答数?)[\s\u3000]*[=＝:：][\s\u3000]*[\d,０-９，]+[\s\u3000]*(?:人|件)?[\s\u3000]*[）)】\]]?/gu,
      '',
    )
    .replace(
      /[（(【[][^（()）]{0,20}(?:○は|○印|ひとつ|複数回答|単数回答|いくつでも|単一回答|SA|MA)[^（()）]{0,20}[）)】\]]/gu,
      '',
    )
    .replace(/^[\s\u3000.．:：、]+|[\s\u3000]+$/gu, '');
  return { text, respondents: n === undefined ? null : Number(n.replaceAll(',', '')), kind };
}

/** How many answers a person could give, where the words say it. */
export function kindIn(text: string): 'single' | 'multiple' | null {
  const plain = text.normalize('NFKC');
  if (
    /複数|いくつでも|すべてに|全てに|あてはまるもの(?:を)?すべて|[2-9]つ(?:まで|以内)|(?:^|[^A-Z])MA(?:[^A-Z]|$)|(?:^|[^A-Z])LA(?:[^A-Z]|$)/u.test(
      plain,
    )
  ) {
    return 'multiple';
  }
  return /単数|単一|(?:1つ|一つ|ひとつ)(?:だけ|に|を|\)|$)|(?:^|[^A-Z])SA(?:[^A-Z]|$)/u.test(plain)
    ? 'single'
    : null;
}
