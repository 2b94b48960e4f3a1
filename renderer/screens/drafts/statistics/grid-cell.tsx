import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { GridPlace } from '../../../../core/domain/statistics/editing/paste.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { type CellMode, type GridKey, gridKeyOf } from './grid-keys.ts';

/** What a cell asks of the table around it. The functions stay the same as long as the table is shown. */
export interface GridCellActs {
  /** The caret goes into this cell; with `extend` the selection reaches from where it was. */
  readonly enter: (place: GridPlace, extend: boolean) => void;
  readonly write: (place: GridPlace, text: string) => void;
  /** The mouse button went down in a cell: until it comes up, cells that it passes over are selected. */
  readonly beginDrag: () => void;
  readonly dragOver: (place: GridPlace) => void;
  /** A key that the cell does not keep for its text. @returns false to let the window have it */
  readonly press: (key: GridKey) => boolean;
  /** A computed row has no text to change, but a formula. */
  readonly open: (place: GridPlace) => void;
  readonly paste: (event: ClipboardEvent) => boolean;
  readonly copy: () => string;
  readonly cut: () => void;
  /** True once after the caret was sent to this table; then the cell takes the focus. */
  readonly takesFocus: () => boolean;
}

interface GridCellProps {
  readonly place: GridPlace;
  readonly header: 'column' | 'row' | null;
  readonly text: string;
  readonly label: string;
  /** Classes of what it holds. */
  readonly look: string;
  /** A word beside the text. */
  readonly aside: string;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Its text cannot be changed here. */
  readonly isFixed: boolean;
  readonly acts: GridCellActs;
}

export const GridCell = memo(function GridCell(props: GridCellProps): ReactNode {
  const { place, header, text, label, look, aside, isActive, isSelected, acts } = props;
  // A head without a word has none to be read out by.
  const shown = text === '' && header !== null ? <span className="visually-hidden">{label}</span> : text;
  const content = (
    <>
      {isActive ? <CellField {...props} /> : <span className="grid-text">{shown}</span>}
      {aside === '' ? null : <small className="grid-aside">{aside}</small>}
    </>
  );
  const attributes = {
    className: `${look}${isSelected ? ' is-selected' : ''}${isActive ? ' is-active' : ''}`.trim(),
    'aria-selected': isSelected,
    onMouseDown: (event: { readonly shiftKey: boolean; preventDefault(): void }) => {
      if (isActive) return;
      // The field that is about to appear takes the focus; the one that goes away stores its text first.
      event.preventDefault();
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      acts.enter(place, event.shiftKey);
      acts.beginDrag();
    },
    onMouseEnter: () => acts.dragOver(place),
  };
  if (header === 'column') {
    return (
      <th scope="col" {...attributes}>
        {content}
      </th>
    );
  }
  if (header === 'row') {
    return (
      <th scope="row" {...attributes}>
        {content}
      </th>
    );
  }
  return <td {...attributes}>{content}</td>;
});

/** The text field of the cell that has the caret. Ready, all its text is selected: what is typed takes its place. */
function CellField({ place, text, label, isFixed, acts }: GridCellProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [mode, setMode] = useState<CellMode>('ready');
  const composing = useRef(false);

  const focus = useEffectEvent(() => {
    const field = input.current;
    if (field !== null && document.activeElement !== field && acts.takesFocus()) {
      field.focus({ preventScroll: true });
      field.select();
      field.closest('td, th')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });
  // The table says once that it wants the focus, after whatever act it was.
  useLayoutEffect(() => focus());

  const commit = (): void => {
    if (typed !== null && typed.trim() !== text) acts.write(place, typed.trim());
    setTyped(null);
    setMode('ready');
  };
  const revert = (): void => {
    setTyped(null);
    setMode('ready');
    window.requestAnimationFrame(() => input.current?.select());
  };

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.defaultPrevented || isComposingKey(event.nativeEvent)) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !event.shiftKey;
    if (isUndo && typed !== null) {
      event.preventDefault();
      revert();
      return;
    }
    const key = gridKeyOf(event, mode);
    if (key === null) return;
    if (key.kind === 'edit' || (key.kind === 'line' && isFixed)) {
      event.preventDefault();
      if (isFixed) acts.open(place);
      else startEditing(input.current, setMode);
      return;
    }
    if (key.kind === 'leave' && mode !== 'ready') {
      event.preventDefault();
      revert();
      return;
    }
    commit();
    if (acts.press(key)) event.preventDefault();
  };

  return (
    <input
      ref={input}
      className="grid-field"
      type="text"
      value={typed ?? text}
      aria-label={label}
      readOnly={isFixed}
      spellCheck={false}
      autoComplete="off"
      data-mode={mode}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        if (mode === 'ready') setMode('typing');
      }}
      onCompositionStart={() => {
        composing.current = true;
        if (mode === 'ready') setMode('typing');
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        setTyped(event.currentTarget.value);
      }}
      onKeyDown={press}
      onMouseDown={(event) => {
        if (!isFixed && document.activeElement === event.currentTarget && mode === 'ready')
          setMode('editing');
      }}
      onDoubleClick={() => {
        if (isFixed) acts.open(place);
      }}
      onFocus={(event) => {
        acts.enter(place, false);
        if (mode === 'ready') event.currentTarget.select();
      }}
      onBlur={() => {
        if (!composing.current) commit();
      }}
      onPaste={(event) => {
        if (mode !== 'editing' && acts.paste(event)) {
          event.preventDefault();
          setTyped(null);
          setMode('ready');
        }
      }}
      onCopy={(event) => {
        if (mode === 'ready') {
          event.preventDefault();
          event.clipboardData.setData('text/plain', acts.copy());
        }
      }}
      onCut={(event) => {
        if (mode === 'ready') {
          event.preventDefault();
          event.clipboardData.setData('text/plain', acts.copy());
          acts.cut();
        }
      }}
    />
  );
}

function startEditing(field: HTMLInputElement | null, setMode: (mode: CellMode) => void): void {
  setMode('editing');
  field?.setSelectionRange(field.value.length, field.value.length);
}
