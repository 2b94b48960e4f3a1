import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

interface Opinion {
  readonly no: number;
  readonly submitter: string | null;
  readonly original: string;
  readonly status: string;
  readonly verdict: string | null;
  readonly group: string | null;
  readonly sameAs: number | null;
  readonly planChanges: readonly unknown[];
}

describe('the opinions of the sample committee', () => {
  let bench: TestBench;
  beforeEach(() => {
    bench = createBench();
  });
  afterEach(() => bench.close());

  it('are there, some of them answered, the one on the first version carried to the replacement', async () => {
    await shingi(bench, ['sample', '--to', 's.shingi']);
    const outcome = await shingi(bench, ['opinions', 's.shingi', '--meeting', '令和5年度第1回', '--json']);
    const { opinions } = outcome.json<{ opinions: Opinion[] }>();
    expect(opinions.map(({ no }) => no)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    expect(new Set(opinions.map(({ submitter }) => submitter)).size).toBe(8);
    expect(opinions.filter(({ status }) => status === '確定').map(({ no }) => no)).toEqual([4, 10, 13, 15]);
    expect(opinions.filter(({ group }) => group !== null).map(({ no }) => no)).toEqual([6, 16]);
    expect(opinions.filter(({ sameAs }) => sameAs !== null).map(({ no }) => no)).toEqual([2]);
    expect(opinions.filter(({ planChanges }) => planChanges.length > 0).map(({ no }) => no)).toEqual([
      5, 6, 10, 11, 16,
    ]);
    // Its sentence was written anew by the replacement.
    expect(opinions.filter(({ verdict }) => verdict !== null).map(({ no }) => no)).toEqual([13]);
    expect(opinions.find(({ no }) => no === 13)?.verdict).not.toBe('same');
  });
});
