import { type ReactNode, useEffect, useId, useState } from 'react';
import { isComposingKey } from '../../../app/shortcuts.ts';
import type { CompileActs, TypedField } from '../use-acts.ts';

/** A text that is stored as it is typed. Draw it with the item as key: what one field holds never reaches another row. */
export function WordsField({
  itemId,
  field,
  label,
  aside,
  stored,
  acts,
  rows = 2,
  line = false,
  list,
  placeholder,
  onLeave,
}: {
  readonly itemId: string;
  readonly field: TypedField;
  readonly label: string;
  /** Stands at the right of the label. */
  readonly aside?: ReactNode;
  /** What the file says. */
  readonly stored: string;
  readonly acts: CompileActs;
  readonly rows?: number;
  /** A single line. */
  readonly line?: boolean;
  /** Values that are offered for a line. */
  readonly list?: readonly string[];
  readonly placeholder?: string;
  /** Esc, or Ctrl+Enter: back to the table. */
  readonly onLeave: () => void;
}): ReactNode {
  const id = useId();
  const key = `${field} ${itemId}`;
  const { typed } = acts;
  const [own, setOwn] = useState(() => typed.pending(key) ?? null);
  // The file has caught up with what was typed.
  if (own !== null && own === stored) {
    setOwn(null);
  }
  useEffect(() => () => typed.flush(), [typed]);
  const common = {
    id,
    className: 'input',
    'data-field': field,
    value: own ?? stored,
    placeholder,
    autoComplete: 'off',
    onBlur: () => typed.flush(),
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setOwn(event.target.value);
      typed.write(key, event.target.value);
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (
        !isComposingKey(event.nativeEvent) &&
        (event.key === 'Escape' || (event.key === 'Enter' && (command || line)))
      ) {
        event.preventDefault();
        event.stopPropagation();
        typed.flush();
        onLeave();
      }
    },
  };
  return (
    <div className="compile-field">
      <div className="compile-label">
        <label htmlFor={id}>{label}</label>
        {aside === undefined ? null : <span className="compile-aside">{aside}</span>}
      </div>
      {line ? (
        <input type="text" {...common} list={list === undefined ? undefined : `${id}-list`} />
      ) : (
        <textarea {...common} rows={rows} />
      )}
      {list === undefined ? null : (
        <datalist id={`${id}-list`}>
          {list.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </div>
  );
}
