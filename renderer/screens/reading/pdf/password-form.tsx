import { type ReactNode, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/form.tsx';

/** Asks for the password of a locked PDF. It is used for this look only and kept nowhere. */
export function PasswordForm({
  wrong,
  onPassword,
}: {
  readonly wrong: boolean;
  readonly onPassword: (password: string) => void;
}): ReactNode {
  const t = useWords();
  const [password, setPassword] = useState('');
  return (
    <form
      className="screen"
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(password);
      }}
    >
      <p>{t('pdf:passwordNeeded')}</p>
      <TextField
        label={t('pdf:password')}
        hint={t('pdf:passwordHint')}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {wrong ? <p role="alert">{t('pdf:wrongPassword')}</p> : null}
      <div className="acts">
        <Button look="primary" type="submit" disabled={password === ''}>
          {t('pdf:openLocked')}
        </Button>
      </div>
    </form>
  );
}
