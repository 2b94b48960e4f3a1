import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { usualChoices } from '../../../core/domain/opinion-sheets/giving-out.ts';
import { listMeetings } from '../../../db/meetings/queries.ts';
import { opinionExportHandlers } from '../../../service/handlers/opinion-exports.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { type CommandOutcome, shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const meeting = ['--meeting', '令和5年度第1回'];

let bench: TestBench;
beforeEach(async () => {
  bench = createBench();
  await run('init', 's.shingi', '--committee', '地域福祉推進委員会');
  await run('import', 's.shingi', path.resolve(import.meta.dirname, '../../../sample/meeting-1.md'));
});
afterEach(() => bench.close());

async function run(...argv: string[]): Promise<CommandOutcome> {
  const outcome = await shingi(bench, argv);
  expect([argv[0], outcome.status, outcome.error]).toEqual([argv[0], 0, outcome.error]);
  return outcome;
}

async function receive(text: string): Promise<void> {
  writeFileSync(bench.file('c.csv'), `氏名,意見\r\n岸 由美,図書館の話です。\r\n清水 勇,${text}\r\n`);
  await run('receive', 's.shingi', 'c.csv', ...meeting, '--columns', '氏名=name,意見=text');
}

it('rows whose words were changed after they were answered are named before they are given out', async () => {
  await receive('橋の手すりが低いので高くする。');
  writeFileSync(
    bench.file('answers.json'),
    JSON.stringify([{ no: 2, disposition: '参考', response: '担当に伝えます。', status: '公表' }]),
  );
  await run('answer', 's.shingi', ...meeting, '--from', bench.file('answers.json'));
  const table = (out: string) => run('export', 's.shingi', 'opinion-table', ...meeting, '--out', out);
  expect((await table('before.csv')).out).not.toContain('言葉を直しています');

  await receive('橋の手すりが低いので、取り外して高くしない。');
  expect((await table('after.csv')).out).toContain(
    'No.2は、事務局が確かめたあとに、本人が言葉を直しています',
  );
  const service = openCommittee(bench.file('s.shingi'), bench.environment);
  try {
    const meetingId = listMeetings(service.file.read)[0]?.id ?? '';
    const preview = await opinionExportHandlers(service).previewOpinionTable(usualChoices(meetingId));
    expect(preview).toMatchObject({ items: 1, revised: [2] });
  } finally {
    await service.close();
  }
});
