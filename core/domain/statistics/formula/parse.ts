import { failure, type Result, success } from '../../result.ts';
import type { BinaryOperator, Expression, FormulaFunction, FormulaProblem, Reference } from './expression.ts';
import { problem, type Token, tokensOf } from './tokens.ts';

const greatestLength = 500;
const greatestDepth = 40;

const functions: ReadonlyMap<string, FormulaFunction> = new Map([
  ['合計', 'sum'],
  ['計', 'sum'],
  ['sum', 'sum'],
  ['平均', 'average'],
  ['average', 'average'],
  ['前', 'previous'],
  ['前年', 'previous'],
  ['前年度', 'previous'],
  ['previous', 'previous'],
]);

/**
 * Reads a formula. It has numbers, + − × ÷, brackets, names of series and three functions:
 * `「老年人口」 ÷ 「合計」`, `①の「合計」 ÷ 「世帯数」`, `「合計」 − 前年（「合計」）`, `合計（「介護」、「子育て」）`.
 * Names stand in 「」, or bare where they hold no sign of the language.
 */
export function parseFormula(formula: string): Result<Expression, FormulaProblem> {
  if (formula.length > greatestLength) return failure(problem('tooLong', formula, 0, 0));
  const tokens = tokensOf(formula);
  if (!Array.isArray(tokens)) return failure(tokens);
  if (tokens.length === 0) return failure(problem('empty', formula, 0, formula.length));
  const parser = new Parser(formula, tokens);
  try {
    return success(parser.whole());
  } catch (error) {
    if (error instanceof FormulaRefusal) return failure(error.problem);
    throw error;
  }
}

/** Leaves the descent; never leaves this file. */
class FormulaRefusal extends Error {
  readonly problem: FormulaProblem;
  constructor(found: FormulaProblem) {
    super(found.code);
    this.problem = found;
  }
}

class Parser {
  private readonly formula: string;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(formula: string, tokens: readonly Token[]) {
    this.formula = formula;
    this.tokens = tokens;
  }

  whole(): Expression {
    const expression = this.sum();
    const rest = this.tokens[this.at];
    if (rest !== undefined) this.refuse(this.isNameBefore(rest) ? 'quoteNeeded' : 'unexpected', rest);
    return expression;
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Expression {
    return this.chain(['*', '/'], () => this.signed());
  }

  private chain(operators: readonly string[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const token = this.tokens[this.at];
      if (token?.kind !== 'operator' || !operators.includes(token.text)) return left;
      this.at += 1;
      left = { type: 'binary', operator: token.text as BinaryOperator, left, right: part() };
    }
  }

  private signed(): Expression {
    const token = this.tokens[this.at];
    if (token?.kind === 'operator' && token.text === '-') {
      this.at += 1;
      return this.deeper(token, () => ({ type: 'negative', of: this.signed() }));
    }
    return this.single();
  }

  private single(): Expression {
    const token = this.tokens[this.at];
    if (token === undefined) {
      throw new FormulaRefusal(problem('unfinished', this.formula, this.formula.length, this.formula.length));
    }
    this.at += 1;
    switch (token.kind) {
      case 'number':
        return { type: 'number', digits: token.text };
      case 'open':
        return this.deeper(token, () => {
          const inner = this.sum();
          this.close(token);
          return inner;
        });
      case 'word':
        return this.word(token);
      case 'quoted':
        return this.reference(token);
      case 'operator':
      case 'close':
      case 'comma':
        return this.refuse('unexpected', token);
    }
  }

  private word(token: Token): Expression {
    const next = this.tokens[this.at];
    if (next?.kind === 'open' && next.from === token.to) {
      const name = functions.get(token.text.toLowerCase());
      if (name === undefined) return this.refuse('quoteNeeded', token);
      this.at += 1;
      return this.deeper(token, () => this.call(name, token, next));
    }
    return this.reference(token);
  }

  private call(name: FormulaFunction, token: Token, open: Token): Expression {
    const values = [this.sum()];
    while (this.tokens[this.at]?.kind === 'comma') {
      this.at += 1;
      values.push(this.sum());
    }
    this.close(open);
    if (name === 'previous' && values.length > 1) this.refuse('oneValueNeeded', token);
    return { type: 'call', name, values };
  }

  /** A name, or a table and a name in it: ①の「合計」, 「人口の表」の「合計」. */
  private reference(first: Token): Reference {
    const particle = this.tokens[this.at];
    const isParticle = first.kind === 'quoted' && particle?.kind === 'word' && particle.text === 'の';
    const second = this.tokens[isParticle ? this.at + 1 : this.at];
    if (second?.kind !== 'quoted' || (!isParticle && second.from !== first.to)) {
      return { type: 'reference', table: null, series: first.text, from: first.from, to: first.to };
    }
    this.at += isParticle ? 2 : 1;
    const table = first.kind === 'word' ? first.text.replace(/の$/u, '') : first.text;
    return { type: 'reference', table, series: second.text, from: first.from, to: second.to };
  }

  private close(open: Token): void {
    const token = this.tokens[this.at];
    if (token === undefined) this.refuse('unclosedBracket', open);
    if (token?.kind !== 'close') this.refuse('unexpected', token ?? open);
    this.at += 1;
  }

  private deeper(token: Token, work: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > greatestDepth) this.refuse('tooDeep', token);
    const expression = work();
    this.depth -= 1;
    return expression;
  }

  /** A bracket directly behind a name: 「老年人口（65歳以上）」 without its 「」. */
  private isNameBefore(token: Token): boolean {
    const before = this.tokens[this.at - 1];
    return token.kind === 'open' && before?.to === token.from && before.kind === 'word';
  }

  private refuse(code: FormulaProblem['code'], token: Token): never {
    throw new FormulaRefusal(problem(code, this.formula, token.from, token.to));
  }
}
