// npm test: everything from a fresh clone. Set-up, the tests of the parts (Vitest), the windows (Playwright), the
// packaged application. The last line is «N passed, N failed». With arguments only Vitest runs, with them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { electronEnvironment, onAScreen } from './electron-command.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureBuilt, ensureDependencies, modernNode, root, run, runMain, say } from './setup.mjs';

const results = path.join(root, 'test-results');

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * Reads the numbers of a report. A runner that failed without a failed test (it could not load a file, or wrote no
 * report) counts as one failure.
 * @template Report
 * @param {string} file
 * @param {number} status
 * @param {(report: Report) => Count} numbers
 * @returns {Count}
 */
function countOf(file, status, numbers) {
  /** @type {Count} */
  let count = { passed: 0, failed: 0 };
  try {
    count = numbers(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    say(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args
 * @returns {Count}
 */
function runVitest(env, args) {
  const report = path.join(results, 'vitest.json');
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { command, args: all } = onAScreen('vitest', [...options, ...args]);
  const status = run(command, all, { env });
  /** @param {{ numPassedTests: number, numFailedTests: number }} numbers */
  const numbers = ({ numPassedTests, numFailedTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  });
  return countOf(report, status, numbers);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} project
 * @returns {Count}
 */
function runPlaywright(env, project) {
  const report = path.join(results, `${project}.json`);
  const { command, args } = onAScreen('playwright', ['test', `--project=${project}`, '--reporter=list,json']);
  const status = run(command, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } });
  /** @param {{ stats: { expected: number, unexpected: number, flaky: number } }} numbers */
  const numbers = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });
  return countOf(report, status, numbers);
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const summaryFile = path.join(results, 'summary.txt');
  rmSync(summaryFile, { force: true });
  ensureDependencies();
  ensureDebianPackages({ tests: true });
  ensureBuilt();
  const runtime = await electronRuntime();
  say(runtime.description);
  mkdirSync(results, { recursive: true });
  const env = electronEnvironment(runtime);

  const counts = [runVitest(env, args)];
  if (args.length === 0) {
    counts.push(runPlaywright(env, 'app'));
    const packed = run(modernNode(), ['build/dist.mjs'], { env });
    counts.push(packed === 0 ? runPlaywright(env, 'packaged') : { passed: 0, failed: 1 });
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const summary = `${passed} passed, ${failed} failed`;
  writeFileSync(summaryFile, `${summary}\n`);
  process.stdout.write(`${summary}\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
