import { describe, expect, it } from 'vitest';
import {
  comparisonOf,
  type MappingKind,
  mappingFits,
  type PlanMapping,
  sameTitles,
  unmappedItems,
  usualMappingKind,
} from '../../../../core/domain/plans/mapping.ts';
import { outlineOf } from '../../../../core/domain/plans/outline.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';
import { emptyPlan, planId, treeOf } from './trees.ts';

const newId = fixtureIds('d');
const nextId = newId();

const before = treeOf(['!支え合い', '目標一', ' 見守り', '  声かけ', ' 居場所', ' 相談', '目標二', ' 権利']);
const after = treeOf(
  ['!支え合い', '目標一', ' 見守りと居場所', ' 相談', '  包括相談', '目標三', ' 災害'],
  emptyPlan(nextId),
  nextId,
);
const outlines = [outlineOf(before.tree, planId), outlineOf(after.tree, nextId)] as const;

let order = 0;
function mapping(kind: MappingKind, from: string[], to: string[], note = ''): PlanMapping {
  order += 1;
  const ids = { id: newId(), fromPlanId: planId, toPlanId: nextId };
  return { ...ids, kind, from: from.map(before.id), to: to.map(after.id), note, order };
}

const mappings = [
  mapping('inherited', ['目標一'], ['目標一']),
  mapping('merged', ['居場所', '見守り'], ['見守りと居場所'], '担い手が同じ'),
  mapping('divided', ['相談'], ['包括相談', '相談']),
  mapping('created', [], ['災害']),
  mapping('abolished', ['権利'], []),
];

describe('the mapping between two plans', () => {
  it('lists what is not mapped yet, on both sides', () => {
    const open = unmappedItems(...outlines, mappings);
    expect(open.from.map(({ title }) => title)).toEqual(['支え合い', '声かけ', '目標二']);
    expect(open.to.map(({ title }) => title)).toEqual(['支え合い', '目標三']);
    expect(unmappedItems(...outlines, []).from).toHaveLength(8);
  });

  it('finds what has the same title on the same level, once on either side', () => {
    const titles = sameTitles(...outlines, []).map(({ from }) => from);
    expect(titles).toEqual(['支え合い', '目標一', '相談'].map(before.id));
    expect(sameTitles(...outlines, mappings).map(({ from }) => from)).toEqual([before.id('支え合い')]);
    const twice = treeOf(['目標一', ' 相談', ' 相談'], emptyPlan(nextId), nextId);
    expect(sameTitles(outlines[0], outlineOf(twice.tree, nextId), []).map(({ from }) => from)).toEqual([
      before.id('目標一'),
    ]);
  });

  it('is a table in the order of the plan before, with nothing left out', () => {
    const table = comparisonOf(...outlines, mappings).map((group) => [
      group.goal?.title ?? group.part,
      ...group.rows.map(
        (row) =>
          `${row.from.map(({ title }) => title).join('・')}→${row.mapping?.kind ?? '？'}→${row.to
            .map(({ title }) => title)
            .join('・')}`,
      ),
    ]);
    expect(table).toEqual([
      ['philosophies', '支え合い→？→'],
      [
        '目標一',
        '目標一→inherited→目標一',
        '見守り・居場所→merged→見守りと居場所',
        '声かけ→？→',
        '相談→divided→相談・包括相談',
      ],
      ['目標二', '目標二→？→', '権利→abolished→'],
      ['new', '→？→支え合い', '→？→目標三', '→created→災害'],
    ]);
  });

  it('knows which kind fits how many items', () => {
    expect(mappingFits('inherited', 1, 1)).toBe(true);
    expect(mappingFits('inherited', 2, 1)).toBe(false);
    expect(mappingFits('merged', 1, 1)).toBe(false);
    expect(mappingFits('merged', 2, 2)).toBe(true);
    expect(mappingFits('divided', 2, 3)).toBe(true);
    expect(mappingFits('created', 1, 1)).toBe(false);
    expect(mappingFits('abolished', 3, 0)).toBe(true);
    const suggested = [
      [0, 0, null],
      [0, 2, 'created'],
      [1, 0, 'abolished'],
      [1, 1, 'inherited'],
      [1, 2, 'divided'],
      [3, 2, 'merged'],
    ] as const;
    for (const [left, right, kind] of suggested) {
      expect(usualMappingKind(left, right)).toBe(kind);
      expect(kind === null || mappingFits(kind, left, right)).toBe(true);
    }
  });
});
