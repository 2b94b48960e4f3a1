import type { ReactNode } from 'react';
import type { ErrorDetail, ShingiError } from '../../core/contract/errors.ts';
import { type RefusalReason, refusalReasons } from '../../core/domain/exchange/refusal.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { useWords } from '../app/words.ts';
import { Button } from './button.tsx';

/** Why a bundle was refused; null for every other error. */
export function refusalOf({ code, detail }: ShingiError): RefusalReason | null {
  return code === 'bundle-refused'
    ? (refusalReasons.find((reason) => reason === detail['reason']) ?? null)
    : null;
}

/** The sentence for a refusal. A code never reaches the screen. */
export function sentenceOf(t: Translate, error: ShingiError): string {
  const refusal = refusalOf(error);
  if (refusal !== null) {
    return t(`exchange:refused.${refusal}`);
  }
  return t(`errors:${error.code}`);
}

/** What the refusal is about: a file or a character; null when the sentence says it all. */
function subjectOf(detail: ErrorDetail): string | null {
  for (const name of ['path', 'source', 'fileName', 'file', 'character', 'material'] as const) {
    const value = detail[name];
    if (typeof value === 'string' && value !== '') {
      return value;
    }
  }
  return null;
}

/** A refusal in words, spoken at once; what can be done stands in the sentence, with a button to try again. */
export function Problem({
  error,
  onRetry,
}: {
  readonly error: ShingiError;
  readonly onRetry?: () => void;
}): ReactNode {
  const t = useWords();
  const subject = subjectOf(error.detail);
  return (
    <div className="problem" role="alert">
      <p>{sentenceOf(t, error)}</p>
      {subject === null ? null : <p className="problem-subject">{subject}</p>}
      {onRetry === undefined ? null : <Button onClick={onRetry}>{t('app:retry')}</Button>}
    </div>
  );
}

/** Shown while an answer is awaited: empty at first, a word only when it takes long enough to be read (CSS). */
export function Loading(): ReactNode {
  const t = useWords();
  return (
    <p className="loading" role="status">
      {t('app:loading')}
    </p>
  );
}
