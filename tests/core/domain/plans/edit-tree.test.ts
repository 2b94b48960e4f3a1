import { describe, expect, it } from 'vitest';
import {
  withCopiedPlan,
  withItemAt,
  withoutItem,
  withoutPlan,
  withPlanFields,
  withTitle,
} from '../../../../core/domain/plans/edit-tree.ts';
import { dropPlacement, type MoveDirection, stepPlacement } from '../../../../core/domain/plans/move-item.ts';
import type { PlanTree } from '../../../../core/domain/plans/plan.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';
import { emptyPlan, linesOf, type NamedTree, planId, treeOf } from './trees.ts';

const sample = () =>
  treeOf([
    '!支え合い',
    '!自分らしさ',
    '目標あ',
    ' 施策い',
    '  事業う',
    '  事業え',
    ' 施策お',
    ' *事業か',
    '目標き',
    ' 施策く',
  ]);

function stepped({ tree, id }: NamedTree, title: string, direction: MoveDirection): PlanTree | null {
  const place = stepPlacement(tree, id(title), direction);
  return place === null ? null : withItemAt(tree, id(title), place);
}

describe('the numbering of a plan', () => {
  it('follows the places', () => {
    expect(linesOf(sample().tree)).toEqual([
      '理念 支え合い',
      '理念 自分らしさ',
      '目標1 目標あ',
      ' 施策1-1 施策い',
      '  事業1-1-1 事業う',
      '  事業1-1-2 事業え',
      ' 施策1-2 施策お',
      ' 事業 事業か',
      '目標2 目標き',
      ' 施策2-1 施策く',
    ]);
  });

  it('can be in brackets and circles, or absent', () => {
    const lines = ['目標', ...Array.from({ length: 2 }, (_, index) => ` 施策${index}`)];
    const projects = Array.from({ length: 21 }, (_, index) => `  事業${index}`);
    const enclosed = linesOf(treeOf([...lines, ...projects], emptyPlan(planId, 'enclosed')).tree);
    expect(enclosed.slice(0, 4)).toEqual(['目標1 目標', ' 施策(1) 施策0', ' 施策(2) 施策1', '  事業① 事業0']);
    expect(enclosed.slice(-2)).toEqual(['  事業⑳ 事業19', '  事業〔21〕 事業20']);
    expect(linesOf(treeOf(lines, emptyPlan(planId, 'none')).tree)).toEqual([
      '目標1 目標',
      ' 施策 施策0',
      ' 施策 施策1',
    ]);
  });

  it('starts where the sheets started', () => {
    const { tree, id } = treeOf(['目標に', '目標さん', '目標よん']);
    const from2 = { ...tree, goals: tree.goals.map((goal) => ({ ...goal, no: goal.no + 1 })) };
    const left = withoutItem(from2, id('目標さん'));
    expect(left === null ? [] : linesOf(left)).toEqual(['目標2 目標に', '目標3 目標よん']);
  });
});

describe('moving by keys', () => {
  it('goes up and down among its like, and on into the neighbour', () => {
    const named = sample();
    expect(linesOf(stepped(named, '施策お', 'up') ?? named.tree).slice(3, 7)).toEqual([
      ' 施策1-1 施策お',
      ' 施策1-2 施策い',
      '  事業1-2-1 事業う',
      '  事業1-2-2 事業え',
    ]);
    expect(linesOf(stepped(named, '施策お', 'down') ?? named.tree).slice(-3)).toEqual([
      '目標2 目標き',
      ' 施策2-1 施策お',
      ' 施策2-2 施策く',
    ]);
    expect(linesOf(stepped(named, '施策く', 'up') ?? named.tree)).toContain(' 施策1-3 施策く');
    expect(linesOf(stepped(named, '事業え', 'down') ?? named.tree)).toContain('  事業1-2-1 事業え');
    expect(linesOf(stepped(named, '目標き', 'up') ?? named.tree)[2]).toBe('目標1 目標き');
    expect(linesOf(stepped(named, '自分らしさ', 'up') ?? named.tree)[0]).toBe('理念 自分らしさ');
  });

  it('goes in and out with what stands below it, and the level follows', () => {
    const named = sample();
    expect(linesOf(stepped(named, '施策い', 'outward') ?? named.tree)).toEqual([
      '理念 支え合い',
      '理念 自分らしさ',
      '目標1 目標あ',
      ' 施策1-1 施策お',
      ' 事業 事業か',
      '目標2 施策い',
      ' 施策2-1 事業う',
      ' 施策2-2 事業え',
      '目標3 目標き',
      ' 施策3-1 施策く',
    ]);
    expect(linesOf(stepped(named, '目標き', 'inward') ?? named.tree).slice(2)).toEqual([
      '目標1 目標あ',
      ' 施策1-1 施策い',
      '  事業1-1-1 事業う',
      '  事業1-1-2 事業え',
      ' 施策1-2 施策お',
      ' 施策1-3 目標き',
      '  事業1-3-1 施策く',
      ' 事業 事業か',
    ]);
    expect(linesOf(stepped(named, '施策お', 'inward') ?? named.tree)).toContain('  事業1-1-3 施策お');
    expect(linesOf(stepped(named, '事業う', 'outward') ?? named.tree).slice(3, 7)).toEqual([
      ' 施策1-1 施策い',
      '  事業1-1-1 事業え',
      ' 施策1-2 事業う',
      ' 施策1-3 施策お',
    ]);
    expect(linesOf(stepped(named, '事業か', 'inward') ?? named.tree)).toContain('  事業1-2-1 事業か');
    expect(linesOf(stepped(named, '事業か', 'outward') ?? named.tree)).toContain(' 施策1-3 事業か');
  });

  it.each([
    ['支え合い', 'up'],
    ['支え合い', 'inward'],
    ['自分らしさ', 'down'],
    ['目標あ', 'up'],
    ['目標あ', 'inward'],
    ['目標あ', 'outward'],
    ['目標き', 'down'],
    // Its projects would have no level.
    ['施策い', 'inward'],
    ['施策く', 'inward'],
    ['事業う', 'inward'],
    ['事業う', 'up'],
  ] as const)('has nowhere to take %s %s', (title, direction) => {
    const { tree, id } = sample();
    expect(stepPlacement(tree, id(title), direction)).toBeNull();
  });

  it('and back leads to where it was', () => {
    const named = sample();
    const back = { up: 'down', down: 'up', inward: 'outward', outward: 'inward' } as const;
    const steps = [
      ['施策お', 'up'],
      ['施策お', 'down'],
      ['施策お', 'inward'],
      ['目標き', 'inward'],
      ['事業え', 'down'],
      ['自分らしさ', 'up'],
    ] as const;
    for (const [title, direction] of steps) {
      const moved = stepped(named, title, direction);
      const returned = moved === null ? null : stepped({ ...named, tree: moved }, title, back[direction]);
      expect([title, returned === null ? [] : linesOf(returned)]).toEqual([title, linesOf(named.tree)]);
    }
  });
});

describe('dropping', () => {
  const dropped = (title: string, target: string, zone: 'before' | 'inside' | 'after') => {
    const { tree, id } = sample();
    const place = dropPlacement(tree, id(title), id(target), zone);
    const moved = place === null ? null : withItemAt(tree, id(title), place);
    return moved === null ? null : linesOf(moved);
  };

  it('puts an item before, after or into another', () => {
    expect(dropped('事業う', '事業え', 'after')).toContain('  事業1-1-2 事業う');
    expect(dropped('施策く', '施策い', 'before')).toContain(' 施策1-1 施策く');
    expect(dropped('施策く', '施策お', 'inside')).toContain('  事業1-2-1 施策く');
    expect(dropped('施策お', '目標き', 'inside')).toContain(' 施策2-2 施策お');
    expect(dropped('施策お', '目標き', 'before')?.filter((line) => line.startsWith('目標'))).toEqual([
      '目標1 目標あ',
      '目標2 施策お',
      '目標3 目標き',
    ]);
    expect(dropped('事業か', '目標き', 'inside')).toContain(' 事業 事業か');
    expect(dropped('目標き', '施策お', 'after')).toContain(' 施策1-3 目標き');
    expect(dropped('自分らしさ', '支え合い', 'before')?.[0]).toBe('理念 自分らしさ');
  });

  it('refuses what makes no sense, and what changes nothing', () => {
    expect(dropped('目標あ', '施策い', 'inside')).toBeNull();
    expect(dropped('目標あ', '事業う', 'before')).toBeNull();
    expect(dropped('施策い', '事業う', 'after')).toBeNull();
    expect(dropped('施策い', '施策お', 'before')).toBeNull();
    expect(dropped('施策い', '施策い', 'inside')).toBeNull();
    expect(dropped('支え合い', '目標あ', 'before')).toBeNull();
    expect(dropped('施策い', '支え合い', 'after')).toBeNull();
    expect(dropped('事業う', '事業え', 'inside')).toBeNull();
    expect(dropped('施策く', '目標き', 'inside')).toBeNull();
  });
});

describe('a plan', () => {
  it('gives new titles and loses items with what stands below them', () => {
    const { tree, id } = sample();
    const renamed = withTitle(tree, id('支え合い'), '共に生きる') ?? tree;
    expect(linesOf(withTitle(renamed, id('事業う'), '見守り') ?? tree)).toEqual(
      expect.arrayContaining(['理念 共に生きる', '  事業1-1-1 見守り']),
    );
    expect(linesOf(withoutItem(tree, id('目標あ')) ?? tree).slice(2)).toEqual([
      '目標1 目標き',
      ' 施策1-1 施策く',
    ]);
    expect(linesOf(withoutItem(tree, id('支え合い')) ?? tree)[0]).toBe('理念 自分らしさ');
    expect(withTitle(tree, planId, 'x')).toBeNull();
    expect(withoutItem(tree, planId)).toBeNull();
  });

  it('is copied whole, and each copy is a plan of its own', () => {
    const { tree, id } = sample();
    const fields = {
      title: '次期地域福祉計画',
      periodText: '令和12年度～',
      standing: 'next',
      edition: '案1',
      numbering: 'enclosed',
    } as const;
    const copied = withCopiedPlan(tree, planId, fields, fixtureIds('f'));
    if (copied === null) {
      throw new Error('no copy');
    }
    expect(copied.tree.plans[1]).toMatchObject({ ...fields, basedOn: planId, order: 1 });
    expect(linesOf(copied.tree, copied.planId)).toEqual(
      expect.arrayContaining(['理念 支え合い', ' 施策(2) 施策お', '  事業② 事業え', ' 事業 事業か']),
    );
    expect(linesOf(copied.tree)).toEqual(linesOf(tree));
    const changed = withTitle(copied.tree, copied.copies.get(id('施策い')) ?? '', '別の施策') ?? tree;
    expect(linesOf(changed)).toEqual(linesOf(tree));
    expect(linesOf(changed, copied.planId)).toContain(' 施策(1) 別の施策');
    const again = withoutPlan(changed, planId);
    expect(again?.plans.map(({ basedOn }) => basedOn)).toEqual([null]);
    expect(again?.projects).toHaveLength(3);
    expect(withPlanFields(tree, copied.planId, fields)).toBeNull();
  });
});
