import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Printer } from '../../core/contract/printer.ts';
import type { ServiceEnvironment } from '../environment.ts';
import type { JobInput, JobOutput } from '../jobs/job-shapes.ts';
import type { PacketPart } from './packet-parts.ts';

type PrintMaterial = JobInput<'composePacket'>['materials'][number];
export type Print = JobInput<'assemblePacket'>['prints'][number];

/** Milliseconds for composing one pass; it is pure computation. */
const composeTimeout = 60_000;
/** Milliseconds for one pass of the printing engine. */
const printTimeout = 120_000;
/** One pass is fastest, but memory grows with its pages: about 200 of them, at 900 characters a page. */
const charactersPerPass = 200 * 900;

export interface Composed {
  readonly prints: readonly Print[];
  readonly plainText: string;
}

/**
 * Prints materials in passes of about 200 pages. The HTML of a pass stands in a private temporary folder and is removed
 * when it is printed.
 */
export async function printInPasses(
  title: string,
  materials: readonly PrintMaterial[],
  printer: Printer,
  environment: ServiceEnvironment,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Composed> {
  const passes = passesOf(materials);
  const prints: Print[] = [];
  const texts: string[] = [];
  for (const [index, pass] of passes.entries()) {
    onProgress(index, passes.length);
    const composed = await environment.jobs.run(
      'composePacket',
      { title, locale: environment.locale, assetsFolder: environment.assetsFolder, materials: pass },
      { signal, timeout: composeTimeout },
    );
    texts.push(composed.plainText);
    prints.push({
      pdf: await printHtml(composed, printer, environment, signal),
      expected: composed.expected,
    });
  }
  return { prints, plainText: texts.join('\n') };
}

async function printHtml(
  { html }: JobOutput<'composePacket'>,
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

function passesOf(materials: readonly PrintMaterial[]): PrintMaterial[][] {
  const passes: PrintMaterial[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const material of materials) {
    const own = material.blocks.reduce((sum, block) => sum + block.text.length, 0);
    if (characters + own > charactersPerPass) {
      passes.push([]);
      characters = 0;
    }
    passes.at(-1)?.push(material);
    characters += own;
  }
  return passes;
}

/** True for parts whose pages are printed from blocks; the others bring their own pages. */
export function isPrinted(part: PacketPart): boolean {
  return part.file === null;
}
