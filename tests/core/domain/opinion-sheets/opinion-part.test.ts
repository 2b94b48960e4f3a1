import { expect, it } from 'vitest';
import { partRange, partText } from '../../../../core/domain/opinion-sheets/opinion-part.ts';

it('is what stands between the cuts, the last part to the end', () => {
  expect(partText('灯りを増やす。道を直す。', 0, 7)).toBe('灯りを増やす。');
  expect(partText('灯りを増やす。道を直す。', 7, null)).toBe('道を直す。');
});

it('cuts no character in two, wherever the cut falls: the parts together are the text', () => {
  const text = 'あ𠮷い😀う';
  for (let cut = 0; cut <= text.length + 3; cut += 1) {
    const parts = [partText(text, 0, cut), partText(text, cut, null)];
    expect(parts.join('')).toBe(text);
    for (const part of parts) {
      expect(Buffer.from(part).toString()).toBe(part);
    }
  }
});

it('stays within a text that has become shorter', () => {
  expect(partRange('短い。', 7, 12)).toEqual([3, 3]);
  expect(partText('短い。', 0, 12)).toBe('短い。');
});
