import { beforeEach, expect, it } from 'vitest';
import { everyRow } from '../../../core/domain/opinion-sheets/compiled.ts';
import { defaultDispositions } from '../../../core/domain/opinion-sheets/disposition.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { compiledIds } from '../../../db/opinion-sheets/compile-queries.ts';
import { changeItems } from '../../../db/opinion-sheets/item-commands.ts';
import { changeResponses } from '../../../db/opinion-sheets/response-commands.ts';
import {
  opinionUse,
  ownCategories,
  ownDispositions,
  saveDispositions,
  saveOwnCategories,
} from '../../../db/opinion-sheets/settings.ts';
import { type Workshop, workshop } from './support.ts';

const table = defaultDispositions((code) => code);
let shop: Workshop;
let itemIds: string[];

beforeEach(() => {
  shop = workshop();
  shop.take(shop.sheet(['一つ目', '二つ目']));
  itemIds = compiledIds(shop.file.read, {
    meetingId: shop.meetingId,
    filter: everyRow,
    order: 'number',
    descending: false,
  });
});

function act<Value>(doing: (handle: WriteHandle) => Value): Value {
  return shop.file.write('事務局', 'act', doing);
}

it('a disposition that was given can be renamed, moved and retired, but not lost', () => {
  act((handle) => changeResponses(handle, itemIds, { disposition: 'forReference' }, table));
  expect(opinionUse(shop.file.read)).toEqual({ dispositions: { forReference: 2 }, categories: {} });
  const without = table.filter(({ code }) => code !== 'forReference');
  expect(() => act((handle) => saveDispositions(handle, without))).toThrow(
    expect.objectContaining({ code: 'conflict', detail: { what: 'disposition', names: ['forReference'] } }),
  );
  expect(ownDispositions(shop.file.read)).toBeNull();
  const changed = table
    .filter(({ code }) => code !== 'outOfScope')
    .map((one) => (one.code === 'forReference' ? { ...one, label: '今後の参考', retired: true } : one))
    .toReversed();
  act((handle) => saveDispositions(handle, changed));
  expect(ownDispositions(shop.file.read)).toEqual(changed);
});

it('a category that has opinions can be retired, but not lost', () => {
  const category = { id: shop.environment.newId(), label: '進め方', retired: false };
  const unused = { id: shop.environment.newId(), label: '使わない', retired: false };
  act((handle) => saveOwnCategories(handle, [category, unused]));
  act((handle) => changeItems(handle, itemIds.slice(0, 1), { category: category.id }));
  expect(() => act((handle) => saveOwnCategories(handle, [unused]))).toThrow(
    expect.objectContaining({ code: 'conflict' }),
  );
  act((handle) => saveOwnCategories(handle, [{ ...category, retired: true }]));
  expect(ownCategories(shop.file.read)).toEqual([{ ...category, retired: true }]);
});
