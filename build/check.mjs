// npm run check: format, lint, types, and the project's own checks. All of them run, whatever the first one says.
import { ensureDependencies, modernNode, run, runMain, say, toolEnvironment } from './setup.mjs';

/** @type {readonly (readonly [string, string, readonly string[]])[]} */
const steps = [
  ['format and lint (biome)', 'biome', ['check', '.']],
  ['lint (oxlint)', 'oxlint', ['--type-aware']],
  ['types', 'tsc', ['-p', '.']],
  ['types of core without DOM and Node', 'tsc', ['-p', 'build/checks/core.tsconfig.json']],
];

await runMain(() => {
  ensureDependencies();
  const env = toolEnvironment();
  const failed = steps.filter(([name, command, args]) => {
    say(`— ${name}`);
    return run(command, args, { env }) !== 0;
  });
  say('— layers, file size, locale keys, forbidden text, migrations');
  const own = run(modernNode(), ['build/checks/run.ts'], { env });
  const names = [...failed.map(([name]) => name), ...(own === 0 ? [] : ['checks'])];
  say(names.length === 0 ? 'check: all passed' : `check: failed: ${names.join(', ')}`);
  return names.length === 0 ? 0 : 1;
});
