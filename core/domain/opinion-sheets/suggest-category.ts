import type { Block } from '../blocks/block.ts';
import { foldKey } from '../blocks/fold.ts';
import type { Goal, Policy } from '../plans/plan.ts';

/**
 * For each block of a version the 施策, or else the 基本目標, that its headings name: the nearest heading above it whose
 * words hold the title of one. Blocks under no such heading are left out.
 * @returns block id → id of the policy or goal
 */
export function categoriesOfBlocks(
  blocks: readonly Block[],
  goals: readonly Goal[],
  policies: readonly Policy[],
): Map<string, string> {
  const titled = (list: readonly { readonly id: string; readonly title: string }[]) =>
    list
      .map(({ id, title }) => ({ id, key: foldKey(title) }))
      .filter(({ key }) => key !== '')
      // The longer title first: one may hold another.
      .sort((a, b) => b.key.length - a.key.length);
  const goalKeys = titled(goals);
  const found = new Map<string, string>();
  let goal: string | null = null;
  let policy: { readonly id: string; readonly level: number } | null = null;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const key = foldKey(block.text);
      const named = goalKeys.find((one) => key.includes(one.key));
      if (named !== undefined) {
        goal = named.id;
        policy = null;
      } else if (policy !== null && block.level <= policy.level) {
        policy = null;
      }
      // A policy of the goal above it, where one is known: titles repeat from goal to goal.
      const ofGoal = policies.filter(({ goalId }) => goal === null || goalId === goal);
      const match = titled(ofGoal).find((one) => key.includes(one.key));
      if (match !== undefined) {
        policy = { id: match.id, level: block.level };
      }
    }
    const category = policy?.id ?? goal;
    if (category !== null) {
      found.set(block.id, category);
    }
  }
  return found;
}
