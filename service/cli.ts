/** The command line: the same service, without a window. */
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ShingiError } from '../core/contract/errors.ts';
import { createTranslate, type Locale } from '../core/locales/translator.ts';
import { keepPrinter } from '../paper/printers/kept-printer.ts';
import { runCommand } from './cli/run.ts';
import { builtAssetsFolder, createIdSource } from './environment.ts';
import { createThreadRunner } from './jobs/job-runner.ts';

const leastNode = 22;

void main();

async function main(): Promise<void> {
  const locale = localeOf(process.env);
  const translate = createTranslate(locale);
  if (Number(process.versions.node.split('.')[0]) < leastNode) {
    process.stderr.write(
      `${translate('cli:nodeTooOld', { version: process.versions.node, least: leastNode })}\n`,
    );
    process.exitCode = 4;
    return;
  }
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  process.once('SIGTERM', () => cancel.abort());
  const printer = keepPrinter();
  const jobs = createThreadRunner(path.join(__dirname, 'worker.cjs'));
  let progressShown = false;
  const clearProgress = (): void => {
    if (progressShown) {
      process.stderr.write('\r\u001b[K');
      progressShown = false;
    }
  };
  process.exitCode = await runCommand(
    process.argv.slice(2),
    {
      translate,
      environment: {
        now: Date.now,
        newId: createIdSource(Date.now),
        passwords: new Map(),
        locale,
        assetsFolder: builtAssetsFolder(__dirname),
        jobs,
        findPrinter: () => printer.find(),
      },
      signal: cancel.signal,
      say: (message) => {
        clearProgress();
        process.stderr.write(`${message}\n`);
      },
      progress: (message) => {
        if (process.stderr.isTTY) {
          clearProgress();
          process.stderr.write(message);
          progressShown = true;
        }
      },
      readSecret: () => readSecret(translate('cli:password.prompt'), cancel),
      workingFolder: process.cwd(),
    },
    {
      out: (text) => {
        clearProgress();
        process.stdout.write(text);
      },
    },
  );
  clearProgress();
  await jobs.close();
  await printer.close();
}

/** A line that a person types, which nobody sees; all of standard input where that is no terminal. */
async function readSecret(prompt: string, cancel: AbortController): Promise<string> {
  if (!process.stdin.isTTY) {
    return text(process.stdin);
  }
  process.stderr.write(prompt);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  reader.once('SIGINT', () => cancel.abort());
  try {
    return await reader.question('', { signal: cancel.signal });
  } catch (error) {
    throw new ShingiError('cancelled', {}, { cause: error });
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

/** SHINGI_LANG, else the language of the machine; Japanese where that is neither ja nor en. */
function localeOf(environment: NodeJS.ProcessEnv): Locale {
  const wanted = environment['SHINGI_LANG'] ?? environment['LC_ALL'] ?? environment['LANG'] ?? '';
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'ja';
}
