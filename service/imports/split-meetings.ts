import type { ImportedDocument, ImportedPacket } from '../../core/domain/packets/imported-packet.ts';
import { readMeetingHead } from '../../formats/packet-text/agenda-head.ts';

/**
 * A source with several 次第 holds the papers of several meetings: each begins at its 次第. What stands before the first
 * belongs to the first. A source with one, or none, stays whole.
 */
export function splitMeetings(packet: ImportedPacket): ImportedPacket[] {
  const starts = packet.documents.flatMap(({ content }, index) => (content.kind === 'agenda' ? [index] : []));
  if (starts.length < 2) {
    return [packet];
  }
  return starts.map((start, position) => {
    const isFirst = position === 0;
    const next = starts[position + 1];
    const documents = packet.documents.slice(isFirst ? 0 : start, next);
    const from = isFirst ? 0 : lineOf(packet.documents[start]);
    const until = next === undefined ? Number.POSITIVE_INFINITY : lineOf(packet.documents[next]);
    const isHere = ({ line }: { readonly line: number }): boolean => line >= from && line < until;
    const agenda = packet.documents[start]?.content;
    return {
      meeting: agenda?.kind === 'agenda' ? readMeetingHead(agenda).head : null,
      handouts: documents.flatMap(({ content }) => (content.kind === 'handoutList' ? content.rows : [])),
      documents,
      warnings: packet.warnings.filter(isHere),
      notUnderstood: packet.notUnderstood.filter(isHere),
    };
  });
}

function lineOf(document: ImportedDocument | undefined): number {
  return document?.lines[0] ?? 0;
}
