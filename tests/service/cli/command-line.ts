import { createTranslate, type Locale } from '../../../core/locales/translator.ts';
import { type ExitStatus, runCommand } from '../../../service/cli/run.ts';
import { noSignal, type TestBench } from '../environment.ts';

export interface CommandOutcome {
  readonly status: ExitStatus;
  readonly out: string;
  readonly error: string;
  /** The JSON document on standard output; throws where there is none. */
  json<T>(): T;
}

/** Runs a command line in this process as the real one does, in the bench's folder. `input`: on standard input. */
export async function shingi(
  bench: TestBench,
  argv: readonly string[],
  locale: Locale = 'ja',
  input = '',
): Promise<CommandOutcome> {
  let out = '';
  let error = '';
  const status = await runCommand(
    argv,
    {
      translate: createTranslate(locale),
      environment: { ...bench.environment, locale },
      signal: noSignal,
      say: (message) => {
        error += `${message}\n`;
      },
      progress: () => undefined,
      readSecret: () => Promise.resolve(input),
      workingFolder: bench.folder,
    },
    {
      out: (text) => {
        out += text;
      },
    },
  );
  return { status, out, error, json: <T>() => JSON.parse(out) as T };
}
