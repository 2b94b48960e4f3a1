import { type QuestionCode, readQuestionCode } from './question-code.ts';
import { readQuestionHeading, remarksIn } from './question-heading.ts';

/** What a table of answers asks: the 問番号 and the words. */
export interface AskedQuestion {
  /** Null where the paper gives no number. */
  readonly code: QuestionCode | null;
  /** As printed. */
  readonly codeText: string;
  readonly text: string;
}

/** 「一般市民調査」 of 「（１）一般市民調査」; not of 「アンケート調査」, which names none. */
export function surveyNameIn(text: string): string | null {
  // A line with two surveys names the table's for neither.
  if (text.length > 40 || text.split('調査').length > 2) return null;
  const name =
    /(?:^|[\s\u3000)）.、【】［〔・■●○〇◯◎□])(?<name>[^\s\u3000()（）「」:：.、【】［］〔〕・■●○〇◯◎□]{2,24}調査)(?=$|[\s\u3000（(【】］〕]|結果|より)/u.exec(
      text,
    )?.groups?.['name'];
  return name === undefined || /^(?:アンケート|意識|本|この|ニーズ|実態)調査$/u.test(name) ? null : name;
}

/** 「問12 外出の頻度」, 「外出の頻度（問12）」, 「問12」. */
export function questionIn(source: string): AskedQuestion | null {
  const text = source.replace(/^[\s\u3000■●○〇◯◎◆◇□・【［[〔<＜(（]+(?=[^\s]{0,12}(?:問|Q|Ｑ))/u, '').trim();
  const isClosed = /[(（［[【〔<＜]/u.test(text);
  const whole = readQuestionCode(isClosed ? text : text.replace(/[】］\]〕>＞)）]$/u, ''));
  if (whole !== null) return { code: whole, codeText: text, text: '' };
  // 「外出が少ない（問12）」 begins with what was asked, and not with the name of a survey.
  const heading = /^[^（(問]*[（(]/u.test(text) ? null : readQuestionHeading(text);
  if (heading !== null) {
    const words = withoutUnit(heading.text).replace(/^[】］\]〕>＞)）\s\u3000:：.．、]+/u, '');
    return { code: heading.code, codeText: heading.codeText, text: words };
  }
  const behind =
    /^(?<text>[\s\S]+?)[\s\u3000]*[（(［[【](?<code>[^（(［[【。、]{0,30}?(?:問|Q|Ｑ)\s*[0-9０-９]{1,3}[^。、]{0,12}?)[)）］\]】]$/u.exec(
      text,
    )?.groups;
  const code = readQuestionCode(behind?.['code'] ?? '');
  return behind === undefined || code === null
    ? null
    : { code, codeText: behind['code'] ?? '', text: withoutUnit(remarksIn(behind['text'] ?? '').text) };
}

function withoutUnit(text: string): string {
  return text.replace(/[\s\u3000]*[（(]\s*(?:単位\s*[:：]?\s*)?[%％]\s*[)）]$/u, '');
}

/** A code that names no survey, as one of the survey that the lines above name. */
export function withSurvey(code: QuestionCode, survey: string | null): QuestionCode {
  if (survey === null || code.survey !== null || code.surveyNo !== null) return code;
  return { ...code, survey, norm: `${survey}${code.norm}` };
}

/** 「(1)」 at the start of a row's words, as a part of the question. */
export function partOf(question: AskedQuestion | null, words: string): AskedQuestion | null {
  const part = /^(?:[（(]\s*([0-9０-９]{1,2})\s*[)）]|([①-⑳]))/u.exec(words);
  if (part === null || question?.code == null) return null;
  const no = (part[1] ?? part[2] ?? '').normalize('NFKC');
  const { code } = question;
  const norm = code.norm.replace(/\([^)]*\)$/u, '');
  const codeText = question.codeText.replace(/[（(][^（()）]{1,3}[)）]$/u, '');
  return {
    ...question,
    code: { ...code, sub: no, norm: `${norm}(${no})` },
    codeText: `${codeText}(${no})`,
  };
}
