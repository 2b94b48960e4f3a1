import { describe, expect, it } from 'vitest';
import type { OwnField } from '../../../../core/domain/opinion-sheets/form-settings.ts';
import { lengthOf } from '../../../../renderer/screens/sheet/form-words.ts';
import { daysUntil } from '../../../../renderer/screens/sheet/moments.ts';
import { withAnswer } from '../../../../renderer/screens/sheet/own-fields.tsx';

describe('characters as a person counts them', () => {
  it.each([
    ['', 0],
    ['ご意見', 3],
    ['か\u3099', 1],
    ['𠮷田\r\n髙橋', 4],
    ['👨‍👩‍👧 二', 3],
    ['\n\n', 0],
  ])('%j has %i', (text, length) => {
    expect(lengthOf(text)).toBe(length);
  });
});

describe('days until a deadline', () => {
  const at = (day: number, hour: number): number => new Date(2027, 5, day, hour).getTime();
  it.each([
    [at(29, 13), at(27, 23), 2],
    [at(29, 13), at(29, 0), 0],
    [at(29, 0), at(28, 23), 1],
    [at(29, 13), at(30, 1), -1],
  ])('counts days of the calendar', (dueAt, now, days) => {
    expect(daysUntil(dueAt, now)).toBe(days);
  });
});

describe('answers to questions of the committee', () => {
  const field = (id: string): OwnField => ({
    id,
    label: `問い${id}`,
    hint: '',
    input: 'line',
    lines: 1,
    choices: [],
    required: false,
  });
  it('keep the label that was asked, replace an earlier answer and leave no empty one', () => {
    const one = withAnswer([], field('a'), '班長');
    expect(one).toEqual([{ fieldId: 'a', label: '問いa', text: '班長' }]);
    const two = withAnswer(one, field('b'), 'はい');
    expect(withAnswer(two, field('a'), '会長').map(({ text }) => text)).toEqual(['はい', '会長']);
    expect(withAnswer(two, field('b'), '')).toEqual(one);
  });
});
