import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createThreadRunner } from '../../../service/jobs/job-runner.ts';
import { assetsFolder, distFolder, noSignal } from '../environment.ts';

const texts = ['福祉'];

describe('jobs in worker threads', () => {
  const jobs = createThreadRunner(path.join(distFolder, 'service', 'worker.cjs'));
  afterAll(() => jobs.close());

  it('does its work apart from this thread', async () => {
    const missing = await jobs.run(
      'findMissingGlyphs',
      { assetsFolder, texts: ['葛\u{e0100}', ...texts] },
      { signal: noSignal, timeout: 60_000 },
    );
    expect(missing).toMatchObject([{ textIndex: 0, character: '葛\u{e0100}' }]);
  });

  it('hands on refusals by name', async () => {
    const work = jobs.run(
      'readPdf',
      { assetsFolder, password: null, bytes: new TextEncoder().encode('%PDF-1.7 nothing') },
      { signal: noSignal, timeout: 60_000 },
    );
    await expect(work).rejects.toMatchObject({ code: 'source-damaged' });
  });

  it('ends work that takes too long', async () => {
    const work = jobs.run('findMissingGlyphs', { assetsFolder, texts }, { signal: noSignal, timeout: 1 });
    await expect(work).rejects.toMatchObject({ code: 'job-timeout' });
  });

  it('ends work that is cancelled, before and while it runs', async () => {
    const controller = new AbortController();
    const work = jobs.run(
      'findMissingGlyphs',
      { assetsFolder, texts },
      { signal: controller.signal, timeout: 60_000 },
    );
    controller.abort();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    const late = jobs.run(
      'findMissingGlyphs',
      { assetsFolder, texts },
      { signal: controller.signal, timeout: 60_000 },
    );
    await expect(late).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does its work again after jobs that failed, and one job after the other', async () => {
    const find = (characters: string) =>
      jobs.run(
        'findMissingGlyphs',
        { assetsFolder, texts: [characters] },
        { signal: noSignal, timeout: 60_000 },
      );
    const broken = jobs.run(
      'readPdf',
      { assetsFolder, password: null, bytes: new TextEncoder().encode('%PDF-1.7 nothing') },
      { signal: noSignal, timeout: 60_000 },
    );
    const [first, second] = await Promise.all([find('葛\u{e0100}'), find('福祉'), broken.catch(() => null)]);
    expect(first).toHaveLength(1);
    expect(second).toEqual([]);
    expect(await find('葛\u{e0100}城')).toHaveLength(1);
  });

  it('hands on what a job sends before its end', async () => {
    const parts: string[][] = [];
    const paths = Array.from({ length: 30 }, (_, index) => path.join(distFolder, `missing-${index}.shingix`));
    const output = await jobs.run(
      'readBundles',
      { paths, identities: [], passphrases: [] },
      { signal: noSignal, timeout: 60_000 },
      (part) => parts.push(part.map((file) => file.path)),
    );
    expect(output).toEqual({ done: 30 });
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat()).toEqual(paths);
  });

  it('does not start with input that the job does not know', async () => {
    const wrong = { assetsFolder } as never;
    await expect(
      (async () => jobs.run('findMissingGlyphs', wrong, { signal: noSignal, timeout: 1000 }))(),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
