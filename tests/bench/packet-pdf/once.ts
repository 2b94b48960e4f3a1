/** One packet by one engine in a process that has just been started, as somebody who types a command has it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { PrintMaterial } from './content.ts';
import { startShingi } from './shingi.ts';
import { findTypst, typstSource } from './typst.ts';

const variable = 'SHINGI_BENCH_ONCE';

export type OnceEngine = 'shingi' | 'typst';
interface Order {
  readonly engine: OnceEngine;
  readonly title: string;
  readonly assetsFolder: string;
  readonly materials: PrintMaterial[];
}

/** Starts this very program again, for one packet. Throws when it makes none. */
export function makeOnce(order: Order, folder: string): Uint8Array {
  const file = path.join(folder, `${order.engine}.order`);
  writeFileSync(file, serialize(order));
  const { status } = spawnSync(process.execPath, [process.argv[1] ?? ''], {
    env: { ...process.env, [variable]: file },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`${order.engine} made nothing`);
  return new Uint8Array(readFileSync(`${file}.pdf`));
}

/** Does the order that this process was started with. @returns false when there is none */
export async function doOrder(): Promise<boolean> {
  const file = process.env[variable];
  if (file === undefined) return false;
  const order = deserialize(readFileSync(file)) as Order;
  writeFileSync(`${file}.pdf`, await pdfOf(order));
  return true;
}

async function pdfOf({ engine, title, assetsFolder, materials }: Order): Promise<Uint8Array> {
  if (engine === 'typst') {
    const typst = findTypst(path.join(assetsFolder, 'fonts'));
    if (typeof typst === 'string') throw new Error(typst);
    return typst.pdf(typstSource(title, materials));
  }
  const shingi = await startShingi(assetsFolder);
  const pdf = await shingi.export(title, materials);
  await shingi.close();
  return pdf;
}
