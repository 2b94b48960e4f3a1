import { ShingiError } from '../../core/contract/errors.ts';
import type { ExportReport } from '../../core/contract/schemas.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { type ExportProgress, exportPacket } from '../exports/export-packet.ts';
import { packetContents } from '../exports/packet-parts.ts';
import { type AnnotationChoice, chosenAnnotations } from './choose.ts';

export interface NotedPacketRequest {
  readonly path: string;
  readonly meetingId: string;
  /** null for the whole packet. */
  readonly materialId: string | null;
  readonly form: 'annotations' | 'margin';
  readonly choice: AnnotationChoice;
}

/**
 * A paper or a packet as PDF with chosen annotations in it.
 * @returns what exportPacket reports, and how many annotations went along
 * @throws ShingiError not-found, and what exportPacket refuses
 */
export async function exportNotedPacket(
  read: ReadHandle,
  { path, meetingId, materialId, form, choice }: NotedPacketRequest,
  environment: ServiceEnvironment,
  translate: Translate,
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<{ report: ExportReport; count: number }> {
  const meeting = findMeeting(read, meetingId);
  if (meeting === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  const contents = packetContents(read, meeting, materialId === null ? null : [materialId], translate);
  const byMaterial = new Map(
    contents.parts.map(({ material }) => [material.id, chosenAnnotations(read, material.id, choice)]),
  );
  const target = { path, plainText: false, notes: { form, byMaterial } };
  const report = await exportPacket(contents, target, environment, signal, onProgress);
  return { report, count: [...byMaterial.values()].reduce((sum, list) => sum + list.length, 0) };
}
