/** Where something stands in a formula: UTF-16 offsets, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A series by its label; `table` is the number or title of another table of the paper, null for the same one. */
export interface Reference extends Span {
  readonly type: 'reference';
  readonly table: string | null;
  readonly series: string;
}

export type BinaryOperator = '+' | '-' | '*' | '/';
/** 合計, 平均 of several values; 前 is the value of the period before. */
export type FormulaFunction = 'sum' | 'average' | 'previous';

export type Expression =
  | { readonly type: 'number'; readonly digits: string }
  | Reference
  | { readonly type: 'negative'; readonly of: Expression }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'call'; readonly name: FormulaFunction; readonly values: readonly Expression[] };

/** Why a formula means nothing; core/locales has words for each code. */
export type FormulaErrorCode =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'unclosedQuote'
  | 'unclosedBracket'
  | 'unexpected'
  | 'unfinished'
  | 'quoteNeeded'
  | 'oneValueNeeded'
  | 'unknownSeries'
  | 'unknownTable'
  | 'ambiguous'
  | 'circular';

export interface FormulaProblem extends Span {
  readonly code: FormulaErrorCode;
  /** The text of the formula that it is about. */
  readonly text: string;
  /** What an ambiguous name may mean. */
  readonly candidates: readonly string[];
}

/** Every reference of an expression, from left to right. */
export function referencesOf(expression: Expression): Reference[] {
  switch (expression.type) {
    case 'number':
      return [];
    case 'reference':
      return [expression];
    case 'negative':
      return referencesOf(expression.of);
    case 'binary':
      return [...referencesOf(expression.left), ...referencesOf(expression.right)];
    case 'call':
      return expression.values.flatMap(referencesOf);
  }
}
