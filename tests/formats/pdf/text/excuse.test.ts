import { describe, expect, it } from 'vitest';
import { compareText } from '../../../../formats/pdf/text/compare-text.ts';
import { excuseRuns } from '../../../../formats/pdf/text/excuse.ts';

describe('what may appear on paper besides', () => {
  it('is taken out whole, and in the two halves that a cell of the same beginning leaves of it', () => {
    expect(excuseRuns(['事業名指標'], ['事業名', '指標'])).toEqual([]);
    expect(excuseRuns(['名指標', '事業'], ['事業名', '指標'])).toEqual([]);
    expect(excuseRuns(['事業', '名', '事業', '名'], ['事業名'])).toEqual([]);
  });

  it('halves that make no allowed text remain, each half counts once', () => {
    expect(excuseRuns(['名', '事'], ['事業名'])).toEqual(['名', '事']);
    expect(excuseRuns(['事業', '名', '名'], ['事業名'])).toEqual(['名']);
  });

  it('a head that is repeated above rows which begin like it is no difference', () => {
    const rows = Array.from({ length: 12 }, (_, index) => `事業${index}\n指標${index}\n${index}人`);
    const head = '事業名\n指標\n現状';
    const printed = [head, ...rows.slice(0, 6), head, ...rows.slice(6)].join('\n');
    const expected = [{ id: 'a', text: [head, ...rows].join('\n'), mayAppear: ['事業名', '指標', '現状'] }];
    expect(compareText(expected, [{ id: 'a', text: printed }])).toMatchObject({ equal: true });
    const more = `${printed}\n追記`;
    expect(compareText(expected, [{ id: 'a', text: more }])).toMatchObject({ extra: [{ text: '追記' }] });
  });
});
