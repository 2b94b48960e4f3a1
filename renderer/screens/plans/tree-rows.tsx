import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Placement } from '../../../core/domain/plans/edit-tree.ts';
import type { DropZone } from '../../../core/domain/plans/move-item.ts';
import type { PlanItem } from '../../../core/domain/plans/outline.ts';
import { isComposingKey } from '../../app/shortcuts.ts';
import { useWords } from '../../app/words.ts';
import { numberOfItem } from './plan-words.ts';

/** How a field was left: with Enter, with Esc, or for something else. */
export type FieldEnd = 'entered' | 'escaped' | 'left';

export interface Drop {
  readonly targetId: string;
  readonly zone: DropZone;
}

interface TreeRowProps {
  readonly item: PlanItem;
  readonly size: { readonly position: number; readonly count: number };
  readonly selected: boolean;
  readonly closed: boolean;
  readonly renaming: boolean;
  /** Where what is dragged would come to lie; null elsewhere. */
  readonly drop: DropZone | null;
  readonly onSelect: () => void;
  readonly onFold: (shut: boolean) => void;
  /** null: renaming begins. Else it ends with that title; `end` says how. */
  readonly onRename: (title: string | null, end: FieldEnd) => void;
  readonly onDragStart: () => void;
  /** @returns whether it may be dropped there */
  readonly onDragOver: (zone: DropZone) => boolean;
  readonly onDrop: (zone: DropZone) => void;
  readonly onDragEnd: () => void;
}

/** A row of the tree: number, title, and the field in its place while it is renamed. */
export function TreeRow(props: TreeRowProps): ReactNode {
  const { item, size, selected, closed, renaming, drop } = props;
  const t = useWords();
  const hasChildren = item.children.length > 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys
    <div
      role="treeitem"
      className="tree-row"
      data-item={item.id}
      data-depth={item.depth}
      data-kind={item.kind}
      data-drop={drop ?? undefined}
      aria-level={item.depth + 1}
      aria-posinset={size.position}
      aria-setsize={size.count}
      aria-selected={selected}
      aria-expanded={hasChildren ? !closed : undefined}
      tabIndex={selected ? 0 : -1}
      draggable={!renaming}
      onFocus={props.onSelect}
      onClick={props.onSelect}
      onDoubleClick={() => props.onRename(null, 'left')}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', item.title);
        props.onDragStart();
      }}
      onDragOver={(event) => {
        if (props.onDragOver(zoneAt(event))) {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
        }
      }}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop(zoneAt(event));
      }}
      onDragEnd={props.onDragEnd}
    >
      {hasChildren ? (
        // Only for the mouse: keys fold with the arrows, and the row says itself whether it is open.
        <span className="tree-fold" aria-hidden="true" onClick={() => props.onFold(!closed)}>
          {closed ? '▸' : '▾'}
        </span>
      ) : (
        <span className="tree-fold" aria-hidden="true" />
      )}
      <span className="tree-number">{numberOfItem(t, item)}</span>
      {renaming ? (
        <TitleField
          label={t('plan:tree.titleOf', { item: numberOfItem(t, item) })}
          title={item.title}
          onDone={props.onRename}
        />
      ) : (
        <span className="tree-title">{item.title}</span>
      )}
    </div>
  );
}

/** The upper quarter of a row is before it, the lower one after it, between them inside. */
function zoneAt(event: DragEvent<HTMLElement>): DropZone {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  return share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'inside';
}

/** A field for a title: Enter keeps it, Esc does not; leaving it keeps it, because nothing typed is thrown away. */
function TitleField({
  label,
  title,
  onDone,
}: {
  readonly label: string;
  readonly title: string;
  /** Told once. */
  readonly onDone: (title: string, end: FieldEnd) => void;
}): ReactNode {
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  const end = (value: string, how: FieldEnd): void => {
    if (!ended.current) {
      ended.current = true;
      onDone(value, how);
    }
  };
  // A field that is taken off the page (by a key that goes to another screen) is left without a word from the browser.
  const leave = useEffectEvent(() => end(text.trim(), 'left'));
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    return () => leave();
  }, []);
  return (
    <input
      ref={field}
      type="text"
      className="input tree-input"
      aria-label={label}
      value={text}
      maxLength={500}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => end(text.trim(), 'left')}
      onKeyDown={(event) => {
        if (isComposingKey(event.nativeEvent)) {
          return;
        }
        if (event.key === 'Enter') {
          event.preventDefault();
          end(text.trim(), 'entered');
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          end(title, 'escaped');
        }
      }}
    />
  );
}

/** The row in which a new item is typed; after Enter the next one follows at once. */
export function NewItemRow({
  place,
  depth,
  onDone,
}: {
  readonly place: Placement;
  readonly depth: number;
  readonly onDone: (title: string, end: FieldEnd) => void;
}): ReactNode {
  const t = useWords();
  const kind = t(`plan:kind.${place.kind}`);
  return (
    <div
      role="treeitem"
      className="tree-row tree-new"
      data-depth={depth}
      data-kind={place.kind}
      aria-level={depth + 1}
      aria-selected={false}
      tabIndex={-1}
    >
      <span className="tree-fold" aria-hidden="true" />
      <span className="tree-number">{kind}</span>
      <TitleField label={t('plan:tree.newTitle', { kind })} title="" onDone={onDone} />
    </div>
  );
}
