import { describe, expect, it } from 'vitest';
import { readLargeNumber } from '../../../../core/domain/numbers/large-number.ts';

function read(text: string): string {
  const large = readLargeNumber(text);
  return large === null ? 'none' : `${large.number.toFixed()}|${large.rest}|${large.decimals}`;
}

describe('a number at the beginning of a text', () => {
  it.each([
    ['1,234人', '1234|人|0'],
    ['1.25', '1.25||2'],
    ['1.2万人', '12000|人|0'],
    ['4.35百件', '435|件|0'],
    ['1.25千人', '1250|人|0'],
    ['1.2345千人', '1234.5|人|1'],
    ['5千人', '5000|人|0'],
    ['5百万円', '5000000|円|0'],
    ['3億2千万円', '320000000|円|0'],
    ['3億2,500万円', '325000000|円|0'],
    ['1万2,345人', '12345|人|0'],
    ['1億2万3千4百人', '100023400|人|0'],
    ['2千3億円', '200300000000|円|0'],
    ['1.5兆円', '1500000000000|円|0'],
    ['0人', '0|人|0'],
    ['12345', '12345||0'],
  ])('%s', (text, wanted) => expect(read(text)).toBe(wanted));

  it.each(['2万3億', '1万23,456', '1.5万200', '2百3千', '3億20000万', '約5', '', '人'])(
    '%s is none, or could be meant in two ways',
    (text) => expect(read(text)).toBe('none'),
  );

  it('leaves a wrongly separated number to whoever looks at the rest', () => {
    expect(read('1,2345')).toBe('1|,2345|0');
    expect(read('1.2.3')).toBe('1.2|.3|1');
  });
});
