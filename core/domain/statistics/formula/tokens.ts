import type { FormulaProblem, Span } from './expression.ts';

export interface Token extends Span {
  readonly kind: 'number' | 'word' | 'quoted' | 'operator' | 'open' | 'close' | 'comma';
  /** Digits of a number, text of a word, name between quotation marks, one of + - * / of an operator. */
  readonly text: string;
}

const operators: Readonly<Record<string, string>> = {
  '+': '+',
  '＋': '+',
  '-': '-',
  '－': '-',
  '−': '-',
  '‐': '-',
  '–': '-',
  '*': '*',
  '＊': '*',
  '×': '*',
  '✕': '*',
  '/': '/',
  '／': '/',
  '÷': '/',
};
const closings: Readonly<Record<string, string>> = { '「': '」', '『': '』', '"': '"', '[': ']', '［': '］' };
const numberPattern = /(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?/uy;
const wordPattern = /[^\s\u3000+＋\-－−‐–*＊×✕/／÷()（）,，、「」『』"[\]［］]+/uy;

/** Cuts a formula into its parts. Nothing of it is ever run. */
export function tokensOf(formula: string): Token[] | FormulaProblem {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const character = formula.charAt(at);
    const operator = operators[character];
    const closing = closings[character];
    if (/[\s\u3000]/u.test(character)) {
      at += 1;
    } else if (operator !== undefined) {
      tokens.push({ kind: 'operator', text: operator, from: at, to: at + 1 });
      at += 1;
    } else if (/[(（]/u.test(character)) {
      tokens.push({ kind: 'open', text: '(', from: at, to: at + 1 });
      at += 1;
    } else if (/[)）]/u.test(character)) {
      tokens.push({ kind: 'close', text: ')', from: at, to: at + 1 });
      at += 1;
    } else if (/[,，、]/u.test(character)) {
      tokens.push({ kind: 'comma', text: ',', from: at, to: at + 1 });
      at += 1;
    } else if (closing !== undefined) {
      const end = closingAt(formula, at, character, closing);
      if (end < 0) return problem('unclosedQuote', formula, at, formula.length);
      tokens.push({ kind: 'quoted', text: formula.slice(at + 1, end), from: at, to: end + 1 });
      at = end + 1;
    } else {
      const token = plainToken(formula, at);
      if (token === null) return problem('unexpected', formula, at, at + 1);
      tokens.push(token);
      at = token.to;
    }
  }
  return tokens;
}

/** The closing mark that belongs to the opening one: a label may hold 「」 itself. */
function closingAt(formula: string, from: number, opening: string, closing: string): number {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    const character = formula.charAt(at);
    if (character === opening && opening !== closing) depth += 1;
    else if (character === closing) {
      if (opening === closing ? at > from : depth === 1) return at;
      depth -= 1;
    }
  }
  return -1;
}

/** A number, unless letters follow it: 「65歳以上」 is a name. */
function plainToken(formula: string, at: number): Token | null {
  wordPattern.lastIndex = at;
  const word = wordPattern.exec(formula)?.[0] ?? '';
  numberPattern.lastIndex = at;
  const digits = numberPattern.exec(formula)?.[0] ?? '';
  if (digits !== '' && digits.length >= word.length) {
    return {
      kind: 'number',
      text: digits.normalize('NFKC').replaceAll(',', ''),
      from: at,
      to: at + digits.length,
    };
  }
  return word === '' ? null : { kind: 'word', text: word, from: at, to: at + word.length };
}

export function problem(
  code: FormulaProblem['code'],
  formula: string,
  from: number,
  to: number,
  candidates: readonly string[] = [],
): FormulaProblem {
  return { code, from, to, text: formula.slice(from, to), candidates };
}
