import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../app/words.ts';
import { lengthOf } from './form-words.ts';

/**
 * A field for running text that grows with it. What is typed is handed on letter by letter; Enter is a line break and
 * nothing else, and the field's own steps of undoing stay as they are.
 */
export function TextArea({
  label,
  hint,
  note,
  required,
  value,
  lines,
  limit,
  counts = true,
  takesFocus = false,
  onType,
  onLeave,
}: {
  readonly label: string;
  /** Beside the label, or empty. */
  readonly hint: string;
  /** Below the field, or empty. */
  readonly note?: string;
  readonly required: boolean;
  readonly value: string;
  /** Lines of writing to begin with. */
  readonly lines: number;
  /** In UTF-16 units. */
  readonly limit: number;
  readonly counts?: boolean;
  /** Whether it takes the focus when it appears, behind what stands in it. */
  readonly takesFocus?: boolean;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // React would put each letter into the default value as well, which ends the step of undoing that it belongs to.
  const [initial] = useState(value);
  useLayoutEffect(() => {
    if (field.current !== null && field.current.value !== value) {
      field.current.value = value;
    }
  }, [value]);
  useLayoutEffect(() => {
    const element = field.current;
    if (takesFocus && element !== null) {
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
    }
  }, [takesFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const element = field.current;
    if (element !== null) {
      // The area around it keeps its place while the field is measured.
      const around = element.closest<HTMLElement>('.scroll');
      const top = around?.scrollTop ?? 0;
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight + 2}px`;
      around?.scrollTo({ top, behavior: 'instant' });
    }
  }, [value]);
  const described = [hint === '' ? null : `${id}-hint`, `${id}-note`].filter((one) => one !== null).join(' ');
  return (
    <div className="field sheet-field">
      <p className="sheet-label">
        <label htmlFor={id}>{label}</label>
        {required ? <span className="sheet-required">{t('opinion-sheet:required')}</span> : null}
        {hint === '' ? null : (
          <span id={`${id}-hint`} className="small">
            {hint}
          </span>
        )}
      </p>
      <textarea
        ref={field}
        id={id}
        className="input sheet-text"
        rows={lines}
        maxLength={limit}
        defaultValue={initial}
        aria-describedby={described}
        onChange={(event) => onType(event.target.value)}
        onBlur={onLeave}
      />
      <p id={`${id}-note`} className="sheet-note small">
        <span>{note ?? ''}</span>
        {counts ? <span>{t('opinion-sheet:characters', { count: lengthOf(value) })}</span> : null}
      </p>
    </div>
  );
}
