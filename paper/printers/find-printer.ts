import { ShingiError } from '../../core/contract/errors.ts';
import { MINIMUM_CHROMIUM, type Printer } from '../../core/contract/printer.ts';
import { type ChromiumCandidate, installedCandidates } from './chromium-candidates.ts';
import { ChromiumPrinter } from './chromium-printer.ts';
import { ChromiumProcess } from './chromium-process.ts';
import { packagedCandidate } from './packaged-chromium.ts';

const startLimitMilliseconds = 20_000;

export interface FindPrinterOptions {
  /** Where SHINGI_CHROMIUM, PATH and the program folders are looked up. The environment of this process by default. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Instead of the usual order. */
  readonly candidates?: readonly ChromiumCandidate[];
}

/**
 * The first Chromium that starts and is new enough: the one SHINGI_CHROMIUM names, the system's Chromium, Chrome or
 * Edge, then the one of the development packages. Throws `printer-unavailable` {tried: [{path, reason}]} when none is.
 */
export async function findPrinter(options: FindPrinterOptions = {}): Promise<Printer> {
  const environment = options.environment ?? process.env;
  const candidates = options.candidates ?? [
    ...installedCandidates(environment),
    packagedCandidate(environment),
  ];
  const tried: { path: string; reason: string }[] = [];
  for (const candidate of candidates) {
    const outcome = await tryCandidate(candidate);
    if (typeof outcome !== 'string') {
      return outcome;
    }
    tried.push({ path: candidate.label, reason: outcome });
  }
  throw new ShingiError('printer-unavailable', { tried });
}

/** A printer, or the reason why the candidate is none. */
async function tryCandidate(candidate: ChromiumCandidate): Promise<Printer | string> {
  let browser: ChromiumProcess | null = null;
  const giveUp = AbortSignal.timeout(startLimitMilliseconds);
  try {
    const executable = await candidate.resolve();
    browser = await ChromiumProcess.start(executable);
    const started = browser;
    // A program that is no browser never answers: ending it closes the pipe, which rejects the question.
    const end = () => void started.kill();
    giveUp.addEventListener('abort', end, { once: true });
    const { name, version, major } = await started.version();
    giveUp.removeEventListener('abort', end);
    if (major < MINIMUM_CHROMIUM) {
      await started.kill();
      return `${name} ${version} is older than ${MINIMUM_CHROMIUM}`;
    }
    return new ChromiumPrinter({ name, version, tagged: true }, executable, started);
  } catch (error) {
    await browser?.kill();
    return error instanceof Error ? error.message : String(error);
  }
}
