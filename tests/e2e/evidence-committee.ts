import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { idFrom } from '../../core/domain/ids.ts';
import { createCommittee } from '../../db/committees/commands.ts';
import { createCommitteeFile } from '../../db/connection/committee-file.ts';
import { readPackets } from '../../formats/packet-text/read-packets.ts';
import { savePacket } from '../../service/imports/save-packet.ts';

const source = path.resolve(import.meta.dirname, '../core/domain/checks/packets/barrier-free-city.md');

let sequence = 0;
const newId = (): string => {
  sequence += 1;
  return idFrom(Date.now(), randomBytes(16), sequence);
};

const misquoted = ['「家族と暮らしたい」が45.6％、「グ', '「家族と暮らしたい」が45.9％、「グ'] as const;

/**
 * A committee file with one meeting, whose issue sheets quote one share that their survey table does not have.
 * @param mistakes further ones: what the papers say, and what they say instead
 */
export function writeEvidenceCommittee(
  target: string,
  mistakes: readonly (readonly [right: string, wrong: string])[] = [],
): void {
  const text = [misquoted, ...mistakes].reduce(
    (paper, [right, wrong]) => {
      if (!paper.includes(right)) throw new Error(`not in the papers: ${right}`);
      return paper.replace(right, wrong);
    },
    readFileSync(source, 'utf8'),
  );
  const bytes = new TextEncoder().encode(text);
  createCommitteeFile(target, { now: Date.now, newId, deviceId: newId() }, (file) =>
    file.write('owner', 'createCommittee', (tx) => {
      createCommittee(tx, { name: '汐見市障がい者施策推進協議会', city: '汐見市', office: null });
      for (const packet of readPackets(bytes, newId)) {
        savePacket(tx, { name: 'packet.md', mediaType: 'text/markdown', bytes }, packet, null);
      }
    }),
  ).close();
}
