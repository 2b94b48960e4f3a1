import { describe, expect, it } from 'vitest';
import type { Printer } from '../../../core/contract/printer.ts';
import { keepPrinter } from '../../../paper/printers/kept-printer.ts';

function printerThatCounts(closed: string[]): Printer {
  return {
    engine: { name: 'Chromium', version: '156.0', tagged: true },
    print: () => Promise.resolve(new Uint8Array()),
    close: () => {
      closed.push('closed');
      return Promise.resolve();
    },
  };
}

describe('a printer that is kept', () => {
  it('is looked for once, however often it is asked for, and closed', async () => {
    const closed: string[] = [];
    let searches = 0;
    const kept = keepPrinter(() => {
      searches += 1;
      return Promise.resolve(printerThatCounts(closed));
    });
    const [first, second] = await Promise.all([kept.find(), kept.find()]);
    expect(first).toBe(second);
    expect(searches).toBe(1);
    await kept.close();
    expect(closed).toEqual(['closed']);
  });

  it('is looked for again after it was not found, and never only to be closed', async () => {
    let searches = 0;
    const kept = keepPrinter(() => {
      searches += 1;
      return searches === 1 ? Promise.reject(new Error('none')) : Promise.resolve(printerThatCounts([]));
    });
    await kept.close();
    expect(searches).toBe(0);
    await expect(kept.find()).rejects.toThrow('none');
    await expect(kept.find()).resolves.toMatchObject({ engine: { name: 'Chromium' } });
  });
});
