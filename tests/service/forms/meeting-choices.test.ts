import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { saveSheetTerms } from '../../../db/opinion-sheets/settings.ts';
import { ownerActor } from '../../../service/committee-service.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { chooseMeeting, meetingToCollect } from '../../../service/opinion-sheets/meeting-choices.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');

let bench: TestBench;
beforeEach(async () => {
  bench = createBench();
  const run = async (...argv: string[]) => expect((await shingi(bench, argv)).status).toBe(0);
  await run('init', 's.shingi', '--committee', '地域福祉推進委員会');
  for (const name of ['meeting-1.md', 'meeting-2.md']) {
    await run('import', 's.shingi', path.join(sampleFolder, name));
  }
});
afterEach(() => bench.close());

it('all screens of the round open on one meeting: the choice kept on this machine, until the sheets of another meeting are collected', async () => {
  const open = () =>
    openCommittee(bench.file('s.shingi'), { ...bench.environment, settingsFolder: bench.file('settings') });
  const service = open();
  const [first, second] = listMeetings(service.file.read).map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('two meetings are needed');
  expect(meetingToCollect(service)).toBe(second);
  service.file.write(ownerActor, 'saveSheetTerms', (tx) =>
    saveSheetTerms(tx, first, { dueAt: Date.now() + 86_400_000, handInNote: '' }),
  );
  expect(meetingToCollect(service)).toBe(first);
  await chooseMeeting(service, second);
  await service.close();

  const again = open();
  expect(meetingToCollect(again)).toBe(second);
  // Another round begins; its choice is made anew, and the one of the round before comes back with it only.
  again.file.write(ownerActor, 'saveSheetTerms', (tx) =>
    saveSheetTerms(tx, second, { dueAt: Date.now() + 3_600_000, handInNote: '' }),
  );
  expect(meetingToCollect(again)).toBe(second);
  await chooseMeeting(again, first);
  expect(meetingToCollect(again)).toBe(first);
  await again.close();
});
