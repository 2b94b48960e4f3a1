import { describe, expect, it } from 'vitest';
import { type CompileFilter, everyRow } from '../../../core/domain/opinion-sheets/compiled.ts';
import { type Disposition, defaultDispositions } from '../../../core/domain/opinion-sheets/disposition.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { verifyOpenFile } from '../../../db/integrity/verify.ts';
import {
  compiledIds,
  compiledRows,
  compiledViewCounts,
  countedItems,
  groupsOfMeeting,
  itemsOfOpinion,
  planChangesOfMeeting,
} from '../../../db/opinion-sheets/compile-queries.ts';
import { groupItems, ungroupItems } from '../../../db/opinion-sheets/group-commands.ts';
import {
  acknowledgeRevisions,
  changeItems,
  renumberItems,
  splitOpinion,
} from '../../../db/opinion-sheets/item-commands.ts';
import { removePlanChange, savePlanChange } from '../../../db/opinion-sheets/plan-change-commands.ts';
import { findOpinionRow } from '../../../db/opinion-sheets/queries.ts';
import {
  changeResponses,
  effectiveResponse,
  type ResponseChanges,
  responseFor,
} from '../../../db/opinion-sheets/response-commands.ts';
import { type Workshop, workshop } from './support.ts';

const dispositions: Disposition[] = defaultDispositions((code) => code);

function idsOf(shop: Workshop, filter: Partial<CompileFilter> = {}, order = 'number' as const): string[] {
  const request = { meetingId: shop.meetingId, filter: { ...everyRow, ...filter }, order, descending: false };
  return compiledIds(shop.file.read, request);
}

function rowsOf(shop: Workshop, filter: Partial<CompileFilter> = {}) {
  return compiledRows(shop.file.read, idsOf(shop, filter), null);
}

function act<Value>(shop: Workshop, doing: (handle: WriteHandle) => Value): Value {
  return shop.file.write('事務局', 'act', doing);
}

function answer(shop: Workshop, itemIds: readonly string[], changes: ResponseChanges): void {
  act(shop, (handle) => changeResponses(handle, itemIds, changes, dispositions));
}

/** Three members with two opinions each: numbers 1 to 6. */
function compiled(): { shop: Workshop; ids: string[] } {
  const shop = workshop();
  for (const [first, second] of [
    ['道を広く', '店を残す'],
    ['バスを増やす', '道を広げて'],
    ['ＡＢＣ　を知りたい', '紙で配る'],
  ]) {
    shop.take(shop.sheet([first ?? '', second ?? '']));
  }
  return { shop, ids: idsOf(shop) };
}

describe('the table', () => {
  it('finds by words, folded, and by every value that rows have', () => {
    const { shop, ids } = compiled();
    expect(idsOf(shop, { words: 'abcを' })).toEqual([ids[4]]);
    expect(idsOf(shop, { words: '道 広げて' })).toEqual([ids[3]]);
    expect(idsOf(shop, { words: '秋山' })).toEqual(ids);
    act(shop, (handle) => changeItems(handle, [ids[0] ?? ''], { summary: '道路' }));
    expect(idsOf(shop, { words: '道路' })).toEqual([ids[0]]);
    answer(shop, ids.slice(0, 2), { disposition: 'forReference', text: '参考にします', section: '道路課' });
    expect(idsOf(shop, { dispositions: ['forReference'] })).toEqual(ids.slice(0, 2));
    expect(idsOf(shop, { dispositions: [null] })).toEqual(ids.slice(2));
    expect(idsOf(shop, { dispositions: [null, 'forReference'] })).toEqual(ids);
    expect(idsOf(shop, { sections: ['道路課'], words: '店' })).toEqual([ids[1]]);
    expect(idsOf(shop, { statuses: ['draft'] })).toEqual(ids.slice(0, 2));
    expect(idsOf(shop, { kinds: ['question'] })).toEqual([]);
    expect(idsOf(shop, { roles: ['member'], methods: ['bundle'] })).toEqual(ids);
    expect(idsOf(shop, { view: 'withoutSummary' })).toEqual(ids.slice(1));
    expect(idsOf(shop, { view: 'withoutResponse' })).toEqual(ids.slice(2));
    expect(compiledViewCounts(shop.file.read, shop.meetingId)).toMatchObject({
      all: 6,
      withoutSummary: 5,
      withoutResponse: 4,
      needsLook: 0,
    });
  });

  it('stays in step with its numbers in both directions', () => {
    const { shop, ids } = compiled();
    const request = { meetingId: shop.meetingId, filter: everyRow, order: 'number' as const };
    expect(compiledIds(shop.file.read, { ...request, descending: true })).toEqual([...ids].reverse());
    expect(compiledRows(shop.file.read, [...ids].reverse(), null).map(({ no }) => no)).toEqual([
      6, 5, 4, 3, 2, 1,
    ]);
  });
});

describe('an answer', () => {
  it('is settled only with a disposition, words, the change it states, the reason it needs', () => {
    const { shop, ids } = compiled();
    const [id = '', other = ''] = ids;
    expect(() => answer(shop, [id], { status: 'settled' })).toThrow('response-incomplete');
    answer(shop, [id], { text: '反映します', disposition: 'adopted' });
    expect(() => answer(shop, [id], { status: 'settled' })).toThrow('response-incomplete');
    const change = {
      id: shop.environment.newId(),
      meetingId: shop.meetingId,
      kind: 'addition' as const,
      materialId: null,
      versionId: null,
      blockId: null,
      place: '12ページ',
      before: '',
      after: '道を広げます。',
      state: 'draft' as const,
      order: 0,
      itemIds: [id],
    };
    act(shop, (handle) => savePlanChange(handle, change, dispositions));
    answer(shop, [id], { status: 'settled' });
    expect(rowsOf(shop)[0]).toMatchObject({ status: 'settled', planChangeCount: 1 });
    // What it states cannot be taken from under it.
    expect(() => act(shop, (handle) => removePlanChange(handle, change.id, dispositions))).toThrow(
      'response-incomplete',
    );
    expect(() =>
      act(shop, (handle) => savePlanChange(handle, { ...change, itemIds: [other] }, dispositions)),
    ).toThrow('response-incomplete');
    expect(planChangesOfMeeting(shop.file.read, shop.meetingId)).toEqual([change]);
    answer(shop, [other], { text: '難しいです', disposition: 'notAdopted' });
    expect(() => answer(shop, [other], { status: 'published' })).toThrow('response-incomplete');
    answer(shop, [other], { reason: '法令に定めがあるため', status: 'published' });
    // Other words make it a draft again.
    answer(shop, [other], { text: '難しいと考えます' });
    expect(responseFor(shop.file.read, other).status).toBe('draft');
  });

  it('that refers to another one follows it through new numbers, and never in a circle', () => {
    const { shop, ids } = compiled();
    const [first = '', second = '', third = ''] = ids;
    answer(shop, [third], { text: '増便を求めます', disposition: 'forReference' });
    answer(shop, [second], { sameAs: third });
    answer(shop, [first], { sameAs: second });
    expect(effectiveResponse(shop.file.read, first)?.text).toBe('増便を求めます');
    expect(rowsOf(shop)[0]?.sameAsNo).toBe(2);
    act(shop, (handle) => changeItems(handle, [third], { category: shop.environment.newId() }));
    act(shop, (handle) => renumberItems(handle, shop.meetingId, 'category'));
    expect(rowsOf(shop).map(({ itemId }) => itemId)[0]).toBe(third);
    expect(rowsOf(shop).find(({ itemId }) => itemId === second)?.sameAsNo).toBe(1);
    expect(() => answer(shop, [third], { sameAs: first })).toThrow('conflict');
    expect(() => answer(shop, [third], { sameAs: shop.environment.newId() })).toThrow('not-found');
  });
});

describe('a group', () => {
  it('has one answer, and gives each item an answer when it leaves', () => {
    const { shop, ids } = compiled();
    const [first = '', second = '', , fourth = ''] = ids;
    answer(shop, [fourth], { text: '順に広げます', disposition: 'forReference' });
    answer(shop, [second], { sameAs: first });
    const group = act(shop, (handle) => groupItems(handle, [fourth, first], null, '道について'));
    expect(responseFor(shop.file.read, first).text).toBe('順に広げます');
    expect(effectiveResponse(shop.file.read, second)?.text).toBe('順に広げます');
    expect(groupsOfMeeting(shop.file.read, shop.meetingId)).toEqual([
      { id: group, heading: '道について', itemIds: [first, fourth], submitterCount: 2 },
    ]);
    answer(shop, [first], { text: '三年で広げます' });
    expect(responseFor(shop.file.read, fourth).text).toBe('三年で広げます');
    act(shop, (handle) => ungroupItems(handle, [fourth]));
    act(shop, (handle) => ungroupItems(handle, [first]));
    expect(groupsOfMeeting(shop.file.read, shop.meetingId)).toEqual([]);
    expect([first, fourth].map((id) => responseFor(shop.file.read, id).text)).toEqual([
      '三年で広げます',
      '三年で広げます',
    ]);
  });

  it('may be pointed to, and is replaced by its last item when it goes', () => {
    const { shop, ids } = compiled();
    const [first = '', second = '', third = ''] = ids;
    const group = act(shop, (handle) => groupItems(handle, [first, second], null, ''));
    answer(shop, [first], { text: '答え' });
    answer(shop, [third], { sameAs: group });
    act(shop, (handle) => ungroupItems(handle, [first, second]));
    expect(responseFor(shop.file.read, third).sameAs).toBe(second);
    expect(effectiveResponse(shop.file.read, third)?.text).toBe('答え');
    expect(verifyOpenFile(shop.file)).toEqual([]);
  });
});

describe('an opinion that holds several', () => {
  it('is split into items of its text and becomes one again; the original is never touched', () => {
    const shop = workshop();
    const text = '歩道が狭い。𠮷田橋も古い。街灯も暗い。';
    const sheet = shop.sheet([text, '別の意見']);
    shop.take(sheet);
    const opinionId = sheet.opinions[0]?.id ?? '';
    const [first, second] = [text.indexOf('𠮷'), text.indexOf('街灯')];
    const ids = act(shop, (handle) => splitOpinion(handle, opinionId, [first, second]));
    expect(ids[0]).toBe(opinionId);
    expect(rowsOf(shop).map(({ no, excerpt, flags }) => [no, excerpt, flags.split])).toEqual([
      [1, '歩道が狭い。', true],
      [2, '別の意見', false],
      [3, '𠮷田橋も古い。', true],
      [4, '街灯も暗い。', true],
    ]);
    expect(findOpinionRow(shop.file.read, opinionId)?.text).toBe(text);
    expect(() => act(shop, (handle) => splitOpinion(handle, opinionId, [first + 1]))).toThrow(
      'invalid-input',
    );
    expect(() => act(shop, (handle) => splitOpinion(handle, opinionId, [second, first]))).toThrow(
      'invalid-input',
    );
    act(shop, (handle) => changeItems(handle, [ids[2] ?? ''], { summary: '街灯' }));
    // One cut less: the other part stays the item it was.
    expect(act(shop, (handle) => splitOpinion(handle, opinionId, [second]))).toEqual([opinionId, ids[2]]);
    answer(shop, [ids[2] ?? ''], { text: '調べます' });
    expect(() => act(shop, (handle) => splitOpinion(handle, opinionId, []))).toThrow('conflict');
    answer(shop, [ids[2] ?? ''], { text: '' });
    expect(act(shop, (handle) => splitOpinion(handle, opinionId, []))).toEqual([opinionId]);
    expect(itemsOfOpinion(shop.file.read, opinionId)).toMatchObject([{ part_to: null, summary: '街灯' }]);
  });

  it('keeps its parts when it is handed in again, and says that the words are others', () => {
    const shop = workshop();
    const sheet = shop.sheet(['一つ。二つ。']);
    shop.take(sheet);
    const opinionId = sheet.opinions[0]?.id ?? '';
    const ids = act(shop, (handle) => splitOpinion(handle, opinionId, [3]));
    shop.take(shop.revise(sheet, ['一つ。三つ。']));
    expect(rowsOf(shop).map(({ excerpt, flags }) => [excerpt, flags.revised])).toEqual([
      ['一つ。', true],
      ['三つ。', true],
    ]);
    act(shop, (handle) => acknowledgeRevisions(handle, ids));
    // Words that were added are in the last part, and not between the rows.
    shop.take(shop.revise(shop.revise(sheet, ['一つ。三つ。']), ['一つ。三つ。それに、四つ目もある。']));
    expect(rowsOf(shop).map(({ excerpt }) => excerpt)).toEqual(['一つ。', '三つ。それに、四つ目もある。']);
    act(shop, (handle) => acknowledgeRevisions(handle, ids));
    expect(rowsOf(shop).some(({ flags }) => flags.revised)).toBe(false);
  });
});

describe('counted', () => {
  it('is what was not taken back', () => {
    const { shop, ids } = compiled();
    const [sheet] = [shop.sheet(['残る', '消える'])];
    shop.take(sheet);
    shop.take(shop.revise(sheet, ['残る']));
    expect(countedItems(shop.file.read, shop.meetingId).filter(({ isLive }) => !isLive)).toHaveLength(1);
    expect(idsOf(shop, { withNotCounted: false })).toHaveLength(ids.length + 1);
  });
});

describe('the file', () => {
  it('is what its log says after all of it', () => {
    const { shop, ids } = compiled();
    act(shop, (handle) => groupItems(handle, ids.slice(0, 3), null, '道'));
    act(shop, (handle) => ungroupItems(handle, ids.slice(0, 1)));
    act(shop, (handle) => splitOpinion(handle, ids[4] ?? '', [3]));
    answer(shop, ids, { section: '課' });
    expect(differences(liveState(shop.file.read), replayChangeLog(shop.file.read))).toEqual([]);
    expect(verifyOpenFile(shop.file)).toEqual([]);
  });
});
