import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

type Say = (words: string) => void;

/** Dialogs that are open, the one in front last. */
const open: Say[] = [];

/**
 * Shows a sentence in the dialog in front, and speaks it there: what lies behind a dialog neither is seen nor speaks.
 * @returns false where no dialog is open
 */
export function sayInDialog(words: string): boolean {
  const front = open.at(-1);
  front?.(words);
  return front !== undefined;
}

/**
 * A modal dialog of the browser's own: it holds the focus, Esc closes it, and the focus returns to where it was.
 * Draw it only while it is open.
 */
export function Dialog({
  title,
  onClose,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** For a choice that needs room. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [said, setSaid] = useState({ words: '', turn: 0 });
  useEffect(() => {
    const say: Say = (words) => setSaid((now) => ({ words, turn: now.turn + 1 }));
    open.push(say);
    return () => void open.splice(open.indexOf(say), 1);
  }, []);
  // It is about what was just tried; whoever goes on in the dialog has read it.
  const goOn = (): void => setSaid((now) => (now.words === '' ? now : { ...now, words: '' }));
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    // A dialog to fill in begins at its first field; one to read begins at its title.
    const field = dialog?.querySelector<HTMLElement>('input:not([type="radio"]:not(:checked)), select');
    (field ?? dialog?.querySelector<HTMLElement>('.dialog-title'))?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus();
      } else {
        // What it did took away the button that had opened it.
        document.querySelector<HTMLElement>('main [data-region="content"]')?.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide-dialog' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onInput={goOn}
    >
      <h2 id={titleId} className="dialog-title" tabIndex={-1}>
        {title}
      </h2>
      {/* A new element each time, so that the same sentence is spoken twice. */}
      {said.words === '' ? null : (
        <p key={said.turn} role="alert" className="dialog-said">
          {said.words}
        </p>
      )}
      {children}
    </dialog>
  );
}

/** The row of buttons at the foot of a dialog or form. */
export function Acts({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="acts">{children}</div>;
}
