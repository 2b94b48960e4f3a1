import { describe, expect, it } from 'vitest';
import { together } from '../../../service/exports/together.ts';

const noSignal = new AbortController().signal;

/** Work that lasts until it is told to stop. */
function untilAborted(signal: AbortSignal, ended: string[], name: string): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      ended.push(name);
      reject(new Error(`${name} stopped`));
    });
  });
}

describe('work that belongs together', () => {
  it('waits for all of it', async () => {
    const ended: string[] = [];
    const result = await together(noSignal, async (start) => {
      void start(async () => {
        await Promise.resolve();
        void start(async () => {
          await Promise.resolve();
          ended.push('later');
        });
        ended.push('beside');
      });
      return 'done';
    });
    expect(result).toBe('done');
    expect(ended).toEqual(['beside', 'later']);
  });

  it('throws the first failure after the rest has ended', async () => {
    const ended: string[] = [];
    const work = together(noSignal, async (start) => {
      void start((signal) => untilAborted(signal, ended, 'first'));
      void start(() => Promise.reject(new Error('broken')));
      await start((signal) => untilAborted(signal, ended, 'second'));
    });
    await expect(work).rejects.toThrow('broken');
    expect(ended).toEqual(['first', 'second']);
  });

  it('throws the failure of its own body and ends what it had started', async () => {
    const ended: string[] = [];
    const work = together(noSignal, (start) => {
      void start((signal) => untilAborted(signal, ended, 'beside'));
      return Promise.reject(new Error('own'));
    });
    await expect(work).rejects.toThrow('own');
    expect(ended).toEqual(['beside']);
  });

  it('hands a cancellation on', async () => {
    const controller = new AbortController();
    const ended: string[] = [];
    const work = together(controller.signal, (start) =>
      start((signal) => untilAborted(signal, ended, 'work')),
    );
    controller.abort();
    await expect(work).rejects.toThrow('work stopped');
  });
});
