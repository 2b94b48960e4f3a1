import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ShingiError } from '../../../../core/contract/errors.ts';
import { TypedWords } from '../../../../renderer/screens/opinions/typed-words.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('typed words', () => {
  it('are stored at the latest half a second after the first letter, once for all letters until then', async () => {
    const stored: string[] = [];
    const typed = new TypedWords((key, words) => {
      stored.push(`${key}: ${words}`);
      return Promise.resolve();
    });
    typed.write('summary 1', 'あ');
    await vi.advanceTimersByTimeAsync(300);
    typed.write('summary 1', 'あい');
    expect(stored).toEqual([]);
    expect(typed.state().saving).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(stored).toEqual(['summary 1: あい']);
    expect(typed.state().saving).toBe(false);
    expect(typed.pending('summary 1')).toBeUndefined();
  });

  it('typed while others are on their way are stored after them', async () => {
    const stored: string[] = [];
    let finish: () => void = () => undefined;
    const typed = new TypedWords(async (_, words) => {
      stored.push(words);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    typed.write('text 1', '一');
    typed.flush();
    await vi.advanceTimersByTimeAsync(0);
    typed.write('text 1', '一二');
    finish();
    await vi.advanceTimersByTimeAsync(1000);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(stored).toEqual(['一', '一二']);
    expect(typed.pending('text 1')).toBeUndefined();
  });

  it('stay and are tried again when they could not be stored', async () => {
    let isFull = true;
    const stored: string[] = [];
    const typed = new TypedWords((_, words) => {
      if (isFull) {
        return Promise.reject(new ShingiError('disk-full'));
      }
      stored.push(words);
      return Promise.resolve();
    });
    typed.write('note 1', 'だいじ');
    expect(await typed.whenStored()).toBe(false);
    expect(typed.state().error?.code).toBe('disk-full');
    expect(typed.pending('note 1')).toBe('だいじ');
    isFull = false;
    typed.retry();
    expect(await typed.whenStored()).toBe(true);
    expect(stored.at(-1)).toBe('だいじ');
    expect(typed.state()).toEqual({ saving: false, error: null });
  });
});
