/** Committee files and bundles as they go between secretariat and members, made by the command line in this process. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { shingi } from '../service/cli/command-line.ts';
import { createBench, type TestBench } from '../service/environment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const meeting = ['--meeting', '令和5年度第1回'];

export const roster = ['青木 健一', '今井 和子', '大野 誠'] as const;

export interface ExchangeFiles {
  readonly bench: TestBench;
  readonly path: (name: string) => string;
  /** Runs a command and throws where it does not succeed. Returns its JSON document. */
  run(...argv: string[]): Promise<unknown>;
  /** A member's own file out of the packet. */
  member(file: string, name: string, packet?: string): Promise<void>;
  /** Writes the opinions of a member's file and hands the sheet in. */
  handIn(file: string, texts: readonly string[], sheet: string): Promise<void>;
}

/** The secretariat's file s.shingi with the papers of the sample's first meeting, its roster, and packet.shingix. */
export async function exchangeFiles(): Promise<ExchangeFiles> {
  const bench = createBench();
  const run = async (...argv: string[]): Promise<unknown> => {
    const outcome = await shingi(bench, [...argv, '--json']);
    if (outcome.status !== 0) {
      throw new Error(`${argv.join(' ')}: ${outcome.error}`);
    }
    return outcome.json<unknown>();
  };
  await run('init', 's.shingi', '--committee', '地域福祉推進委員会', '--office', '福祉課');
  for (const name of roster) {
    await run('members', 's.shingi', 'add', '--name', name);
  }
  await run('import', 's.shingi', path.join(root, 'sample', 'meeting-1.md'));
  await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  return {
    bench,
    path: (name) => bench.file(name),
    run,
    member: async (file, name, packet = 'packet.shingix') => {
      await run('open', packet, '--as', file, '--member', name);
    },
    handIn: async (file, texts, sheet) => {
      writeFileSync(
        bench.file('entries.json'),
        JSON.stringify(texts.map((text) => ({ kind: '意見', material: '4', text }))),
      );
      await run('opine', file, ...meeting, '--from', 'entries.json');
      await run('submit', file, ...meeting, '--to', sheet);
    },
  };
}
