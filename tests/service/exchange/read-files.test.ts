import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeBundle } from '../../../formats/bundle/index.ts';
import { type ReadBundleFile, readBundleFiles } from '../../../service/exchange/read-files.ts';
import { createThreadRunner, type JobRunner } from '../../../service/jobs/job-runner.ts';
import { bundle } from '../../formats/bundle/bundles.ts';
import { distFolder, noSignal } from '../environment.ts';

const noKeys = { identities: [], passphrases: [] };
let folder: string;
let jobs: JobRunner;

/** The built worker, whose thread dies as soon as a file of this name is read. */
const dyingWorker = `const fs = require('node:fs');
const { readFile } = fs;
fs.readFile = (file, ...rest) => String(file).endsWith('kills.shingix') ? process.exit(1) : readFile(file, ...rest);
require(${JSON.stringify(path.join(distFolder, 'service', 'worker.cjs'))});
`;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shingi-read-'));
  const script = path.join(folder, 'worker.cjs');
  writeFileSync(script, dyingWorker);
  jobs = createThreadRunner(script);
});
afterEach(async () => {
  await jobs.close();
  rmSync(folder, { recursive: true, force: true });
});

async function readAll(names: readonly string[]): Promise<ReadBundleFile[]> {
  const read: ReadBundleFile[] = [];
  const paths = names.map((name) => path.join(folder, name));
  for await (const batch of readBundleFiles(paths, jobs, noKeys, noSignal)) {
    read.push(...batch);
  }
  return read;
}

async function writeBundles(count: number): Promise<string[]> {
  const { bytes } = await writeBundle(bundle());
  const names = Array.from({ length: count }, (_, index) => `${index}.shingix`);
  for (const name of names) {
    writeFileSync(path.join(folder, name), bytes);
  }
  return names;
}

it('answers for every file, in their order, whatever is wrong with some', async () => {
  const names = await writeBundles(60);
  writeFileSync(path.join(folder, '31.shingix'), 'not a bundle');
  const given = [...names.slice(0, 12), 'missing.shingix', ...names.slice(12), '.'];
  const read = await readAll(given);
  expect(read.map(({ path: file }) => path.relative(folder, file) || '.')).toEqual(given);
  const refused = read.filter(({ opened }) => !opened.ok).map(({ name }) => name);
  expect(refused).toEqual(['missing.shingix', '31.shingix', path.basename(folder)]);
});

it('refuses the file that kills its thread, and reads the others', async () => {
  const names = await writeBundles(50);
  writeFileSync(path.join(folder, 'kills.shingix'), 'whatever');
  const given = [...names.slice(0, 38), 'kills.shingix', ...names.slice(38)];
  const read = await readAll(given);
  expect(read.map(({ name }) => name)).toEqual(given);
  expect(read.flatMap(({ name, opened }) => (opened.ok ? [] : [[name, opened.reason]]))).toEqual([
    ['kills.shingix', 'damaged'],
  ]);
});

it('reads nothing where it was cancelled', async () => {
  const names = await writeBundles(1);
  const paths = names.map((name) => path.join(folder, name));
  const reading = readBundleFiles(paths, jobs, noKeys, AbortSignal.abort());
  await expect(reading.next()).rejects.toMatchObject({ code: 'cancelled' });
});
