import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../app/words.ts';
import { useAction } from '../data/use-action.ts';
import { askShell } from '../platform/shell.ts';
import { Button } from './button.tsx';
import { Problem } from './problem.tsx';

/** Opens a file that was written, or the folder it lies in. */
export function FinishedActs({
  path,
  openLook = 'quiet',
  size = 'usual',
}: {
  readonly path: string;
  /** null where no other program opens it. */
  readonly openLook?: 'primary' | 'outline' | 'quiet' | null;
  readonly size?: 'slim' | 'usual';
}): ReactNode {
  const t = useWords();
  const action = useAction();
  const act = (call: 'openFinished' | 'revealFinished'): void =>
    void action.run(async () => {
      await askShell(call, { path });
    });
  return (
    <>
      <p className="acts">
        {openLook === null ? null : (
          <Button look={openLook} size={size} onClick={() => act('openFinished')}>
            {t('export:open')}
          </Button>
        )}
        <Button look="quiet" size={size} onClick={() => act('revealFinished')}>
          {t('export:reveal')}
        </Button>
      </p>
      {action.error === null ? null : <Problem error={action.error} />}
    </>
  );
}

/** A finished file: where it is, and how to get at it. */
export function FinishedFile({
  path,
  children,
}: {
  readonly path: string;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useWords();
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div className="finished-file">
      <p ref={element} tabIndex={-1}>
        {t('plan:export.done')} <span className="file-name">{path}</span>
      </p>
      {children}
      <FinishedActs path={path} size="slim" />
    </div>
  );
}
