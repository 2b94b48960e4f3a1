import { type ReactNode, useState } from 'react';
import type { ShingiError } from '../../../core/contract/errors.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { nameOfSource } from './import-words.ts';

/** Whether a file was refused because a PDF wants its password. */
export function wantsPassword(error: ShingiError | null, path: string | null): boolean {
  return error?.code === 'source-encrypted' && path !== null && /\.pdf$/iu.test(path);
}

/** The PDFs for whose passwords an import waits. */
export function lockedPdfs(error: ShingiError): readonly string[] {
  const locked = error.code === 'source-encrypted' ? error.detail['locked'] : null;
  return Array.isArray(locked) ? locked.filter((one): one is string => typeof one === 'string') : [];
}

/** Asks for the password of a PDF before it is taken in. The file itself stays as it came, locked. */
export function UnlockDialog({
  path,
  others = 0,
  onUnlocked,
  onLeaveOut,
  onClose,
}: {
  readonly path: string;
  /** How many further PDFs wait for theirs. */
  readonly others?: number;
  readonly onUnlocked: () => void;
  /** Where the rest can be taken in without it. */
  readonly onLeaveOut?: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const action = useAction();
  const [password, setPassword] = useState('');
  const unlock = async (): Promise<void> => {
    if (await action.run(async () => void (await ask('unlockFile', { file: { path }, password })))) {
      onUnlocked();
    }
  };
  const { error } = action;
  return (
    <Dialog title={t('pdf:unlock.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <p>
          <span className="file-name">{nameOfSource(path)}</span>
        </p>
        <p>{t('pdf:unlock.text')}</p>
        {others === 0 ? null : <p>{t('pdf:unlock.others', { number: others })}</p>}
        <TextField
          label={t('pdf:password')}
          hint={t('pdf:unlock.hint')}
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error === null ? null : error.code === 'source-encrypted' ? (
          <p role="alert">{t('pdf:wrongPassword')}</p>
        ) : (
          <Problem error={error} />
        )}
        <Acts>
          <Button look="primary" type="submit" disabled={password === '' || action.busy}>
            {t('pdf:openLocked')}
          </Button>
          {onLeaveOut === undefined ? null : <Button onClick={onLeaveOut}>{t('pdf:unlock.leaveOut')}</Button>}
          <Button look={onLeaveOut === undefined ? 'outline' : 'quiet'} onClick={onClose}>
            {t(onLeaveOut === undefined ? 'app:cancel' : 'pdf:unlock.stop')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
