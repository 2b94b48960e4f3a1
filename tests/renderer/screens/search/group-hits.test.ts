import { expect, it } from 'vitest';
import type { SearchHit } from '../../../../core/contract/schemas.ts';
import { groupHits } from '../../../../renderer/screens/search/group-hits.ts';

function hit(meetingId: string, materialId: string, blockId: string): SearchHit {
  return {
    materialId,
    materialTitle: `資料 ${materialId}`,
    materialNumber: null,
    meetingId,
    meetingLabel: `会議 ${meetingId}`,
    versionId: `${materialId}-v`,
    versionOrdinal: 1,
    blockId,
    kind: 'paragraph',
    heading: '',
    snippet: '',
    snippetRanges: [],
    ranges: [],
  };
}

it('puts hits together by meeting and paper and keeps their order', () => {
  const groups = groupHits([
    hit('m2', 'a', '1'),
    hit('m1', 'b', '2'),
    hit('m2', 'c', '3'),
    hit('m2', 'a', '4'),
  ]);
  expect(
    groups.map((group) => [
      group.meetingId,
      group.materials.map((material) => [material.materialId, material.hits.map((one) => one.blockId)]),
    ]),
  ).toEqual([
    [
      'm2',
      [
        ['a', ['1', '4']],
        ['c', ['3']],
      ],
    ],
    ['m1', [['b', ['2']]]],
  ]);
});
