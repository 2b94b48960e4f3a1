import type { ErrorCode, ErrorDetail } from '../../core/contract/errors.ts';
import type { Translate } from '../../core/locales/translator.ts';

/** The sentence for an import warning. */
export function warningText(
  translate: Translate,
  warning: { readonly code: string; readonly values: Readonly<Record<string, string>> },
): string {
  return wordsFor(translate, `import:warnings.${warning.code}`, warning.values);
}

/** What a finding of the checks says, and why it is one. */
export function findingText(
  translate: Translate,
  finding: { readonly code: string; readonly values: Readonly<Record<string, string>> },
  part: 'message' | 'reason',
): string {
  return wordsFor(translate, `check:${finding.code}.${part}`, finding.values);
}

/** The sentence for an error of the contract. */
export function errorText(translate: Translate, code: ErrorCode, detail: ErrorDetail): string {
  return wordsFor(translate, `errors:${code}`, detail);
}

/** Codes become keys at run time; that every code has its words is held by tests. */
function wordsFor(translate: Translate, key: string, values: object): string {
  return (translate as (key: string, values: object) => string)(key, values);
}
