import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../core/domain/change-log/canonical-json.ts';
import type { MaterialContent } from '../../../../core/domain/materials/content.ts';
import { operationsBetween } from '../../../../core/domain/materials/content-changes.ts';
import {
  applyOperations,
  DraftMismatch,
  type DraftOperation,
  invertOperations,
  jsonOf,
  valueAt,
} from '../../../../core/domain/materials/draft-operation.ts';
import { contents, issueSheetContent, statisticsContent } from '../../../fixtures/contents.ts';
import { present } from '../../../fixtures/present.ts';

type Sheets = typeof issueSheetContent;
type Sheet = Sheets['sheets'][number];

function withSheet(content: Sheets, change: (sheet: Sheet) => Partial<Sheet>): Sheets {
  const [sheet, ...others] = content.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return { ...content, sheets: [{ ...sheet, ...change(sheet) }, ...others] };
}

/** Small random numbers that are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

function expectThereAndBack(before: MaterialContent, after: MaterialContent): DraftOperation[] {
  const operations = operationsBetween(before, after);
  expect(applyOperations(jsonOf(before), operations)).toEqual(after);
  expect(applyOperations(jsonOf(after), invertOperations(operations))).toEqual(before);
  return operations;
}

describe('the operations between two contents', () => {
  it('are none where nothing differs', () => {
    for (const content of contents) {
      expect(operationsBetween(content, structuredClone(content))).toEqual([]);
    }
  });

  it('take of a text only the part that differs, and never half a character', () => {
    const text = '第三者評価の利用数は𠮷野家で𠮷本17件';
    const withText = (value: string) =>
      withSheet(issueSheetContent, (sheet) => ({
        evaluations: sheet.evaluations.with(0, { ...present(sheet.evaluations[0]), text: value }),
      }));
    const operations = expectThereAndBack(withText(text), withText('第三者評価の利用数は𠮷野家で𡈽本19件'));
    expect(operations).toMatchObject([{ op: 'text', at: 15, removed: '𠮷本17', inserted: '𡈽本19' }]);
    expect(expectThereAndBack(withText('ああ'), withText('あああ'))).toMatchObject([
      { at: 2, removed: '', inserted: 'あ' },
    ]);
  });

  it('are one move for a row that goes up, down or to the end', () => {
    const order = (ids: readonly number[]) =>
      withSheet(issueSheetContent, (sheet) => ({
        indicators: ids.map((at) => present(sheet.indicators[at])),
      }));
    const before = order([0, 1, 2, 3]);
    for (const after of [
      [1, 2, 3, 0],
      [3, 0, 1, 2],
      [0, 2, 1, 3],
      [1, 2, 0, 3],
    ]) {
      expect(expectThereAndBack(before, order(after)).map(({ op }) => op)).toEqual(['move']);
    }
  });

  it('lead there and back through any rows added, removed, moved and changed', () => {
    const random = randomFrom(7);
    const all = present(contents[0]);
    const pool = Array.from({ length: 12 }, (_, at) => ({
      type: 'paragraph' as const,
      id: `0188745a-0000-7000-8000-0000000000${String(at).padStart(2, '0')}`,
      text: `文${at}`,
    }));
    const any = (): MaterialContent => ({
      kind: 'narrative',
      nodes: [...pool]
        .sort(() => random(3) - 1)
        .slice(0, random(12))
        .map((node) => (random(4) === 0 ? { ...node, text: `${node.text}の${random(50)}番` } : node)),
    });
    expect(all.kind).not.toBe('narrative');
    for (let round = 0; round < 400; round += 1) {
      expectThereAndBack(any(), any());
    }
  });

  it('follow lists without ids by position: a period between two others', () => {
    const after: MaterialContent = structuredClone(statisticsContent);
    for (const table of after.kind === 'statistics' ? after.tables.slice(0, 1) : []) {
      table.periods.splice(2, 0, { label: '令和2年度', provisional: true, undecided: false });
      for (const series of table.series) {
        series.values.splice(2, 0, { raw: '', value: null, missing: 'blank' });
      }
    }
    const operations = expectThereAndBack(statisticsContent, after);
    expect(new Set(operations.map(({ op }) => op))).toEqual(new Set(['insert']));
  });

  it('take a part that comes or goes as a whole', () => {
    const after = withSheet(issueSheetContent, () => ({ trendLabel: null, challengeLabel: null }));
    expect(expectThereAndBack(issueSheetContent, after).map(({ op }) => op)).toEqual(['set', 'set']);
    const [table] = statisticsContent.tables;
    const withSection: MaterialContent = {
      ...statisticsContent,
      tables: statisticsContent.tables.with(0, {
        ...present(table),
        section: { id: present(table).id, text: '人口' },
      }),
    };
    expectThereAndBack(
      { ...statisticsContent, tables: [present(table)] },
      { ...withSection, tables: [present(withSection.tables[0])] },
    );
  });

  it('follow a row by its id, wherever it has moved', () => {
    const content = jsonOf(issueSheetContent);
    const sheet = present(issueSheetContent.sheets[0]);
    const indicator = present(sheet.indicators[2]);
    const path = ['sheets', `@${sheet.id}`, 'indicators', `@${indicator.id}`, 'result'];
    const moved = applyOperations(content, [
      { op: 'move', path: ['sheets', `@${sheet.id}`, 'indicators'], from: 2, to: 0 },
      { op: 'text', path, at: 0, removed: '17', inserted: '18' },
    ]);
    expect(valueAt(moved, path)).toBe('18件');
    expect(valueAt(content, path)).toBe('17件');
  });
});

describe('an operation that does not fit', () => {
  const content: JsonValue = { kind: 'x', rows: [{ id: 'a', text: '甲' }], note: '注' };
  it.each<[string, DraftOperation]>([
    ['another text', { op: 'text', path: ['note'], at: 0, removed: '甲', inserted: '乙' }],
    ['a text behind the end', { op: 'text', path: ['note'], at: 5, removed: '', inserted: '乙' }],
    ['another value', { op: 'set', path: ['note'], before: null, value: '乙' }],
    ['no such row', { op: 'text', path: ['rows', '@b', 'text'], at: 0, removed: '', inserted: '乙' }],
    ['no such list', { op: 'insert', path: ['lines'], index: 0, value: 1 }],
    ['behind the end of a list', { op: 'insert', path: ['rows'], index: 2, value: 1 }],
    ['another row', { op: 'remove', path: ['rows'], index: 0, before: { id: 'b' } }],
    ['a move from nowhere', { op: 'move', path: ['rows'], from: 1, to: 0 }],
    ['a prototype', { op: 'set', path: ['__proto__', 'polluted'], value: true }],
    ['the whole content', { op: 'set', path: [], before: content }],
  ])('%s', (_, operation) => {
    expect(() => applyOperations(content, [operation])).toThrow(DraftMismatch);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
