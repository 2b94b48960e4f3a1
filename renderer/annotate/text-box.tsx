import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../app/words.ts';
import { leaveTextBox } from './margin/focus.ts';
import type { AnnotationActs, MarkView } from './model.ts';

/** Words set on the paper itself: shown, or a field while they are written. */
export function TextBoxWords({
  mark,
  writing,
  acts,
}: {
  readonly mark: MarkView;
  readonly writing: boolean;
  readonly acts: AnnotationActs;
}): ReactNode {
  const { body } = mark.annotation;
  if (writing && mark.own) {
    return <Field mark={mark} acts={acts} />;
  }
  return <p className="text-box-words">{body}</p>;
}

/** Letters that an input method still composes are not stored: they are not written yet. */
function Field({ mark, acts }: { readonly mark: MarkView; readonly acts: AnnotationActs }): ReactNode {
  const t = useWords();
  const { flush } = acts;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    // The words outlive the field, however it goes.
    return () => flush();
  }, [flush]);
  return (
    <textarea
      ref={field}
      className="text-box-field"
      aria-label={t('annotate:textBoxField')}
      defaultValue={mark.annotation.body}
      maxLength={20_000}
      rows={2}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => {
        if (!(event.nativeEvent as InputEvent).isComposing) {
          acts.write(mark.id, event.target.value);
        }
      }}
      onCompositionEnd={(event) => acts.write(mark.id, event.currentTarget.value)}
      onBlur={() => {
        acts.flush();
        acts.openNote(null);
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229) {
          return;
        }
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
          event.preventDefault();
          event.stopPropagation();
          // Leaving the field stores the words and ends the writing; the text box stays chosen.
          leaveTextBox(mark.id);
          acts.flush();
          acts.select(mark.id);
        }
      }}
    />
  );
}
