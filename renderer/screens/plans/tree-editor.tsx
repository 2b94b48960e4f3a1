import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Placement } from '../../../core/domain/plans/edit-tree.ts';
import { type DropZone, dropPlacement, type MoveDirection } from '../../../core/domain/plans/move-item.ts';
import { findItem, type PlanItem, type PlanOutline } from '../../../core/domain/plans/outline.ts';
import { isComposingKey } from '../../app/shortcuts.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall } from '../../data/session.tsx';
import { StepBar, useSteps } from './plan-frame.tsx';
import { countBelow, labelOfItem, visibleItems } from './plan-words.ts';
import { type Drop, type FieldEnd, NewItemRow, TreeRow } from './tree-rows.tsx';
import { TreeToolbar } from './tree-toolbar.tsx';
import { useStepFocus } from './use-step-focus.ts';

/** A row that is being typed, before it is an item. */
interface NewItem {
  readonly place: Placement;
  /** Counts what was entered one after the other, so that each gets an empty field. */
  readonly turn: number;
}

/** The structure of one plan as a tree: by mouse, by key, and by the buttons above it. */
export function TreeEditor({
  planId,
  outline,
}: {
  readonly planId: string;
  readonly outline: PlanOutline;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const tree = useCall('plans', {});
  const plainSteps = useSteps();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [adding, setAdding] = useState<NewItem | null>(null);
  const [drag, setDrag] = useState<{ readonly id: string; readonly drop: Drop | null } | null>(null);
  const element = useRef<HTMLDivElement>(null);
  /** What to say and focus once the changed tree has come. */
  const awaited = useRef<string | null>(null);
  /** Items that are being entered, and the last one that was; `leads`: the field was left, so that one takes the focus once it shows. */
  const entered = useRef({ count: 0, leads: false, id: '' });

  const rows = useMemo(() => visibleItems(outline, closed), [outline, closed]);
  const selected = rows.find(({ id }) => id === selectedId) ?? rows[0] ?? null;

  const focusRow = useCallback((id: string) => {
    setSelectedId(id);
    element.current?.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus();
  }, []);

  const ids = useMemo(() => visibleItems(outline, new Set()).map(({ id }) => id), [outline]);
  const steps = useStepFocus(plainSteps, ids, (id, moveFocus) => {
    const around = above(outline, id);
    setClosed((now) => new Set([...now].filter((one) => !around.has(one))));
    setSelectedId(id);
    if (moveFocus) {
      // Its row may only come with the next picture, when what holds it is open.
      requestAnimationFrame(() => focusRow(id));
    }
  });
  const { run, say } = steps;

  useEffect(() => {
    const id = awaited.current;
    const item = id === null ? undefined : findItem(outline, id);
    if (item !== undefined) {
      awaited.current = null;
      say(t('plan:tree.moved', { item: labelOfItem(t, item) }));
      // The element has been put elsewhere, which takes the focus from it.
      focusRow(item.id);
    }
  }, [outline, say, t, focusRow]);

  const lead = useEffectEvent((now: PlanOutline, _chosen: string | null): void => {
    const { count, leads, id } = entered.current;
    if (leads && count === 0 && findItem(now, id) !== undefined) {
      entered.current.leads = false;
      focusRow(id);
    }
  });
  // The service may answer before the changed tree comes, or after it.
  useEffect(() => lead(outline, selectedId), [outline, selectedId]);

  const step = (item: PlanItem, direction: MoveDirection): void =>
    run(async () => {
      awaited.current = item.id;
      const { moved } = await ask('stepPlanItem', { id: item.id, direction });
      if (!moved) {
        awaited.current = null;
        say(t(`plan:tree.nowhere.${direction}`));
      }
    });
  const moveTo = (id: string, place: Placement): void =>
    run(async () => {
      awaited.current = id;
      await ask('movePlanItem', { id, place });
    });
  const remove = (item: PlanItem): void => {
    const at = rows.findIndex(({ id }) => id === item.id);
    const below = countBelow(item);
    const next = rows.slice(at + 1).find(({ id }) => !isBelow(item, id)) ?? rows[at - 1];
    run(async () => {
      await ask('removePlanItem', { id: item.id });
      say(
        below === 0
          ? t('plan:tree.removed', { item: labelOfItem(t, item) })
          : t('plan:tree.removedWith', { item: labelOfItem(t, item), count: below }),
      );
      if (next === undefined) {
        element.current?.parentElement?.querySelector<HTMLElement>('.step-bar .button:enabled')?.focus();
      } else {
        focusRow(next.id);
      }
    });
  };
  const rename = (item: PlanItem, title: string, end: FieldEnd): void => {
    setRenaming(null);
    if (title !== '' && title !== item.title) {
      run(async () => {
        await ask('renamePlanItem', { id: item.id, title });
        say(t('plan:tree.renamed', { title }));
      });
    }
    if (end !== 'left') {
      // The field is gone in the next picture.
      requestAnimationFrame(() => focusRow(item.id));
    }
  };
  const add = (place: Placement): void => {
    setClosed((now) => new Set([...now].filter((id) => id !== place.parentId)));
    setRenaming(null);
    entered.current = { ...entered.current, leads: false, id: '' };
    setAdding((now) => ({ place, turn: (now?.turn ?? 0) + 1 }));
  };
  const finishAdding = (title: string, end: FieldEnd): void => {
    if (adding === null) {
      return;
    }
    const { place, turn } = adding;
    if (title === '') {
      setAdding(null);
      if (selected !== null && end !== 'left') {
        const { count, id } = entered.current;
        entered.current.leads = count > 0 || (id !== '' && id !== selected.id);
        focusRow(selected.id);
      }
      return;
    }
    entered.current.count += 1;
    run(async () => {
      const { id } = await ask('addPlanItem', { planId, title, place }).finally(() => {
        entered.current.count -= 1;
      });
      entered.current.id = id;
      setSelectedId(id);
      say(t('plan:tree.added', { title }));
    });
    setAdding(end === 'entered' ? { place: { ...place, index: place.index + 1 }, turn: turn + 1 } : null);
  };

  const fold = (item: PlanItem, shut: boolean): void =>
    setClosed((now) => new Set(shut ? [...now, item.id] : [...now].filter((id) => id !== item.id)));

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (selected === null || isComposingKey(event.nativeEvent) || event.target instanceof HTMLInputElement) {
      return;
    }
    const act = keyAct(event, selected, rows, { step, remove, fold, focusRow, rename: setRenaming });
    if (act !== null) {
      event.preventDefault();
      act();
    }
  };

  const dropOn = (targetId: string, zone: DropZone): Placement | null =>
    drag === null || tree.state !== 'ready' ? null : dropPlacement(tree.value, drag.id, targetId, zone);

  const newRowAfter = (id: string | null): ReactNode[] =>
    adding !== null && rowBefore(adding.place, outline, rows) === id
      ? [
          <NewItemRow
            key={`new ${adding.turn}`}
            place={adding.place}
            depth={depthOf(adding.place, outline)}
            onDone={finishAdding}
          />,
        ]
      : [];

  return (
    <div className="tree-editor">
      <StepBar steps={steps}>
        <TreeToolbar
          outline={outline}
          tree={tree.state === 'ready' ? tree.value : null}
          selected={selected}
          onAdd={add}
          onStep={step}
          onRename={(item) => setRenaming(item.id)}
          onRemove={remove}
        />
      </StepBar>
      {rows.length === 0 && adding === null ? <p className="tree-empty">{t('plan:tree.empty')}</p> : null}
      <div
        ref={element}
        className="tree"
        role="tree"
        aria-label={t('plan:tree.label')}
        hidden={rows.length === 0 && adding === null}
        onKeyDown={press}
      >
        {/* One list with one key for the field: it stays the same, with what is typed, when rows come before it. */}
        {[
          ...newRowAfter(null),
          ...rows.flatMap((item) => [
            <TreeRow
              key={item.id}
              item={item}
              size={sizeOf(outline, item)}
              selected={item.id === selected?.id}
              closed={closed.has(item.id)}
              renaming={renaming === item.id}
              drop={drag?.drop?.targetId === item.id ? drag.drop.zone : null}
              onSelect={() => setSelectedId(item.id)}
              onFold={(shut) => fold(item, shut)}
              onRename={(title, end) => (title === null ? setRenaming(item.id) : rename(item, title, end))}
              onDragStart={() => setDrag({ id: item.id, drop: null })}
              onDragOver={(zone) => {
                const drop = dropOn(item.id, zone) === null ? null : { targetId: item.id, zone };
                setDrag((now) => (now === null ? null : { ...now, drop }));
                return drop !== null;
              }}
              onDrop={(zone) => {
                const place = dropOn(item.id, zone);
                if (drag !== null && place !== null) {
                  moveTo(drag.id, place);
                }
                setDrag(null);
              }}
              onDragEnd={() => setDrag(null)}
            />,
            ...newRowAfter(item.id),
          ]),
        ]}
      </div>
      <p className="small tree-hint">{t('plan:tree.hint')}</p>
    </div>
  );
}

/** What holds an item, up to its goal. */
function above(outline: PlanOutline, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  let parentId = findItem(outline, id)?.parentId ?? null;
  while (parentId !== null && !found.has(parentId)) {
    found.add(parentId);
    parentId = findItem(outline, parentId)?.parentId ?? null;
  }
  return found;
}

function isBelow(item: PlanItem, id: string): boolean {
  return item.children.some((child) => child.id === id || isBelow(child, id));
}

/** How many stand in the same list, for those who hear 「3の2」. */
function sizeOf(outline: PlanOutline, item: PlanItem): { readonly position: number; readonly count: number } {
  const list =
    item.parentId === null
      ? [...outline.philosophies, ...outline.goals]
      : (findItem(outline, item.parentId)?.children ?? []);
  return { position: list.findIndex(({ id }) => id === item.id) + 1, count: list.length };
}

function depthOf(place: Placement, outline: PlanOutline): number {
  const parent = place.parentId === null ? undefined : findItem(outline, place.parentId);
  return parent === undefined ? 0 : parent.depth + 1;
}

/** The row after which a new one is typed: the last of what stands before it; null at the very top. */
function rowBefore(
  { parentId, kind, index }: Placement,
  outline: PlanOutline,
  rows: readonly PlanItem[],
): string | null {
  const parent = parentId === null ? undefined : findItem(outline, parentId);
  const list =
    kind === 'philosophy'
      ? outline.philosophies
      : parent === undefined
        ? outline.goals
        : parent.children.filter((child) => child.kind === kind);
  const above = list[Math.min(index, list.length) - 1] ?? beforeList(outline, parent, kind);
  if (above === undefined) {
    return null;
  }
  const below = above === parent ? [] : rows.filter(({ id }) => isBelow(above, id));
  return below.at(-1)?.id ?? above.id;
}

/** What the first of a list stands under or after. */
function beforeList(
  outline: PlanOutline,
  parent: PlanItem | undefined,
  kind: PlanItem['kind'],
): PlanItem | undefined {
  if (parent !== undefined) {
    const policies = parent.children.filter((child) => child.kind === 'policy');
    return kind === 'project' && parent.kind === 'goal' ? (policies.at(-1) ?? parent) : parent;
  }
  return kind === 'goal' ? outline.philosophies.at(-1) : undefined;
}

interface KeyActs {
  readonly step: (item: PlanItem, direction: MoveDirection) => void;
  readonly remove: (item: PlanItem) => void;
  readonly fold: (item: PlanItem, shut: boolean) => void;
  readonly focusRow: (id: string) => void;
  readonly rename: (id: string) => void;
}

const stepKeys: Readonly<Record<string, MoveDirection>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'inward',
  ArrowLeft: 'outward',
};

/** What a key does on the selected row; null for keys that are not the tree's. */
function keyAct(
  event: KeyboardEvent<HTMLElement>,
  selected: PlanItem,
  rows: readonly PlanItem[],
  acts: KeyActs,
): (() => void) | null {
  const direction = stepKeys[event.key];
  if (event.altKey && event.shiftKey && direction !== undefined) {
    return () => acts.step(selected, direction);
  }
  if (event.altKey || event.ctrlKey || event.metaKey) {
    return null;
  }
  const at = rows.findIndex(({ id }) => id === selected.id);
  const goTo = (row: PlanItem | undefined) => (row === undefined ? null : () => acts.focusRow(row.id));
  switch (event.key) {
    case 'ArrowDown':
      return goTo(rows[at + 1]);
    case 'ArrowUp':
      return goTo(rows[at - 1]);
    case 'Home':
      return goTo(rows[0]);
    case 'End':
      return goTo(rows.at(-1));
    case 'ArrowRight': {
      const first = rows[at + 1];
      const isOpen = first !== undefined && first.parentId === selected.id;
      return selected.children.length > 0 && !isOpen
        ? () => acts.fold(selected, false)
        : isOpen
          ? goTo(first)
          : null;
    }
    case 'ArrowLeft': {
      const isOpen = rows[at + 1]?.parentId === selected.id;
      return isOpen ? () => acts.fold(selected, true) : goTo(rows.find(({ id }) => id === selected.parentId));
    }
    case 'F2':
    case 'Enter':
      return () => acts.rename(selected.id);
    case 'Delete':
      return () => acts.remove(selected);
    default:
      return null;
  }
}
