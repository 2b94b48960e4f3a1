import { expect, it } from 'vitest';
import { Rush, rushEnds } from '../../../../renderer/screens/opinions/table/rush.ts';

it('a jump is none, nor is turning the wheel or pages', () => {
  const rush = new Rush();
  expect(rush.goesOn(19_000, 0)).toBe(false);
  for (let step = 1; step < 50; step += 1) {
    expect(rush.goesOn(19_000 - step * 20, step * 17)).toBe(false);
  }
});

it('leaps that follow each other are one, until the reader pauses', () => {
  const rush = new Rush();
  expect(rush.goesOn(100, 1000)).toBe(false);
  expect(rush.goesOn(170, 1017)).toBe(true);
  expect(rush.goesOn(240, 1034)).toBe(true);
  expect(rush.goesOn(310, 1034 + rushEnds)).toBe(false);
});

it('the step after a leap is fetched at once', () => {
  const rush = new Rush();
  rush.goesOn(100, 0);
  rush.goesOn(170, 17);
  expect(rush.goesOn(174, 34)).toBe(false);
});
