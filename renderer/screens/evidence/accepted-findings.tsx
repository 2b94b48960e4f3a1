import { type ReactNode, useId, useRef } from 'react';
import type { ListedFinding } from '../../../core/contract/schemas.ts';
import { useStepKeys } from '../../app/use-step-keys.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { type Action, useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { PlaceLink, Quote } from './finding-list.tsx';
import { FindingText } from './finding-text.tsx';

interface Withdrawal {
  readonly action: Action;
  readonly withdraw: (finding: ListedFinding) => void;
}

/**
 * Takes acceptances back: one by its button, and by Ctrl+Z the last one given on this screen, and the one before it.
 * @param onWithdrawn the finding is to be shown again
 */
export function useWithdrawal(
  accepted: readonly ListedFinding[],
  onWithdrawn: (fingerprint: string) => void,
): Withdrawal & { readonly done: (fingerprint: string) => void } {
  const t = useWords();
  const ask = useAsk();
  const announce = useAnnounce();
  const action = useAction();
  /** Fingerprints in the order in which they were accepted here. */
  const given = useRef<string[]>([]);
  const withdraw = ({ fingerprint, accepted: acceptance }: ListedFinding): void => {
    if (acceptance === null) return;
    void action.run(async () => {
      onWithdrawn(fingerprint);
      await ask('withdrawAcceptance', { id: acceptance.id });
      given.current = given.current.filter((one) => one !== fingerprint);
      announce(t('evidence:check.withdrawn'));
    });
  };
  useStepKeys({
    undo: () => {
      const last = accepted.find(({ fingerprint }) => fingerprint === given.current.at(-1));
      if (last === undefined) announce(t('evidence:check.noUndo'));
      else withdraw(last);
    },
    redo: () => announce(t('evidence:check.noRedo')),
  });
  return { action, withdraw, done: (fingerprint) => given.current.push(fingerprint) };
}

/** What people have accepted as intended: put away, but to be seen and to be taken back. */
export function AcceptedFindings({
  findings,
  action,
  withdraw,
}: Withdrawal & { readonly findings: readonly ListedFinding[] }): ReactNode {
  const t = useWords();
  const id = useId();
  const idOf = (index: number): string => `${id}-${index}`;
  return (
    <details className="details accepted-findings">
      <summary>{t('evidence:check.acceptedCount', { number: findings.length })}</summary>
      <p className="small">{t('evidence:check.acceptedNote')}</p>
      <ul className="findings">
        {findings.map((finding, index) => (
          <li key={finding.fingerprint}>
            <div id={idOf(index)}>
              <FindingText finding={finding} />
            </div>
            <Quote finding={finding} />
            {finding.accepted?.reason == null ? null : (
              <p>{t('evidence:check.reasonGiven', { reason: finding.accepted.reason })}</p>
            )}
            <p className="finding-acts">
              <PlaceLink finding={finding} describedBy={idOf(index)} />
              <Button
                look="quiet"
                size="slim"
                aria-describedby={idOf(index)}
                disabled={action.busy}
                onClick={() => withdraw(finding)}
              >
                {t('evidence:check.withdraw')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {action.error === null ? null : <Problem error={action.error} />}
    </details>
  );
}
