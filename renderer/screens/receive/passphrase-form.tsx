import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/form.tsx';

/** Asks for the words that open what was closed with them. They are not kept. */
export function PassphraseForm({ onSubmit }: { readonly onSubmit: (passphrase: string) => void }): ReactNode {
  const t = useWords();
  const [words, setWords] = useState('');
  return (
    <form
      className="form passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') {
          onSubmit(words);
        }
      }}
    >
      <TextField
        label={t('receive:passphrase.label')}
        hint={t('receive:passphrase.hint')}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p>
        <Button type="submit" disabled={words === ''}>
          {t('receive:passphrase.open')}
        </Button>
      </p>
    </form>
  );
}
