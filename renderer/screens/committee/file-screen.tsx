import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { useAsk, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { askShell } from '../../platform/shell.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Screen } from '../../ui/screen.tsx';

interface VerifyFinding {
  readonly code: string;
  readonly detail: string;
}

/** The committee file itself: a backup copy, and whether anything in it is damaged. */
export function FileScreen(): ReactNode {
  const t = useWords();
  const { file } = useSession();
  return (
    <Screen title={t('app:file.title')}>
      <dl className="facts">
        <dt>{t('app:file.path')}</dt>
        <dd>{file.path}</dd>
      </dl>
      <BackUp />
      <Verify />
    </Screen>
  );
}

function BackUp(): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const { file } = useSession();
  const action = useAction();
  const [made, setMade] = useState<string | null>(null);
  const toFolder = async (): Promise<void> => {
    const { path } = await ask('backUp', { path: null });
    setMade(path);
  };
  const toChosen = async (): Promise<void> => {
    const target = await askShell('chooseTarget', {
      purpose: 'backup',
      suggestedName: `${t('app:file.backupName', { name: file.name })}.shingi`,
    });
    if (target !== null) {
      const { path } = await ask('backUp', { path: target });
      setMade(path);
    }
  };
  return (
    <section className="tool">
      <h2>{t('app:file.backUp')}</h2>
      <p>{t('app:file.backUpText')}</p>
      <p className="acts">
        <Button look="primary" disabled={action.busy} onClick={() => void action.run(toFolder)}>
          {t('app:file.backUpHere')}
        </Button>
        <Button look="quiet" disabled={action.busy} onClick={() => void action.run(toChosen)}>
          {t('app:file.backUpElsewhere')}
        </Button>
      </p>
      <p role="status">{made === null ? '' : t('app:file.backedUp', { path: made })}</p>
      {action.error === null ? null : <Problem error={action.error} />}
    </section>
  );
}

function Verify(): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [findings, setFindings] = useState<readonly VerifyFinding[] | null>(null);
  const verify = async (): Promise<void> => {
    const result = await ask('verify', {});
    setFindings(result.findings);
  };
  return (
    <section className="tool">
      <h2>{t('app:file.verify')}</h2>
      <p>{t('app:file.verifyText')}</p>
      <p className="acts">
        <Button disabled={action.busy} onClick={() => void action.run(verify)}>
          {action.busy ? t('app:file.verifying') : t('app:file.verifyNow')}
        </Button>
      </p>
      <p role="status">
        {findings === null
          ? ''
          : findings.length === 0
            ? t('app:file.sound')
            : t('app:file.damaged', { number: findings.length })}
      </p>
      {findings === null || findings.length === 0 ? null : (
        <details className="details">
          <summary>{t('app:file.technical')}</summary>
          <ul className="line-list">
            {findings.map((finding, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same fault may occur twice
              <li key={index}>
                <span>{finding.code}</span>
                <span>{finding.detail}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {action.error === null ? null : <Problem error={action.error} />}
    </section>
  );
}
