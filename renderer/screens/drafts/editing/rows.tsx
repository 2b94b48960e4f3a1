import { type ComponentProps, type PointerEvent, type ReactNode, useRef } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useEditing } from './editing-context.ts';

type RowTag = 'li' | 'tr' | 'section' | 'div';

/**
 * A row of a list that can be added to, moved and removed. Keys act on the row that holds the caret; its handle moves it with
 * the mouse.
 */
export function Row({
  as: Tag,
  rowKey,
  className,
  children,
}: {
  readonly as: RowTag;
  readonly rowKey: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Tag data-row={rowKey} className={`edited-row ${className ?? ''}`}>
      {children}
    </Tag>
  );
}

/** The rows of a list with the act that adds one below them. */
export function RowsEnd({ listKey, label }: { readonly listKey: string; readonly label: string }): ReactNode {
  const { addRow } = useEditing();
  return (
    <span data-list={listKey} className="rows-end">
      <Button look="quiet" size="slim" onClick={() => addRow(listKey)}>
        {label}
      </Button>
    </span>
  );
}

/** Rows of the same list, in their order on the page. */
function rowsBeside(row: HTMLElement): HTMLElement[] {
  const key = row.dataset['row'] ?? '';
  const start = key.slice(0, key.lastIndexOf('/@') + 2);
  return [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((other) => {
    const otherKey = other.dataset['row'] ?? '';
    return otherKey.startsWith(start) && !otherKey.slice(start.length).includes('/');
  });
}

/** Where a pointer at that height would put the row: how many of the other rows lie above it. */
function placeAt(row: HTMLElement, y: number): { index: number; before: HTMLElement | null } {
  const others = rowsBeside(row).filter((other) => other !== row);
  const index = others.findIndex((other) => {
    const { top, height } = other.getBoundingClientRect();
    return y < top + height / 2;
  });
  return index < 0 ? { index: others.length, before: null } : { index, before: others[index] ?? null };
}

function mark(row: HTMLElement, y: number | null): void {
  for (const other of rowsBeside(row)) {
    delete other.dataset['drop'];
  }
  if (y === null) {
    return;
  }
  const { before } = placeAt(row, y);
  const target =
    before ??
    rowsBeside(row)
      .filter((other) => other !== row)
      .at(-1);
  if (target !== undefined) {
    target.dataset['drop'] = before === null ? 'below' : 'above';
  }
}

/** What a pointer takes hold of to move the row. For keys there are Alt and the arrows, so nothing is said of it. */
export function Grip(props: Pick<ComponentProps<'span'>, 'title'>): ReactNode {
  const { placeRow } = useEditing();
  const dragged = useRef<HTMLElement | null>(null);
  const end = (): void => {
    if (dragged.current !== null) {
      mark(dragged.current, null);
      delete dragged.current.dataset['dragged'];
      dragged.current = null;
    }
  };
  return (
    <span
      {...props}
      className="grip"
      aria-hidden="true"
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        const row = event.currentTarget.closest<HTMLElement>('[data-row]');
        if (event.button !== 0 || row === null) {
          return;
        }
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragged.current = row;
        row.dataset['dragged'] = '';
      }}
      onPointerMove={(event) => {
        if (dragged.current !== null) {
          mark(dragged.current, event.clientY);
        }
      }}
      onPointerUp={(event) => {
        const row = dragged.current;
        end();
        if (row !== null) {
          placeRow(row.dataset['row'] ?? '', placeAt(row, event.clientY).index);
        }
      }}
      onPointerCancel={end}
    />
  );
}
