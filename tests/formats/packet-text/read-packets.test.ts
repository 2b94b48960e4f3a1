import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPacketLines } from '../../../formats/packet-text/read-packet-text.ts';
import { readPackets } from '../../../formats/packet-text/read-packets.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';

const sample = path.resolve(import.meta.dirname, '../../../sample');
const first = readFileSync(path.join(sample, 'meeting-1.md'), 'utf8');
const second = readFileSync(path.join(sample, 'meeting-2.md'), 'utf8');
const shapes = (packet: ReturnType<typeof readPacketLines>) =>
  packet.documents.map(({ number, title, content }) => [number, title, content.kind]);

describe('readPackets', () => {
  it('reads each meeting of a text as if it stood alone', () => {
    const packets = readPackets(`${first}\n${second}`, fixtureIds('a'));
    expect(packets).toHaveLength(2);
    for (const [index, text] of [first, second].entries()) {
      const alone = readPacketLines(text, fixtureIds('b'));
      const packet = packets[index];
      expect(packet?.meeting).toEqual(alone.meeting);
      expect(packet === undefined ? [] : shapes(packet)).toEqual(shapes(alone));
      expect(packet?.warnings.map(({ code }) => code)).toEqual(alone.warnings.map(({ code }) => code));
    }
  });

  it('counts lines through the whole text', () => {
    const text = `${first}\n${second}`;
    const agenda = readPackets(text, fixtureIds('c'))[1]?.documents.find(
      ({ content }) => content.kind === 'agenda',
    );
    const line = text.split('\n')[(agenda?.lines[0] ?? 1) - 1];
    expect(line).toContain('第2回');
  });

  it('leaves the text of one meeting whole', () => {
    expect(readPackets(first, fixtureIds('d'))).toEqual([readPacketLines(first, fixtureIds('d'))]);
  });
});
