/** Packets that the benches run on. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface PacketSource {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The checkout; benches are started with it as their working folder. */
export const root = process.cwd();

/** The packets of the sample committee, and the seed where it lies beside the checkout. */
export function packetSources(): { sources: PacketSource[]; notes: string[] } {
  const candidates = [
    { name: 'sample, meeting 1', file: path.join(root, 'sample/meeting-1.md') },
    { name: 'sample, meeting 2', file: path.join(root, 'sample/meeting-2.md') },
    { name: 'seed', file: path.join(root, '../shared/seed/packet.md') },
  ];
  const sources = candidates
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({ name, bytes: new Uint8Array(readFileSync(file)) }));
  const absent = candidates
    .filter(({ file }) => !existsSync(file))
    .map(({ name }) => `not measured: ${name} is not here`);
  return { sources, notes: absent };
}
