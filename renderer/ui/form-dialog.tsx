import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { isComposingKey } from '../app/shortcuts.ts';
import { useWords } from '../app/words.ts';
import { useAction } from '../data/use-action.ts';
import { Button } from './button.tsx';
import { Acts, Dialog } from './dialog.tsx';
import { Problem } from './problem.tsx';

/**
 * A dialog that is filled in and saved. Where saving fails, it stays open with what was typed, and says why. Enter before
 * everything is there goes to the first field that has to be filled in, and says which it is.
 */
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
  const [lacking, setLacking] = useState<string | null>(null);
  const showLacking = (event: KeyboardEvent<HTMLFormElement>): void => {
    const isEnter = event.key === 'Enter' && event.target instanceof HTMLInputElement;
    if (ready || !isEnter || isComposingKey(event.nativeEvent)) {
      return;
    }
    const field = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[required]')].find(
      ({ value }) => value.trim() === '',
    );
    if (field !== undefined) {
      event.preventDefault();
      field.focus();
      setLacking(field.labels?.[0]?.textContent ?? null);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onKeyDown={showLacking}
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
        {lacking === null || ready ? null : (
          <p className="form-lacking" role="alert">
            {t('app:lacking', { field: lacking })}
          </p>
        )}
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
