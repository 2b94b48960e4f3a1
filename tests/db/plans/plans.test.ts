import { describe, expect, it } from 'vitest';
import { addPhilosophy, recordIssueSheets, upsertGoal, upsertPlan } from '../../../db/plans/commands.ts';
import { readPlanTree } from '../../../db/plans/queries.ts';
import { issueSheetContent } from '../../fixtures/contents.ts';
import { newFile } from '../support.ts';

const record = (file: ReturnType<typeof newFile>, title: string) =>
  file.write('', 'plans', (handle) => recordIssueSheets(handle, issueSheetContent, title));

describe('plans', () => {
  it('take goals, policies and projects over from issue sheets, each once', () => {
    const file = newFile();
    const tree = record(file, '地域福祉計画');
    expect(tree.plans.map(({ title }) => title)).toEqual(['地域福祉計画']);
    expect(tree.goals.map(({ no }) => no)).toEqual(issueSheetContent.sheets.map(({ goalNo }) => goalNo));
    const [sheet] = issueSheetContent.sheets;
    const [goal] = tree.goals;
    const titlesOf = (list: readonly { goalId: string; title: string }[]) =>
      list.filter(({ goalId }) => goalId === goal?.id).map(({ title }) => title);
    const policies = [...(sheet?.visions ?? []), ...(sheet?.challenges ?? [])].map(({ policy }) => policy);
    expect(titlesOf(tree.policies)).toEqual([...new Set(policies)]);
    expect(titlesOf(tree.projects)).toEqual([...new Set(sheet?.indicators.map(({ project }) => project))]);
  });

  it('do not change when the same sheets come again, also with the title in another width', () => {
    const file = newFile();
    const before = record(file, '第3次 地域福祉計画');
    const changes = () => file.read.get<{ n: number }>('SELECT count(*) AS n FROM change_log')?.n;
    const count = changes();
    expect(record(file, '第３次地域福祉計画')).toEqual(before);
    expect(changes()).toBe(count);
  });

  it('keep a period and philosophies that are known', () => {
    const file = newFile();
    file.write('', 'plans', (handle) => {
      const plan = upsertPlan(handle, { title: '計画', periodText: '令和6年度～令和11年度' });
      addPhilosophy(handle, plan.id, '共に生きる');
      addPhilosophy(handle, plan.id, '支え合う');
      addPhilosophy(handle, plan.id, '共に 生きる');
      upsertPlan(handle, { title: '計画', periodText: null });
      const goal = upsertGoal(handle, { planId: plan.id, no: 1, title: '基盤' });
      expect(upsertGoal(handle, { planId: plan.id, no: 1, title: '' })).toEqual(goal);
      expect(upsertGoal(handle, { planId: plan.id, no: 1, title: '土台' })).toEqual({
        ...goal,
        title: '土台',
      });
    });
    const [plan] = readPlanTree(file.read).plans;
    expect(plan?.periodText).toBe('令和6年度～令和11年度');
    expect(plan?.philosophies.map(({ text, order }) => [text, order])).toEqual([
      ['共に生きる', 0],
      ['支え合う', 1],
    ]);
  });
});
