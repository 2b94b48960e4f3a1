import { describe, expect, it } from 'vitest';
import { everyRow } from '../../../core/domain/opinion-sheets/compiled.ts';
import { defaultDispositions } from '../../../core/domain/opinion-sheets/disposition.ts';
import {
  compiledFacets,
  compiledOutline,
  compiledTotals,
  nextUndone,
} from '../../../db/opinion-sheets/compile-outline.ts';
import { compiledIds } from '../../../db/opinion-sheets/compile-queries.ts';
import { groupItems } from '../../../db/opinion-sheets/group-commands.ts';
import { changeItems, splitOpinion } from '../../../db/opinion-sheets/item-commands.ts';
import { changeResponses } from '../../../db/opinion-sheets/response-commands.ts';
import { type Workshop, workshop } from './support.ts';

const dispositions = defaultDispositions((code) => code);
const plain = { filter: everyRow, descending: false } as const;

function compiled(): { shop: Workshop; ids: string[] } {
  const shop = workshop();
  for (const texts of [['道を広く', '店を残す'], ['バスを増やす', '道を広げて'], ['紙で配る']]) {
    shop.take(shop.sheet(texts));
  }
  const { meetingId } = shop;
  return { shop, ids: compiledIds(shop.file.read, { meetingId, order: 'number', ...plain }) };
}

describe('the outline of a table', () => {
  it('has a heading for rows that belong together, with opinions and people', () => {
    const { shop, ids } = compiled();
    const { meetingId } = shop;
    const [a = '', b = '', c = '', d = '', e = ''] = ids;
    shop.file.write('事務局', 'act', (tx) => {
      changeResponses(tx, [a, d], { disposition: 'forReference' }, dispositions);
      changeResponses(tx, [b], { disposition: 'answered' }, dispositions);
    });
    const outline = compiledOutline(shop.file.read, { meetingId, order: 'disposition', ...plain });
    expect(outline.ids).toEqual([b, a, d, c, e]);
    expect(outline.sections).toEqual([
      { key: 'answered', title: null, count: 1, submitters: 1 },
      { key: 'forReference', title: null, count: 2, submitters: 2 },
      { key: '', title: null, count: 2, submitters: 2 },
    ]);
  });

  it('has none in the order of the numbers, and the same rows as the table in every order', () => {
    const { shop, ids } = compiled();
    const { meetingId } = shop;
    const byNumber = compiledOutline(shop.file.read, { meetingId, order: 'number', ...plain });
    expect(byNumber.sections).toEqual([]);
    expect(byNumber.ids).toEqual(ids);
    for (const order of [
      'location',
      'category',
      'submitter',
      'kind',
      'status',
      'section',
      'group',
    ] as const) {
      const request = { meetingId, order, ...plain };
      const outline = compiledOutline(shop.file.read, request);
      expect(outline.ids).toEqual(compiledIds(shop.file.read, request));
      expect(outline.sections.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length);
    }
  });

  it('changes its fingerprint with the order of its rows alone', () => {
    const { shop, ids } = compiled();
    const request = { meetingId: shop.meetingId, order: 'number', ...plain } as const;
    const before = compiledOutline(shop.file.read, request).fingerprint;
    shop.file.write('事務局', 'act', (tx) => changeItems(tx, ids.slice(0, 1), { summary: '道' }));
    expect(compiledOutline(shop.file.read, request).fingerprint).toBe(before);
    expect(compiledOutline(shop.file.read, { ...request, descending: true }).fingerprint).not.toBe(before);
  });

  it('finds the row of a number', () => {
    const { shop, ids } = compiled();
    const filter = { ...everyRow, words: 'Ｎｏ．4' };
    const request = { meetingId: shop.meetingId, order: 'number', ...plain, filter } as const;
    expect(compiledOutline(shop.file.read, request).ids).toEqual([ids[3]]);
  });
});

describe('what is left to do', () => {
  it('is what lacks a summary, a disposition or an answer', () => {
    const { shop, ids } = compiled();
    const { meetingId } = shop;
    const [a = ''] = ids;
    const undone = () =>
      compiledOutline(shop.file.read, { meetingId, order: 'number', ...plain }).undone.filter(Boolean).length;
    expect(undone()).toBe(5);
    const act = (doing: Parameters<typeof shop.file.write>[2]) => shop.file.write('事務局', 'act', doing);
    act((tx) => changeItems(tx, [a], { summary: '道路' }));
    act((tx) => changeResponses(tx, [a], { disposition: 'forReference' }, dispositions));
    expect(undone()).toBe(5);
    act((tx) => changeResponses(tx, [a], { text: '参考にします' }, dispositions));
    expect(undone()).toBe(4);
  });

  it('is looked for from a row on, round the end', () => {
    const undone = [true, false, true, false];
    expect(nextUndone(undone, 0, 'next')).toBe(2);
    expect(nextUndone(undone, 2, 'next')).toBe(0);
    expect(nextUndone(undone, 1, 'previous')).toBe(0);
    expect(nextUndone(undone, 0, 'previous')).toBe(2);
    expect(nextUndone(undone, -1, 'next')).toBe(0);
    expect(nextUndone(undone, -1, 'previous')).toBe(2);
    expect(nextUndone([true, false], 0, 'next')).toBeNull();
    expect(nextUndone([], -1, 'next')).toBeNull();
  });
});

describe('values and numbers of a meeting', () => {
  it('lists what rows have, and keeps people, opinions and groups apart', () => {
    const { shop, ids } = compiled();
    const [a = '', b = '', , d = ''] = ids;
    shop.file.write('事務局', 'act', (tx) => {
      splitOpinion(tx, b, [2]);
      groupItems(tx, [a, d], null, '道路');
      changeResponses(tx, [b], { section: '商工課' }, dispositions);
    });
    const facets = compiledFacets(shop.file.read, shop.meetingId);
    expect(facets.sections).toEqual(['商工課']);
    expect(facets.sheets.map(({ receiptNo }) => receiptNo)).toEqual([1, 2, 3]);
    expect(facets.groups.map(({ heading, firstNo, count }) => [heading, firstNo, count])).toEqual([
      ['道路', 1, 2],
    ]);
    expect(compiledTotals(shop.file.read)).toEqual([
      { meetingId: shop.meetingId, items: 6, submitters: 3, opinions: 5, afterGrouping: 5, planChanges: 0 },
    ]);
  });
});
