import { describe, expect, it } from 'vitest';
import { everyRow } from '../../../core/domain/opinion-sheets/compiled.ts';
import { defaultDispositions } from '../../../core/domain/opinion-sheets/disposition.ts';
import { replayChangeLog } from '../../../db/change-log/replay.ts';
import { differences, liveState } from '../../../db/change-log/state.ts';
import type { WriteHandle } from '../../../db/change-log/write-handle.ts';
import { compiledIds, compiledRows, itemsOfOpinion } from '../../../db/opinion-sheets/compile-queries.ts';
import {
  compileSteps,
  recordCompileStep,
  redoCompileStep,
  undoCompileStep,
} from '../../../db/opinion-sheets/compile-steps.ts';
import { groupItems } from '../../../db/opinion-sheets/group-commands.ts';
import { changeItems, renumberItems, splitOpinion } from '../../../db/opinion-sheets/item-commands.ts';
import { savePlanChange } from '../../../db/opinion-sheets/plan-change-commands.ts';
import { changeResponses } from '../../../db/opinion-sheets/response-commands.ts';
import { type Workshop, workshop } from './support.ts';

const dispositions = defaultDispositions((code) => code);

function compiled() {
  const shop = workshop();
  shop.take(shop.sheet(['道を広く。店を残す。', 'バスを増やす']));
  shop.take(shop.sheet(['道を広げて']));
  const request = {
    meetingId: shop.meetingId,
    filter: everyRow,
    order: 'number',
    descending: false,
  } as const;
  const rows = () => compiledRows(shop.file.read, compiledIds(shop.file.read, request), null);
  return { shop, rows, ids: rows().map(({ itemId }) => itemId) };
}

function act(
  shop: Workshop,
  label: string,
  doing: (tx: WriteHandle) => unknown,
  mergeKey: string | null = null,
) {
  shop.file.write('事務局', label, (tx) => {
    doing(tx);
    recordCompileStep(tx, shop.meetingId, label, mergeKey);
  });
}

const undo = (shop: Workshop) =>
  shop.file.write('事務局', 'undo', (tx) => undoCompileStep(tx, shop.meetingId));
const redo = (shop: Workshop) =>
  shop.file.write('事務局', 'redo', (tx) => redoCompileStep(tx, shop.meetingId));

describe('steps of the table', () => {
  it('are taken back one by one to where it began, and done again', () => {
    const { shop, rows, ids } = compiled();
    const [a = '', b = '', c = ''] = ids;
    const before = rows();
    act(shop, 'category', (tx) => changeItems(tx, ids, { summary: '要旨' }));
    act(shop, 'groupOpinions', (tx) => groupItems(tx, [a, c], null, '道'));
    act(shop, 'splitOpinion', (tx) => splitOpinion(tx, b, [2]));
    act(shop, 'text', (tx) =>
      changeResponses(tx, [a], { text: '回答', disposition: 'adopted' }, dispositions),
    );
    act(shop, 'savePlanChange', (tx) =>
      savePlanChange(
        tx,
        {
          id: tx.environment.newId(),
          meetingId: shop.meetingId,
          kind: 'addition',
          materialId: null,
          versionId: null,
          blockId: null,
          place: '38ページ',
          before: '',
          after: '道を広げる。',
          state: 'draft',
          order: 0,
          itemIds: [a],
        },
        dispositions,
      ),
    );
    act(shop, 'renumberOpinions', (tx) => renumberItems(tx, shop.meetingId, 'group'));
    const after = rows();
    expect(after).not.toEqual(before);
    const undone = Array.from({ length: 6 }, () => undo(shop));
    expect(undone).toEqual([
      'renumberOpinions',
      'savePlanChange',
      'text',
      'splitOpinion',
      'groupOpinions',
      'category',
    ]);
    expect(rows()).toEqual(before);
    expect(undo(shop)).toBeNull();
    expect(compileSteps(shop.file.read, shop.meetingId)).toEqual({ undo: null, redo: 'category' });
    for (let step = 0; step < 6; step += 1) {
      expect(redo(shop)).not.toBeNull();
    }
    expect(redo(shop)).toBeNull();
    expect(rows()).toEqual(after);
    expect(differences(liveState(shop.file.read), replayChangeLog(shop.file.read))).toEqual([]);
  });

  it('of typing into one field are one', () => {
    const { shop, rows, ids } = compiled();
    const [a = ''] = ids;
    for (const summary of ['道', '道を', '道を広く']) {
      act(shop, 'summary', (tx) => changeItems(tx, [a], { summary }), `summary ${a}`);
    }
    expect(undo(shop)).toBe('summary');
    expect(rows()[0]?.summary).toBe('');
  });

  it('are refused where something else has changed what they would take back', () => {
    const { shop, rows, ids } = compiled();
    const [a = ''] = ids;
    act(shop, 'summary', (tx) => changeItems(tx, [a], { summary: '道' }));
    shop.file.write('事務局', 'elsewhere', (tx) => changeItems(tx, [a], { summary: '道路' }));
    expect(() => undo(shop)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(rows()[0]?.summary).toBe('道路');
  });

  it('do not take a part away that carries an answer from elsewhere', () => {
    const { shop, ids } = compiled();
    const [a = '', b = ''] = ids;
    act(shop, 'splitOpinion', (tx) => splitOpinion(tx, a, [5]));
    const part = itemsOfOpinion(shop.file.read, a)[1]?.id ?? '';
    shop.file.write('事務局', 'elsewhere', (tx) => changeResponses(tx, [b], { sameAs: part }, dispositions));
    expect(() => undo(shop)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(itemsOfOpinion(shop.file.read, a)).toHaveLength(2);
  });
});
