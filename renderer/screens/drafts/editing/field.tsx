import { memo, type ReactNode, useRef, useState } from 'react';
import { useEditing } from './editing-context.ts';
import { showWhole } from './places.ts';

export interface FieldProps {
  /** Key of the text's path. */
  readonly fieldKey: string;
  /** What it is, for people who hear the screen; also shown in it while it is empty. */
  readonly label: string;
  readonly value: string;
  /** Shown while it is empty; the label where none is given. */
  readonly hint?: string;
  /** Words that the form prints: the caret passes them by when rows are filled in one after the other. */
  readonly isLabel?: boolean;
  readonly align?: 'start' | 'end';
  /** Class of the text as the paper sets it: heading, label … */
  readonly look?: string;
}

/**
 * A text of the paper that is typed in its place. It grows with its text. While an input method composes, nothing leaves the
 * field: what is not settled is not stored.
 */
export const Field = memo(function Field({
  fieldKey,
  label,
  value,
  hint = label,
  isLabel = false,
  align = 'start',
  look = '',
}: FieldProps): ReactNode {
  const { type } = useEditing();
  const composing = useRef(false);
  const pointing = useRef(false);
  const [unsettled, setUnsettled] = useState<string | null>(null);
  const shown = unsettled ?? value;
  return (
    <span className={`typed ${look}`} data-align={align} data-empty={shown === ''}>
      {/* Gives the place its height; a text field does not grow by itself in every engine. */}
      <span className="typed-measure" aria-hidden="true">
        {shown === '' ? hint : shown}{' '}
      </span>
      <textarea
        rows={1}
        aria-label={label}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        value={shown}
        data-field={fieldKey}
        data-label={isLabel ? '' : undefined}
        onPointerDown={() => {
          pointing.current = true;
        }}
        onFocus={(event) => {
          // Under a pointer nothing moves: it has hit what it was to hit.
          if (!pointing.current) showWhole(event.currentTarget);
        }}
        onBlur={() => {
          pointing.current = false;
        }}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          setUnsettled(null);
          type(fieldKey, event.currentTarget.value);
        }}
        onChange={(event) => {
          const { value: text } = event.currentTarget;
          if (composing.current) {
            setUnsettled(text);
          } else {
            type(fieldKey, text);
          }
        }}
      />
    </span>
  );
});
