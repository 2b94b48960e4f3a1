import { idFrom, type NewId } from '../../../core/domain/ids.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { type ImportedPacket, importedPacketSchema } from '../../../core/domain/packets/imported-packet.ts';
import { readPacketLines, readPacketText } from '../../../formats/packet-text/read-packet-text.ts';

/** Ids in order, the same in every run. */
export function idsInOrder(): NewId {
  let sequence = 0;
  return () => {
    sequence += 1;
    return idFrom(1_700_000_000_000, new Uint8Array(16), sequence);
  };
}

/** A packet as read, held against its schema. */
export function readText(text: string): ImportedPacket {
  return importedPacketSchema.parse(readPacketLines(text, idsInOrder()));
}

export function readBytes(bytes: Uint8Array): ImportedPacket {
  return importedPacketSchema.parse(readPacketText(bytes, idsInOrder()));
}

/** The only content of a kind. */
export function only<Kind extends MaterialContent['kind']>(
  packet: ImportedPacket,
  kind: Kind,
): Extract<MaterialContent, { kind: Kind }> {
  const found = packet.documents.map(({ content }) => content).filter((content) => content.kind === kind);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} contents of kind ${kind}`);
  return first as Extract<MaterialContent, { kind: Kind }>;
}

export function codesOf(packet: ImportedPacket): string[] {
  return packet.warnings.map(({ code }) => code);
}

/** A content without the ids of its rows. */
export function withoutIds(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, inner: unknown) => (/^id$|Id$/u.test(name) ? undefined : inner)),
  );
}
