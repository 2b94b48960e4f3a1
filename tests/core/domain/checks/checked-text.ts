import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkPacket } from '../../../../core/domain/checks/check-packet.ts';
import type { Finding } from '../../../../core/domain/checks/finding.ts';
import type { CheckedMaterial, CheckedPacket } from '../../../../core/domain/checks/packet.ts';
import type { ImportedPacket } from '../../../../core/domain/packets/imported-packet.ts';
import { readPackets } from '../../../../formats/packet-text/read-packets.ts';
import { fixtureIds } from '../../../fixtures/fixture-ids.ts';

/** The packet as a committee file would hold it: papers that the list names and the source lacks are not received. */
export function checkedPacket(packet: ImportedPacket, newId: () => string): CheckedPacket {
  const here: CheckedMaterial[] = packet.documents.map((document) => ({
    materialId: newId(),
    number: document.number,
    title: document.title,
    kind: document.content.kind,
    state: 'published',
    content: document.content,
  }));
  const absent = packet.handouts
    .filter((row) => !here.some((material) => material.number === row.no && row.no !== null))
    .map(
      (row): CheckedMaterial => ({
        materialId: newId(),
        number: row.no,
        title: row.baseName,
        kind: 'file',
        state: 'notReceived',
        content: null,
      }),
    );
  return { meeting: packet.meeting, materials: [...here, ...absent] };
}

/** What the checks say of a packet's text, each meeting in it by itself. */
export function findingsInText(text: string): Finding[] {
  const newId = fixtureIds('e');
  return readPackets(text, newId).flatMap((packet) => checkPacket(checkedPacket(packet, newId)));
}

/** A packet of tests/core/domain/checks/packets, or of another folder of the checkout. */
export function packetText(name: string, folder = 'tests/core/domain/checks/packets'): string {
  return readFileSync(path.resolve(import.meta.dirname, '../../../..', folder, name), 'utf8');
}
