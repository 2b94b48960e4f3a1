import { type ReactNode, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { useAction } from '../../data/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/form.tsx';
import { Problem } from '../../ui/problem.tsx';

/** Asks for one line of text. */
export function TextDialog({
  title,
  label,
  text,
  required = false,
  onClose,
  save,
}: {
  readonly title: string;
  readonly label: string;
  readonly text: string;
  readonly required?: boolean;
  readonly onClose: () => void;
  readonly save: (text: string) => Promise<void>;
}): ReactNode {
  const t = useWords();
  const action = useAction();
  const [given, setGiven] = useState(text);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action
            .run(() => save(given.trim()))
            .then((done) => {
              if (done) {
                onClose();
              }
            });
        }}
      >
        <TextField
          label={label}
          value={given}
          maxLength={500}
          onChange={(event) => setGiven(event.target.value)}
        />
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || (required && given.trim() === '')}>
            {t('app:save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
