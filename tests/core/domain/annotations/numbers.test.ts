import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../../core/domain/annotations/numbers.ts';

const values = (text: string): string[] => numbersIn(text).map(({ value }) => value);

describe('the numbers of a text', () => {
  it('are equal however they are written', () => {
    expect(values('1.2万人')).toEqual(values('１２，０００人'));
    expect(values('3億円')).toEqual(['300000000']);
    expect(values('5千人')).toEqual(values('5,000人'));
    expect(values('▲1.5千円')).toEqual(['▲1500']);
  });

  it('stay as they are written where a size could be meant in two ways', () => {
    expect(values('2百3千')).not.toEqual(['3200']);
  });
});
