/**
 * Runs the benches one after the other, each bundled like the product and in a process of its own, and prints their tables.
 * Arguments choose benches by name; without any, all run. Results are also written to out/bench/results.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { copyAssets } from '../../build/assets.ts';
import { ensureDebianPackages } from '../../build/debian-packages.mjs';
import { electronEnvironment, onAScreen } from '../../build/electron-command.mjs';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { ensureBuilt, SetupError } from '../../build/setup.mjs';
import { nodeBuild } from '../../vite.config.ts';
import { printed, type Report, type Table } from './report.ts';

const benches = [
  'import',
  'search',
  'anchoring',
  'packet-pdf',
  'receive',
  'cold-start',
  'pdf-open',
  'scrolling',
  'compile-table',
] as const;
/** Benches that start the built application. */
const inWindows: ReadonlySet<string> = new Set(['cold-start', 'pdf-open', 'scrolling', 'compile-table']);
const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out', 'bench');

function chosen(): readonly string[] {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !benches.some((bench) => bench === name));
  if (unknown.length > 0) {
    throw new Error(`no such bench: ${unknown.join(', ')}. There are: ${benches.join(', ')}`);
  }
  return wanted.length === 0 ? benches : wanted;
}

async function runBench(name: string): Promise<(Report | Table)[] | null> {
  const result = path.join(out, `${name}.json`);
  rmSync(result, { force: true });
  // A module with top-level await cannot be CommonJS, so the format is the one thing that differs from the product.
  const bundle = nodeBuild({
    folder: path.join(out, 'code'),
    entry: `tests/bench/${name}.ts`,
    target: 'node22',
  });
  await build({
    ...bundle,
    build: {
      ...bundle.build,
      rolldownOptions: {
        ...bundle.build?.rolldownOptions,
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
  const code = path.join(out, 'code', `${name}.mjs`);
  const { command, args, environment } = await surroundings(name, process.execPath, ['--expose-gc', code]);
  const { status } = spawnSync(command, args, {
    cwd: root,
    env: { ...environment, SHINGI_BENCH_RESULT: result },
    stdio: ['ignore', 2, 2],
  });
  return status === 0 && existsSync(result)
    ? (JSON.parse(readFileSync(result, 'utf8')) as (Report | Table)[])
    : null;
}

interface Surroundings {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * What a bench needs around it: fonts and PDFium to print; an Electron, the built application and a screen to start it.
 */
async function surroundings(name: string, command: string, args: readonly string[]): Promise<Surroundings> {
  if (name === 'packet-pdf') {
    const assets = path.join(out, 'assets');
    await copyAssets(assets);
    // Its worker threads run the built script.
    ensureBuilt();
    return { command, args, environment: { ...process.env, SHINGI_BENCH_ASSETS: assets } };
  }
  if (name === 'receive') {
    // Its worker threads run the built script.
    ensureBuilt();
    const worker = path.join(root, 'dist', 'service', 'worker.cjs');
    return { command, args, environment: { ...process.env, SHINGI_BENCH_WORKER: worker } };
  }
  if (!inWindows.has(name)) return { command, args, environment: process.env };
  ensureDebianPackages({ tests: false });
  ensureBuilt();
  const runtime = await electronRuntime();
  const environment = { ...electronEnvironment(runtime), SHINGI_BENCH_RUNTIME: runtime.description };
  return { ...onAScreen(command, args), environment };
}

mkdirSync(out, { recursive: true });
const processor = os.cpus()[0]?.model ?? 'unknown processor';
console.log(
  `Node ${process.version}, ${os.cpus().length} × ${processor}, ${Math.round(os.totalmem() / 2 ** 30)} GiB\n`,
);
const all: Record<string, (Report | Table)[]> = {};
const failed: string[] = [];
for (const name of chosen()) {
  const reports = await runBench(name).catch((error: unknown) => {
    // One bench that cannot be built or set up does not keep the others from running.
    console.error(error instanceof SetupError ? error.message : error);
    return null;
  });
  if (reports === null) {
    failed.push(name);
    console.log(`${name}: not measured, the bench ended with an error (above)\n`);
    continue;
  }
  all[name] = reports;
  for (const report of reports) console.log(`${printed(report)}\n`);
}
writeFileSync(path.join(out, 'results.json'), `${JSON.stringify(all, null, 2)}\n`);
if (failed.length > 0) process.exitCode = 1;
