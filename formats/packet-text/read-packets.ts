import type { NewId } from '../../core/domain/ids.ts';
import type { ImportedPacket } from '../../core/domain/packets/imported-packet.ts';
import { decodeText, readPacketLines, readPacketText } from './read-packet-text.ts';

/**
 * Reads a text that may hold the papers of several meetings: each begins at its 次第 and is read by itself, so that its
 * list, its numbers and its warnings are its own. What stands before the first 次第 belongs to the first meeting. Lines
 * count through the whole text. Throws like readPacketText.
 * @param source a file's bytes in any encoding that readPacketText knows, or decoded text
 */
export function readPackets(source: Uint8Array | string, newId: NewId): ImportedPacket[] {
  const whole = typeof source === 'string' ? readPacketLines(source, newId) : readPacketText(source, newId);
  const [, ...further] = whole.documents.flatMap(({ content, lines }) =>
    content.kind === 'agenda' ? [lines[0]] : [],
  );
  if (further.length === 0) {
    return [whole];
  }
  const text = typeof source === 'string' ? source : decodeText(source);
  // The reader counts lines by line feeds, or by carriage returns in a text that has no line feed.
  const lines = text.split(text.includes('\n') ? '\n' : '\r');
  const starts = [1, ...further];
  const [first, ...others] = starts.map((start, index) => {
    const part = lines.slice(start - 1, (starts[index + 1] ?? lines.length + 1) - 1).join('\n');
    return movedDown(readPacketLines(part, newId), start - 1);
  });
  // What the encoding lost is known of the file as a whole.
  const lost = whole.warnings.filter(({ code }) => code === 'charactersLost');
  return first === undefined ? [whole] : [{ ...first, warnings: [...lost, ...first.warnings] }, ...others];
}

function movedDown(packet: ImportedPacket, by: number): ImportedPacket {
  return {
    ...packet,
    documents: packet.documents.map((document) => ({
      ...document,
      lines: [document.lines[0] + by, document.lines[1] + by] as const,
    })),
    warnings: packet.warnings.map((warning) => ({ ...warning, line: warning.line + by })),
    notUnderstood: packet.notUnderstood.map((line) => ({ ...line, line: line.line + by })),
  };
}
