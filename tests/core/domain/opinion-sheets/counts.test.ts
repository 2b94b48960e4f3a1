import { describe, expect, it } from 'vitest';
import type { CountedItem } from '../../../../core/domain/opinion-sheets/compiled.ts';
import { countOpinions } from '../../../../core/domain/opinion-sheets/counts.ts';
import { defaultDispositions } from '../../../../core/domain/opinion-sheets/disposition.ts';

const dispositions = defaultDispositions((code) => code);

function item(itemId: string, fields: Partial<CountedItem> = {}): CountedItem {
  return {
    itemId,
    opinionId: itemId,
    sheetId: 's1',
    memberId: null,
    role: 'citizen',
    method: 'email',
    sheetState: 'received',
    isLive: true,
    kind: 'opinion',
    category: null,
    groupId: null,
    status: 'untouched',
    disposition: null,
    ...fields,
  };
}

describe('the counts', () => {
  it('keep people, opinions, items, groups and what changed the plan apart', () => {
    const counts = countOpinions(
      [
        item('a', { sheetId: 's1', groupId: 'g', disposition: 'adopted', status: 'settled' }),
        item('b', { sheetId: 's2', groupId: 'g', disposition: 'adopted', status: 'settled' }),
        // One opinion in two parts.
        item('c', { sheetId: 's2', disposition: 'answered' }),
        item('c2', { sheetId: 's2', opinionId: 'c', disposition: 'partlyAdopted' }),
        // One member with two sheets.
        item('d', { sheetId: 's3', memberId: 'm', role: 'member', method: 'bundle', kind: 'question' }),
        item('e', { sheetId: 's4', memberId: 'm', role: 'member', method: 'bundle' }),
        item('f', { sheetId: 's5', sheetState: 'withdrawn' }),
        item('g', { isLive: false }),
      ],
      dispositions,
      2,
    );
    expect(counts).toMatchObject({
      sheets: 4,
      submitters: 3,
      opinions: 5,
      items: 6,
      afterGrouping: 5,
      reflected: 2,
      planChanges: 2,
      notCounted: 2,
    });
    expect(counts.byMethod.email).toEqual({ submitters: 2, opinions: 3 });
    expect(counts.byMethod.bundle).toEqual({ submitters: 1, opinions: 2 });
    expect(counts.byMethod.fax).toEqual({ submitters: 0, opinions: 0 });
    expect(counts.byRole.member).toEqual({ submitters: 1, opinions: 2 });
    expect(counts.byKind).toMatchObject({ opinion: 4, question: 1, correction: 0 });
    expect(counts.byDisposition).toEqual({ adopted: 2, answered: 1, partlyAdopted: 1, '': 2 });
    expect(counts.byStatus).toMatchObject({ settled: 2, untouched: 4 });
  });
});
