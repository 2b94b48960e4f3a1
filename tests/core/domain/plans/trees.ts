import { type Placement, withItem } from '../../../../core/domain/plans/edit-tree.ts';
import { itemsOf, outlineOf, type PlanItem } from '../../../../core/domain/plans/outline.ts';
import type { PlanNumbering, PlanTree } from '../../../../core/domain/plans/plan.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

const newId = fixtureIds('e');

export const planId = newId();

/** Items by their titles: what a test names them by. */
export interface NamedTree {
  readonly tree: PlanTree;
  readonly id: (title: string) => string;
}

export function emptyPlan(id = planId, numbering: PlanNumbering = 'joined'): PlanTree {
  return {
    plans: [
      {
        id,
        title: '地域福祉計画',
        periodText: null,
        standing: 'inForce',
        edition: '',
        basedOn: null,
        numbering,
        order: 0,
        philosophies: [],
      },
    ],
    goals: [],
    policies: [],
    projects: [],
  };
}

/**
 * A plan from lines: 「目標」, 「 施策」 (one space), 「  事業」 (two spaces); 「 *事業」 hangs on the goal itself; 「!理念」.
 */
export function treeOf(lines: readonly string[], base: PlanTree = emptyPlan(), ofPlan = planId): NamedTree {
  let tree = base;
  const ids = new Map<string, string>();
  let goal = '';
  let policy = '';
  for (const line of lines) {
    const title = line.trim().replace(/^[*!]/u, '');
    const id = newId();
    ids.set(title, id);
    const add = (kind: Placement['kind'], parentId: string | null): void => {
      tree = withItem(tree, ofPlan, { id, title }, { kind, parentId, index: 1000 }) ?? tree;
    };
    if (line.startsWith('!')) {
      add('philosophy', null);
    } else if (line.startsWith('  ')) {
      add('project', policy);
    } else if (line.startsWith(' *')) {
      add('project', goal);
    } else if (line.startsWith(' ')) {
      add('policy', goal);
      policy = id;
    } else {
      add('goal', null);
      goal = id;
    }
  }
  return { tree, id: (title) => ids.get(title) ?? title };
}

/** The plan as lines: kind, number and title, indented by depth. */
export function linesOf(tree: PlanTree, ofPlan = planId): string[] {
  const marks: Record<PlanItem['kind'], string> = {
    philosophy: '理念',
    goal: '目標',
    policy: '施策',
    project: '事業',
  };
  return itemsOf(outlineOf(tree, ofPlan)).map(
    ({ kind, number, title, depth }) => `${' '.repeat(depth)}${marks[kind]}${number} ${title}`,
  );
}
