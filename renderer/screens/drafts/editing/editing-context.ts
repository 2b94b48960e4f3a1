import { createContext, useContext } from 'react';

/** Where the caret goes once the page shows what was changed. */
export interface CaretTarget {
  /** Key of a field, of a row (its first field), or of a list (the act below it). */
  readonly key: string;
  /** UTF-16 units from the start of the text; `end` behind it, `all` selects it. */
  readonly caret: number | 'end' | 'all';
}

/** What fields and rows of an editor do. The functions stay the same as long as the editor is shown. */
export interface Editing {
  /** The text of a field as it is typed. Typing in one field is one step until the field is left. */
  readonly type: (fieldKey: string, text: string) => void;
  /** Adds a row at the end of a list, and puts the caret into it. */
  readonly addRow: (listKey: string) => void;
  /** Puts a row at another place of its list, counted without itself. */
  readonly placeRow: (rowKey: string, index: number) => void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) {
    throw new Error('no editor around this field');
  }
  return editing;
}
