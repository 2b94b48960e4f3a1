import { type ReactNode, useEffect, useId, useRef } from 'react';

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
    >
      <h2 id={titleId} className="dialog-title" tabIndex={-1}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** The row of buttons at the foot of a dialog or form. */
export function Acts({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="acts">{children}</div>;
}
