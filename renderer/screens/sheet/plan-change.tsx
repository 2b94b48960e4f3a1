import type { ReactNode } from 'react';
import type { ReceivedResponse } from '../../../core/contract/opinion-sheet-schemas.ts';
import { inlineDifferences } from '../../../core/domain/blocks/inline-differences.ts';
import { useWords } from '../../app/words.ts';
import { SideText } from '../replacement/side-text.tsx';

/** What was changed in the plan: where, and its words before and after, with what went and what came named in words. */
export function ReceivedPlanChange({
  change,
}: {
  readonly change: ReceivedResponse['planChanges'][number];
}): ReactNode {
  const t = useWords();
  const { kind, place, before, after } = change;
  const differences = inlineDifferences(before, after);
  const sides = [
    { side: 'before', text: before, changes: differences.map((one) => one.before) },
    { side: 'after', text: after, changes: differences.map((one) => one.after) },
  ] as const;
  return (
    <div className="plan-change">
      <p>
        <b>{t(`opinion:planChangeKind.${kind}`)}</b>　{place}
      </p>
      <dl className="plan-change-sides">
        {sides.map(({ side, text, changes }) => (
          <div key={side}>
            <dt className="small">{t(`opinion-sheet:answers.${side}`)}</dt>
            <dd className="sheet-words">
              {text === '' ? (
                <span className="small">{t('opinion-sheet:answers.nothing')}</span>
              ) : (
                <SideText text={text} side={side} changes={changes} marks={[]} sign={null} proposed={false} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
