import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Printer } from '../../core/contract/printer.ts';
import type { ServiceEnvironment } from '../environment.ts';
import type { JobInput, JobOutput } from '../jobs/job-shapes.ts';
import type { PrintedPart } from './packet-parts.ts';
import { passesOf } from './passes.ts';
import type { StartWork } from './together.ts';

type PrintMaterial = JobInput<'composePacket'>['materials'][number];
export type Print = JobInput<'assemblePacket'>['prints'][number];

/** Milliseconds for composing one pass; it is pure computation. */
const composeTimeout = 60_000;
/** Milliseconds for one pass of the printing engine. */
const printTimeout = 120_000;
/** Passes on their way at a time; more would share the same processors. */
const passesAtOnce = 2;

export interface Composed {
  /** In the order of the materials. */
  readonly prints: readonly Print[];
  readonly plainText: string;
}

export interface PassEvents {
  /** Called with each print as soon as it is there, in any order. */
  onPrint(print: Print): void;
  onProgress(done: number, total: number): void;
}

/**
 * Prints materials in passes, two at a time. The HTML of a pass stands in a private temporary folder and is removed
 * when it is printed.
 */
export async function printInPasses(
  title: string,
  materials: readonly PrintMaterial[],
  printer: Printer,
  environment: ServiceEnvironment,
  start: StartWork,
  events: PassEvents,
): Promise<Composed> {
  const passes = passesOf(materials);
  const done: { readonly print: Print; readonly plainText: string }[] = [];
  let next = 0;
  let finished = 0;
  // One after the other in the same thread is sooner done than side by side in one that has to be started.
  let composed: Promise<unknown> = Promise.resolve();
  events.onProgress(0, passes.length);
  const printNext = async (signal: AbortSignal): Promise<void> => {
    for (let index = next++; index < passes.length; index = next++) {
      const composing = composed.then(() =>
        environment.jobs.run(
          'composePacket',
          {
            title,
            locale: environment.locale,
            assetsFolder: environment.assetsFolder,
            materials: passes[index] ?? [],
          },
          { signal, timeout: composeTimeout },
        ),
      );
      composed = composing;
      const { html, plainText, expected } = await composing;
      const print = { pdf: await printHtml(html, printer, environment, signal), expected };
      done[index] = { print, plainText };
      finished += 1;
      events.onProgress(finished, passes.length);
      events.onPrint(print);
    }
  };
  await Promise.all(Array.from({ length: passesAtOnce }, () => start(printNext)));
  return {
    prints: done.map(({ print }) => print),
    plainText: done.map(({ plainText }) => plainText).join('\n'),
  };
}

async function printHtml(
  html: JobOutput<'composePacket'>['html'],
  printer: Printer,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shingi-print-'));
  try {
    const page = path.join(folder, 'packet.html');
    await writeFile(page, html);
    return await printer.print(
      { path: page, folders: [environment.assetsFolder] },
      { timeoutMilliseconds: printTimeout },
      signal,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** True for parts whose pages are printed from blocks; the others bring their own pages. */
export function isPrinted(part: PrintedPart): boolean {
  return part.file === null;
}
