import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { currentVersion } from '../../core/domain/materials/material.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { fileBytes } from '../../db/files/queries.ts';
import { findMaterial, listVersions, versionContent } from '../../db/materials/queries.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import type { CommitteeService } from '../committee-service.ts';
import { exportPacket } from '../exports/export-packet.ts';
import { type PacketContents, packetContents } from '../exports/packet-parts.ts';
import { preflight } from '../exports/preflight.ts';
import { statisticsFile } from '../exports/statistics-file.ts';
import { writeWhole } from '../exports/write-file.ts';

type ExportCalls = Pick<
  Handlers<ServiceContract>,
  'printPreflight' | 'exportPacket' | 'exportMaterial' | 'exportStatistics' | 'saveFile'
>;

/** The calls that make paper and files. */
export function exportHandlers(service: CommitteeService): ExportCalls {
  const { read } = service.file;
  const { environment } = service;
  const translate = createTranslate(environment.locale);

  const contentsOf = (meetingId: string, materialIds: readonly string[] | null): PacketContents =>
    packetContents(read, meetingOf(meetingId), materialIds, translate);
  const meetingOf = (meetingId: string): Meeting => {
    const meeting = findMeeting(read, meetingId);
    if (meeting === null) {
      throw new ShingiError('not-found', { meetingId });
    }
    return meeting;
  };
  const materialOf = (materialId: string) => {
    const material = findMaterial(read, materialId);
    if (material === null) {
      throw new ShingiError('not-found', { materialId });
    }
    return material;
  };

  return {
    printPreflight: ({ meetingId }) =>
      preflight(contentsOf(meetingId, null), environment, new AbortController().signal),
    exportPacket: ({ meetingId, path, plainText, jobId }) =>
      service.runJob(jobId, (signal, report) =>
        exportPacket(contentsOf(meetingId, null), { path, plainText }, environment, signal, report),
      ),
    exportMaterial: ({ materialId, path, plainText, jobId }) =>
      service.runJob(jobId, (signal, report) =>
        exportPacket(
          contentsOf(materialOf(materialId).meetingId, [materialId]),
          { path, plainText },
          environment,
          signal,
          report,
        ),
      ),
    exportStatistics: async ({ materialId, path }) => {
      const version = currentVersion(listVersions(read, materialOf(materialId).id));
      const content = version?.state === 'published' ? versionContent(read, version.id) : null;
      if (content?.kind !== 'statistics') {
        throw new ShingiError('not-found', { materialId });
      }
      await writeWhole(path, await statisticsFile(content, path));
      return { path, tables: content.tables.length };
    },
    saveFile: async ({ hash, path }) => {
      const found = fileBytes(read, hash);
      if (found === null) {
        throw new ShingiError('not-found', { hash });
      }
      await writeWhole(path, found.bytes);
      return null;
    },
  };
}
