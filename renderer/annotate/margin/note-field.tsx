import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { longestBody } from '../../../core/domain/annotations/annotation.ts';
import { leaveNoteField } from './focus.ts';

/**
 * Where the words of a note are typed. They are stored as they are typed; Esc and Ctrl+Enter leave the field. Enter while
 * converting belongs to the input method.
 */
export function NoteField({
  label,
  body,
  takesFocus,
  onWrite,
  onLeave,
  onDone,
}: {
  readonly label: string;
  readonly body: string;
  readonly takesFocus: boolean;
  readonly onWrite: (body: string) => void;
  /** The field lost the focus: what was typed is to be stored now. */
  readonly onLeave: () => void;
  readonly onDone: () => void;
}): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(body);
  const [composing, setComposing] = useState(false);
  useLayoutEffect(() => {
    if (takesFocus) {
      const element = field.current;
      element?.focus({ preventScroll: true });
      element?.setSelectionRange(element.value.length, element.value.length);
    }
  }, [takesFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const element = field.current;
    if (element !== null) {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight + 2}px`;
    }
  }, [text]);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const converting = composing || event.nativeEvent.isComposing || event.keyCode === 229;
    if (converting) {
      return;
    }
    if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      event.stopPropagation();
      leaveNoteField(event.currentTarget);
      onDone();
    }
  };
  return (
    <textarea
      ref={field}
      className="note-field"
      aria-label={label}
      rows={2}
      maxLength={longestBody}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onWrite(event.target.value);
      }}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={press}
      onBlur={onLeave}
    />
  );
}
