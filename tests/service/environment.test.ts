import { expect, it } from 'vitest';
import { idSchema } from '../../core/domain/ids.ts';
import { createIdSource } from '../../service/environment.ts';

it('ids are valid, unlike each other and in order, also within a millisecond and when the clock goes back', () => {
  let time = 1_700_000_000_000;
  const newId = createIdSource(() => {
    time += Math.round(Math.sin(time) * 2);
    return time;
  });
  const ids = Array.from({ length: 2000 }, newId);
  expect(ids.every((id) => idSchema.safeParse(id).success)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});
