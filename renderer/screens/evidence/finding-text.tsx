import type { ReactNode } from 'react';
import type { Finding } from '../../../core/contract/schemas.ts';
import { findingMessage } from '../../../core/locales/evidence-words.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { useWords } from '../../app/words.ts';

/** Codes come from the checks; each has a reason in the words of the checks. */
function reason(t: Translate, { code, values }: Finding): string {
  return (t as (key: string, values: Record<string, string>) => string)(`check:${code}.reason`, values);
}

/** What a check found: how grave it is (word and mark), what it says, and why. */
export function FindingText({ finding }: { readonly finding: Finding }): ReactNode {
  const t = useWords();
  return (
    <>
      <p className={`verdict ${finding.severity}`}>{t(`check:severity.${finding.severity}`)}</p>
      <p>{findingMessage(t, finding)}</p>
      <p className="small">{reason(t, finding)}</p>
    </>
  );
}
