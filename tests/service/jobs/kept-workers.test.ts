import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KeptWorkers } from '../../../service/jobs/kept-workers.ts';
import { distFolder } from '../environment.ts';

function keep(most: number): KeptWorkers {
  const workers = new KeptWorkers(path.join(distFolder, 'service', 'worker.cjs'), most);
  onTestFinished(() => workers.close());
  return workers;
}

describe('threads that are kept', () => {
  it('gives out again what was given back, and nothing that was ended', async () => {
    const workers = keep(2);
    const [first, second] = [workers.take(), workers.take()];
    expect(second).not.toBe(first);
    workers.giveBack(first);
    expect(workers.take()).toBe(first);
    await workers.end(first);
    expect(workers.take()).not.toBe(first);
  });

  it('lets go of who listened to the last job', () => {
    const workers = keep(1);
    const worker = workers.take();
    worker.on('message', () => undefined);
    workers.giveBack(worker);
    expect(workers.take().listenerCount('message')).toBe(0);
  });

  it('ends those beyond the number that it keeps, and all when it is closed', async () => {
    const workers = keep(1);
    const [first, second] = [workers.take(), workers.take()];
    workers.giveBack(first);
    workers.giveBack(second);
    await once(second, 'exit');
    const firstEnds = once(first, 'exit');
    await workers.close();
    await firstEnds;
    expect([first.threadId, second.threadId]).toEqual([-1, -1]);
  });

  it('does not give out a thread that ended by itself', async () => {
    const workers = keep(1);
    const worker = workers.take();
    workers.giveBack(worker);
    const ends = once(worker, 'exit');
    await worker.terminate();
    await ends;
    expect(workers.take()).not.toBe(worker);
  });
});
