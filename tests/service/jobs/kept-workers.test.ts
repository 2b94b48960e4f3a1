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
    const [first, second] = [workers.take('a'), workers.take('a')];
    expect(second).not.toBe(first);
    workers.giveBack(first, 'a');
    expect(workers.take('a')).toBe(first);
    await workers.end(first);
    expect(workers.take('a')).not.toBe(first);
  });

  it('prefers the thread that did the same before', () => {
    const workers = keep(2);
    const [first, second] = [workers.take('a'), workers.take('b')];
    workers.giveBack(first, 'a');
    workers.giveBack(second, 'b');
    expect(workers.take('a')).toBe(first);
    expect(workers.take('c')).toBe(second);
  });

  it('lets go of who listened to the last job', () => {
    const workers = keep(1);
    const worker = workers.take('a');
    worker.on('message', () => undefined);
    workers.giveBack(worker, 'a');
    expect(workers.take('a').listenerCount('message')).toBe(0);
  });

  it('ends those beyond the number that it keeps, and all when it is closed', async () => {
    const workers = keep(1);
    const [first, second] = [workers.take('a'), workers.take('a')];
    workers.giveBack(first, 'a');
    workers.giveBack(second, 'a');
    await once(second, 'exit');
    const firstEnds = once(first, 'exit');
    await workers.close();
    await firstEnds;
    expect([first.threadId, second.threadId]).toEqual([-1, -1]);
  });

  it('does not give out a thread that ended by itself', async () => {
    const workers = keep(1);
    const worker = workers.take('a');
    workers.giveBack(worker, 'a');
    const ends = once(worker, 'exit');
    await worker.terminate();
    await ends;
    expect(workers.take('a')).not.toBe(worker);
  });
});
