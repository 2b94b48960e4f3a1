import type { ReactNode } from 'react';
import { useWords } from '../app/words.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from './button.tsx';
import { Acts, Dialog } from './dialog.tsx';
import { Problem } from './problem.tsx';

/** A dialog that is filled in and saved. Where saving fails, it stays open with what was typed, and says why. */
export function FormDialog({
  title,
  submit,
  ready = true,
  save,
  onSaved,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button says; 保存 by default. */
  readonly submit?: string;
  /** Whether what was filled in can be saved. */
  readonly ready?: boolean;
  readonly save: () => Promise<void>;
  /** After saving; the dialog closes where nothing else is said. */
  readonly onSaved?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useWords();
  const action = useAction();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(save).then((done) => {
            if (done) {
              (onSaved ?? onClose)();
            }
          });
        }}
      >
        {children}
        {action.error === null ? null : <Problem error={action.error} />}
        <Acts>
          <Button look="primary" type="submit" disabled={action.busy || !ready}>
            {submit ?? t('app:save')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </Acts>
      </form>
    </Dialog>
  );
}
