import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { itemsOf, outlineOf } from '../../../core/domain/plans/outline.ts';
import type { PlanFields } from '../../../core/domain/plans/plan.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import { recordIssueSheets } from '../../../db/plans/commands.ts';
import { addPlanMapping, mapSameTitles, updatePlanMapping } from '../../../db/plans/mapping-commands.ts';
import { planSteps, recordPlanStep, redoPlanStep, undoPlanStep } from '../../../db/plans/plan-steps.ts';
import { listPlanMappings, readPlanTree } from '../../../db/plans/queries.ts';
import {
  addPlan,
  addPlanItem,
  copyPlan,
  movePlanItem,
  removePlan,
  removePlanItem,
  renamePlanItem,
  updatePlan,
} from '../../../db/plans/tree-commands.ts';
import { issueSheetContent } from '../../fixtures/contents.ts';
import { newFile } from '../support.ts';

const next: PlanFields = {
  title: '地域福祉計画',
  periodText: '令和12年度から',
  standing: 'next',
  edition: '案1',
  numbering: 'joined',
};

/** One command that can be taken back, as the service does it. */
function step<Value>(file: CommitteeFile, label: string, act: (handle: WriteHandle) => Value): Value {
  return file.write('owner', label, (handle) => {
    const value = act(handle);
    recordPlanStep(handle, label);
    return value;
  });
}

function lines(file: CommitteeFile, planId: string): string[] {
  return itemsOf(outlineOf(readPlanTree(file.read), planId)).map(
    ({ kind, number, title, depth }) => `${' '.repeat(depth)}${kind}${number} ${title}`,
  );
}

/** A plan with two goals; the ids of its items by title. */
function smallPlan(file: CommitteeFile): { planId: string; id: (title: string) => string } {
  const ids = new Map<string, string>();
  const planId = step(file, 'addPlan', (handle) =>
    addPlan(handle, { ...next, standing: 'inForce', edition: '' }),
  );
  const add = (title: string, kind: 'philosophy' | 'goal' | 'policy' | 'project', parent: string | null) => {
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    const place = { kind, parentId, index: 99 };
    ids.set(
      title,
      step(file, 'addPlanItem', (handle) => addPlanItem(handle, planId, title, place)),
    );
  };
  add('支え合い', 'philosophy', null);
  add('目標一', 'goal', null);
  add('見守り', 'policy', '目標一');
  add('声かけ', 'project', '見守り');
  add('居場所', 'policy', '目標一');
  add('目標二', 'goal', null);
  return { planId, id: (title) => ids.get(title) ?? '' };
}

function refusalCode(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ShingiError) {
      return error.code;
    }
    throw error;
  }
  return 'none';
}

function sound(file: CommitteeFile): void {
  expect(differences(liveState(file.read), replayChangeLog(file.read))).toEqual([]);
  expect(verifyOpenFile(file)).toEqual([]);
}

describe('the structure of a plan', () => {
  it('is edited command by command, each of which can be taken back and done again', () => {
    const file = newFile();
    const { planId, id } = smallPlan(file);
    const states = [lines(file, planId)];
    const act = (label: string, run: (handle: WriteHandle) => void) => {
      step(file, label, run);
      states.push(lines(file, planId));
    };
    act('movePlanItem', (handle) =>
      movePlanItem(handle, id('目標二'), { kind: 'goal', parentId: null, index: 0 }),
    );
    act('movePlanItem', (handle) =>
      movePlanItem(handle, id('見守り'), { kind: 'goal', parentId: null, index: 2 }),
    );
    act('renamePlanItem', (handle) => renamePlanItem(handle, id('声かけ'), '声かけと訪問'));
    act('removePlanItem', (handle) => removePlanItem(handle, id('目標一')));
    expect(states.at(-1)).toEqual([
      'philosophy 支え合い',
      'goal1 目標二',
      'goal2 見守り',
      ' policy2-1 声かけと訪問',
    ]);
    sound(file);
    for (const state of states.slice(0, -1).reverse()) {
      file.write('owner', 'undo', undoPlanStep);
      expect(lines(file, planId)).toEqual(state);
    }
    expect(planSteps(file.read)).toEqual({ undo: 'addPlanItem', redo: 'movePlanItem' });
    for (const state of states.slice(1)) {
      file.write('owner', 'redo', redoPlanStep);
      expect(lines(file, planId)).toEqual(state);
    }
    expect(planSteps(file.read)).toEqual({ undo: 'removePlanItem', redo: null });
    sound(file);
  });

  it('is not undone past what an import has changed since', () => {
    const file = newFile();
    file.write('', 'import', (handle) => recordIssueSheets(handle, issueSheetContent, '地域福祉計画'));
    const [goal] = readPlanTree(file.read).goals;
    step(file, 'renamePlanItem', (handle) => renamePlanItem(handle, goal?.id ?? '', '別の題'));
    file.write('', 'import', (handle) => recordIssueSheets(handle, issueSheetContent, '地域福祉計画'));
    expect(readPlanTree(file.read).goals[0]?.title).toBe(goal?.title);
    expect(refusalCode(() => file.write('owner', 'undo', undoPlanStep))).toBe('conflict');
    sound(file);
  });

  it('refuses what cannot be, and keeps everything', () => {
    const file = newFile();
    const { planId, id } = smallPlan(file);
    const before = lines(file, planId);
    const place = { kind: 'policy', parentId: id('見守り'), index: 0 } as const;
    expect(refusalCode(() => step(file, 'x', (handle) => addPlanItem(handle, planId, '？', place)))).toBe(
      'conflict',
    );
    const inward = { kind: 'project', parentId: id('居場所'), index: 0 } as const;
    expect(refusalCode(() => step(file, 'x', (handle) => movePlanItem(handle, id('見守り'), inward)))).toBe(
      'conflict',
    );
    expect(refusalCode(() => step(file, 'x', (handle) => removePlan(handle, id('見守り'))))).toBe(
      'not-found',
    );
    expect(lines(file, planId)).toEqual(before);
  });

  it('of the plan in force is fed by sheets that come again, wherever its goals stand by now', () => {
    const file = newFile();
    const tree = file.write('', 'import', (handle) =>
      recordIssueSheets(handle, issueSheetContent, '地域福祉計画'),
    );
    const planId = tree.plans[0]?.id ?? '';
    const last = tree.goals.at(-1)?.id ?? '';
    step(file, 'copyPlan', (handle) => copyPlan(handle, planId, next, 'nothing'));
    step(file, 'movePlanItem', (handle) =>
      movePlanItem(handle, last, { kind: 'goal', parentId: null, index: 0 }),
    );
    const before = lines(file, planId);
    file.write('', 'import', (handle) => recordIssueSheets(handle, issueSheetContent, '地域福祉計画'));
    expect(lines(file, planId)).toEqual(before);
    expect(readPlanTree(file.read).plans).toHaveLength(2);
    sound(file);
  });
});

describe('editions', () => {
  it('are copies that remember what they came from and record what was taken over', () => {
    const file = newFile();
    const { planId, id } = smallPlan(file);
    const draft1 = step(file, 'copyPlan', (handle) => copyPlan(handle, planId, next, 'inherited'));
    expect(lines(file, draft1)).toEqual(lines(file, planId));
    const taken = listPlanMappings(file.read);
    expect(taken).toHaveLength(6);
    expect(taken.every(({ kind, from, to }) => kind === 'inherited' && from.length + to.length === 2)).toBe(
      true,
    );
    step(file, 'removePlanItem', (handle) => removePlanItem(handle, id('居場所')));
    expect(listPlanMappings(file.read).find(({ from }) => from.length === 0)?.to).toHaveLength(1);

    const draft2 = step(file, 'copyPlan', (handle) =>
      copyPlan(handle, draft1, { ...next, edition: '案2' }, 'sameAsSource'),
    );
    const ofDraft2 = listPlanMappings(file.read).filter(({ toPlanId }) => toPlanId === draft2);
    expect(ofDraft2).toHaveLength(6);
    expect(ofDraft2.every(({ fromPlanId }) => fromPlanId === planId)).toBe(true);
    expect(readPlanTree(file.read).plans.map(({ basedOn, order }) => [basedOn, order])).toEqual([
      [null, 0],
      [planId, 1],
      [draft1, 2],
    ]);
    sound(file);
    step(file, 'removePlan', (handle) => removePlan(handle, draft1));
    expect(listPlanMappings(file.read).map(({ toPlanId }) => toPlanId)).toEqual(ofDraft2.map(() => draft2));
    expect(readPlanTree(file.read).plans.map(({ basedOn }) => basedOn)).toEqual([null, null]);
    sound(file);
    file.write('owner', 'undo', undoPlanStep);
    expect(listPlanMappings(file.read)).toHaveLength(12);
    sound(file);
  });

  it('say what they are', () => {
    const file = newFile();
    const { planId } = smallPlan(file);
    const fields = { ...next, standing: 'past', numbering: 'enclosed', periodText: null } as const;
    step(file, 'updatePlan', (handle) => updatePlan(handle, planId, fields));
    expect(readPlanTree(file.read).plans[0]).toMatchObject(fields);
    expect(lines(file, planId)).toContain(' policy(2) 居場所');
  });
});

describe('mappings', () => {
  it('hold any number of items of either side, and lose those that go', () => {
    const file = newFile();
    const { planId, id } = smallPlan(file);
    const draft = step(file, 'copyPlan', (handle) => copyPlan(handle, planId, next, 'nothing'));
    const copies = new Map(
      itemsOf(outlineOf(readPlanTree(file.read), draft)).map((item) => [item.title, item.id]),
    );
    const copy = (title: string) => copies.get(title) ?? '';
    const mapping = {
      fromPlanId: planId,
      toPlanId: draft,
      kind: 'merged',
      from: [id('見守り'), id('居場所')],
      to: [copy('見守り')],
      note: '担い手が同じ',
    } as const;
    const merged = step(file, 'addPlanMapping', (handle) =>
      addPlanMapping(handle, { ...mapping, from: [...mapping.from], to: [...mapping.to] }),
    );
    const [stored] = listPlanMappings(file.read);
    expect(stored).toEqual({ ...mapping, id: merged, order: 0 });
    step(file, 'updatePlanMapping', (handle) =>
      updatePlanMapping(handle, merged, {
        kind: 'divided',
        from: [id('居場所')],
        to: [copy('居場所'), copy('見守り')],
        note: '',
      }),
    );
    expect(listPlanMappings(file.read)[0]).toMatchObject({
      from: [id('居場所')],
      to: [copy('居場所'), copy('見守り')],
    });
    expect(step(file, 'mapSameTitles', (handle) => mapSameTitles(handle, planId, draft))).toBe(4);
    step(file, 'removePlanItem', (handle) => removePlanItem(handle, copy('目標一')));
    expect(listPlanMappings(file.read).find((one) => one.id === merged)).toMatchObject({
      from: [id('居場所')],
      to: [],
    });
    sound(file);
    file.write('owner', 'undo', undoPlanStep);
    expect(listPlanMappings(file.read).find((one) => one.id === merged)?.to).toHaveLength(2);
    sound(file);
  });

  it('refuse items of other plans, items twice, and nothing at all', () => {
    const file = newFile();
    const { planId, id } = smallPlan(file);
    const draft = step(file, 'copyPlan', (handle) => copyPlan(handle, planId, next, 'nothing'));
    const add = (from: string[], to: string[], toPlanId = draft) =>
      refusalCode(() =>
        step(file, 'x', (handle) =>
          addPlanMapping(handle, { fromPlanId: planId, toPlanId, kind: 'inherited', from, to, note: '' }),
        ),
      );
    expect(add([], [])).toBe('invalid-input');
    expect(add([id('見守り'), id('見守り')], [])).toBe('invalid-input');
    expect(add([id('見守り')], [id('見守り')])).toBe('not-found');
    expect(add([id('見守り')], [], planId)).toBe('invalid-input');
    expect(add([id('見守り')], [])).toBe('none');
  });
});
