import { expect, it } from 'vitest';
import { compareSheets } from '../../../../core/domain/opinion-sheets/compare-sheets.ts';
import { createIdSource } from '../../../../service/environment.ts';
import { opinionWith, sheetWith } from '../../../fixtures/sheets.ts';

const newId = createIdSource(() => 1_700_000_000_000);
const [a, b, c, d] = [newId(), newId(), newId(), newId()] as const;
const before = sheetWith(
  { newId, committeeId: newId(), meetingId: newId() },
  {
    answers: [{ fieldId: a, label: '地区', text: '北' }],
    opinions: [opinionWith(a), opinionWith(b, { text: '夜に開く。' }), opinionWith(c)],
  },
);

it('tells opinions that stayed, changed, came and went, those that went where they stood', () => {
  const after = {
    ...before,
    revision: 2,
    opinions: [opinionWith(d), opinionWith(a), opinionWith(c, { reason: '暗いため。' })],
  };
  const { opinions } = compareSheets(before, after);
  expect(opinions.map(({ id, change, before: was, after: is }) => [id, change, was?.no, is?.no])).toEqual([
    [d, 'added', undefined, 1],
    [a, 'same', 1, 2],
    [b, 'removed', 2, undefined],
    [c, 'changed', 3, 3],
  ]);
});

it('keeps several that went one after the other in their order', () => {
  const { opinions } = compareSheets(before, { ...before, opinions: [opinionWith(d)] });
  expect(opinions.map(({ id }) => id)).toEqual([a, b, c, d]);
});

it('tells what else is different: answers, name, publishability', () => {
  const same = compareSheets(before, before);
  expect([same.answers, same.submitterDiffers, same.publishabilityDiffers]).toEqual([[], false, false]);
  const other = compareSheets(before, {
    ...before,
    answers: [{ fieldId: b, label: '時間', text: '夜' }],
    submitter: { ...before.submitter, name: '秋山 文子' },
    publishability: 'unnamed',
  });
  expect(other.answers).toEqual([
    { fieldId: a, label: '地区', before: '北', after: '' },
    { fieldId: b, label: '時間', before: '', after: '夜' },
  ]);
  expect([other.submitterDiffers, other.publishabilityDiffers]).toEqual([true, true]);
});
