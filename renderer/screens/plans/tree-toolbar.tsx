import type { ReactNode } from 'react';
import type { Placement } from '../../../core/domain/plans/edit-tree.ts';
import {
  type MoveDirection,
  moveDirectionSchema,
  stepPlacement,
} from '../../../core/domain/plans/move-item.ts';
import {
  findItem,
  type PlanItem,
  type PlanItemKind,
  type PlanOutline,
  planItemKindSchema,
} from '../../../core/domain/plans/outline.ts';
import type { PlanTree } from '../../../core/domain/plans/plan.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';

/** What can be done with the selected row, in words. */
export function TreeToolbar({
  outline,
  tree,
  selected,
  onAdd,
  onStep,
  onRename,
  onRemove,
}: {
  readonly outline: PlanOutline;
  readonly tree: PlanTree | null;
  readonly selected: PlanItem | null;
  readonly onAdd: (place: Placement) => void;
  readonly onStep: (item: PlanItem, direction: MoveDirection) => void;
  readonly onRename: (item: PlanItem) => void;
  readonly onRemove: (item: PlanItem) => void;
}): ReactNode {
  const t = useWords();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div className="button-group" role="group" aria-label={t('plan:tree.add')}>
        <span className="group-word" aria-hidden="true">
          {t('plan:tree.add')}
        </span>
        {planItemKindSchema.options.map((kind) => {
          const place = placeForNew(kind, outline, selected);
          return (
            <Button
              key={kind}
              look={outline.goals.length === 0 && kind === 'goal' ? 'primary' : 'outline'}
              size="slim"
              disabled={place === null}
              aria-label={t('plan:tree.addKind', { kind: t(`plan:kind.${kind}`) })}
              onClick={() => (place === null ? undefined : onAdd(place))}
            >
              {t(`plan:kind.${kind}`)}
            </Button>
          );
        })}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields */}
      <div className="button-group" role="group" aria-label={t('plan:tree.act')}>
        <span className="group-word" aria-hidden="true">
          {t('plan:tree.act')}
        </span>
        {moveDirectionSchema.options.map((direction) => (
          <Button
            key={direction}
            look="quiet"
            size="slim"
            disabled={
              selected === null || tree === null || stepPlacement(tree, selected.id, direction) === null
            }
            onClick={() => (selected === null ? undefined : onStep(selected, direction))}
          >
            {t(`plan:tree.step.${direction}`)}
          </Button>
        ))}
        <Button
          look="quiet"
          size="slim"
          disabled={selected === null}
          onClick={() => (selected === null ? undefined : onRename(selected))}
        >
          {t('plan:tree.rename')}
        </Button>
        <Button
          look="quiet"
          size="slim"
          disabled={selected === null}
          onClick={() => (selected === null ? undefined : onRemove(selected))}
        >
          {t('plan:tree.remove')}
        </Button>
      </div>
    </>
  );
}

/** Where a new item goes: after the selected one of its kind, else at the end of what is selected; null without a place. */
function placeForNew(kind: PlanItemKind, outline: PlanOutline, selected: PlanItem | null): Placement | null {
  if (selected?.kind === kind) {
    return { kind, parentId: selected.parentId, index: selected.index + 1 };
  }
  if (kind === 'philosophy') {
    return { kind, parentId: null, index: outline.philosophies.length };
  }
  const path = pathTo(outline, selected);
  const goal = path.find((item) => item.kind === 'goal');
  if (kind === 'goal') {
    return { kind, parentId: null, index: goal === undefined ? outline.goals.length : goal.index + 1 };
  }
  const policy = path.find((item) => item.kind === 'policy');
  const parent = kind === 'project' ? (policy ?? goal) : goal;
  if (parent === undefined) {
    return null;
  }
  const index =
    kind === 'policy' && policy !== undefined
      ? policy.index + 1
      : parent.children.filter((child) => child.kind === kind).length;
  return { kind, parentId: parent.id, index };
}

/** The item and what it stands under. */
function pathTo(outline: PlanOutline, item: PlanItem | null): PlanItem[] {
  if (item === null) {
    return [];
  }
  const parent = item.parentId === null ? undefined : findItem(outline, item.parentId);
  return [item, ...pathTo(outline, parent ?? null)];
}
