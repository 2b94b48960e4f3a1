/** Where the focus goes on to, so that nobody who uses keys falls out of the paper when a field or a note goes away. */

/** The cursor in the text, where text is chosen by keyboard; else the head of the note. */
export function leaveNoteField(field: HTMLElement): void {
  const head = field.closest('.note')?.querySelector<HTMLElement>('[data-note-head]');
  const isReply = field.closest('.note-reply') !== null;
  ((isReply ? null : textCursor()) ?? head)?.focus({ preventScroll: true });
}

/** The cursor in the text, else the sign of the text box. */
export function leaveTextBox(markId: string): void {
  const sign = document.querySelector<HTMLElement>(`[data-sign-of="${CSS.escape(markId)}"]`);
  (textCursor() ?? sign)?.focus({ preventScroll: true });
}

/** From a note that is to be removed: the head of the next one, of the one before, or the paper. */
export function leaveNote(part: HTMLElement): void {
  const note = part.closest('.note');
  const heads = [...document.querySelectorAll<HTMLElement>('.note [data-note-head]')];
  const at = heads.findIndex((head) => note?.contains(head) === true);
  const next = heads[at + 1] ?? heads[at - 1] ?? document.querySelector<HTMLElement>('.scroll');
  next?.focus({ preventScroll: true });
}

function textCursor(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.select-mode');
}
