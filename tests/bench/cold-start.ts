/** Start of the application on the sample committee, against an empty window of the same Electron. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeEmptyWindow } from './cold-start/empty-window.ts';
import { type Program, timeToReadable } from './cold-start/start.ts';
import type { Measured } from './measure.ts';
import { type Report, timeRows } from './report.ts';
import { send } from './run-one.ts';
import { root } from './sources.ts';

const baseline = 'empty window';

function sampleCommittee(folder: string): string {
  const file = path.join(folder, 'sample.shingi');
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'dist/service/cli.cjs'), 'sample', '--to', file],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) throw new Error('the sample committee could not be made');
  return file;
}

/** Forgets what is cached of files; only root may. @returns whether it was done */
function dropFileCaches(): boolean {
  try {
    spawnSync('sync');
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

const rounds = 9;

/** Starts the programs in turn. The times are those the pages say, not how long it took to ask them. */
async function timesOf(programs: readonly Program[], before: () => void): Promise<Measured[]> {
  const samples = programs.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, program] of programs.entries()) {
      before();
      const time = await timeToReadable(program);
      if (round >= 0) samples[index]?.push(time);
    }
  }
  return programs.map(({ name }, index) => ({ name, samples: samples[index] ?? [] }));
}

async function run(): Promise<Report[]> {
  const executable = process.env['SHINGI_ELECTRON'];
  if (executable === undefined) throw new Error('no Electron: start benches with `npm run bench`');
  const switches = (process.env['SHINGI_ELECTRON_SWITCHES'] ?? '').split(' ').filter(Boolean);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-bench-start-'));
  try {
    const programs: Program[] = [
      { name: baseline, executable, switches, arguments: [writeEmptyWindow(folder)], heading: 'main h1' },
      {
        name: 'Shingi on the sample committee',
        executable,
        switches,
        arguments: [root, sampleCommittee(folder)],
        heading: 'main h1, main h2',
      },
    ];
    const report = (title: string, measured: readonly Measured[], notes: readonly string[]): Report => ({
      title,
      ratios: [`× ${baseline}`],
      rows: timeRows(measured, [baseline]),
      notes,
    });
    const warm = report('Start to first readable screen', await timesOf(programs, () => undefined), [
      process.env['SHINGI_BENCH_RUNTIME'] ?? '',
      'from the start of the process until the largest text is painted; a fresh user profile each time',
    ]);
    if (!dropFileCaches()) {
      const reason = 'not measured: start with cold file caches (only root can empty them)';
      return [{ ...warm, notes: [...warm.notes, reason] }];
    }
    const cold = await timesOf(programs, () => void dropFileCaches());
    return [warm, report('Start to first readable screen, file caches emptied before', cold, [])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await send(run);
