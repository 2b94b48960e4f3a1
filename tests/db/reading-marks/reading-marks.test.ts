import { describe, expect, it } from 'vitest';
import { ShingiError } from '../../../core/contract/errors.ts';
import { markRead } from '../../../db/reading-marks/commands.ts';
import { readingMark, readingMarks } from '../../../db/reading-marks/queries.ts';
import { narrative, newFile, publishContent, testEnvironment } from '../support.ts';

describe('reading marks', () => {
  it('remember beginning, place and end, and log only what is more than a glance', () => {
    const environment = testEnvironment();
    const file = newFile(environment);
    const { version } = file.write('', 'publish', (handle) =>
      publishContent(handle, narrative(environment, '文')),
    );
    const changes = () => file.read.get<{ n: number }>('SELECT count(*) AS n FROM change_log')?.n ?? 0;
    const mark = (lastBlockId: string | null, finished: boolean) =>
      file.write('', 'markRead', (handle) =>
        markRead(handle, { versionId: version.id, lastBlockId, finished }),
      );
    const begun = environment.time;
    const before = changes();
    expect(mark('b1', false)).toEqual({
      versionId: version.id,
      state: 'started',
      lastBlockId: 'b1',
      startedAt: begun,
      finishedAt: null,
    });
    environment.time += 5000;
    mark('b2', false);
    expect(mark(null, false).lastBlockId).toBe('b2');
    expect(changes()).toBe(before + 1);
    const finished = mark('b9', true);
    expect(finished).toMatchObject({ state: 'finished', startedAt: begun, finishedAt: begun + 5000 });
    environment.time += 5000;
    expect(mark('b9', true)).toEqual(finished);
    expect(changes()).toBe(before + 2);
    expect(readingMark(file.read, version.id)).toEqual(finished);
    expect([...readingMarks(file.read).keys()]).toEqual([version.id]);
    expect(mark('b3', false)).toMatchObject({ state: 'started', finishedAt: null });
  });

  it('belong to a version that is there', () => {
    const file = newFile();
    const versionId = testEnvironment().newId();
    const act = () =>
      file.write('', 'x', (handle) => markRead(handle, { versionId, lastBlockId: 'b', finished: false }));
    expect(act).toThrow(ShingiError);
    expect(readingMark(file.read, versionId)).toBeNull();
  });
});
