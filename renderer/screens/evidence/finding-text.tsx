import type { ReactNode } from 'react';
import type { Finding } from '../../../core/contract/schemas.ts';
import type { Translate } from '../../../core/locales/translator.ts';
import { useWords } from '../../app/words.ts';

/** Codes come from the checks; each has a message and a reason in the words of the checks. */
function words(t: Translate, finding: Finding, part: 'message' | 'reason'): string {
  const key = `check:${finding.code}.${part}`;
  return (t as (key: string, values: Record<string, string>) => string)(key, finding.values);
}

/** What a check found: how grave it is (word and mark), what it says, and why. */
export function FindingText({ finding }: { readonly finding: Finding }): ReactNode {
  const t = useWords();
  return (
    <>
      <p className={`verdict ${finding.severity}`}>{t(`check:severity.${finding.severity}`)}</p>
      <p>{words(t, finding, 'message')}</p>
      <p className="small">{words(t, finding, 'reason')}</p>
    </>
  );
}
