import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../core/domain/change-log/canonical-json.ts';
import { partsOf, pathOf } from '../../../../core/domain/change-log/change.ts';

describe('canonical JSON', () => {
  it('does not depend on the order in which members were added', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, null], c: '\u0000"あ' } })).toBe(
      '{"a":{"c":"\\u0000\\"あ","d":[1,null]},"b":1}',
    );
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson([undefined])).toBe('[null]');
  });

  it('is JSON: what is read back is what was written', () => {
    const value = { '': [], ｱ: { '10': 0.1, '9': -0 }, z: [true, false, null, 1e21] };
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  });
});

describe('paths of the change log', () => {
  it('keep any key', () => {
    for (const parts of [
      ['setting', 'a/b~c~1', 'value'],
      ['file', ''],
      ['x', '/'],
    ]) {
      expect(partsOf(pathOf(...parts))).toEqual(parts);
    }
  });
});
