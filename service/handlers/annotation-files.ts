import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { chosenAnnotations } from '../annotations/choose.ts';
import { exportWebAnnotations } from '../annotations/export-web.ts';
import { importPdfAnnotations } from '../annotations/import-pdf.ts';
import { importWebAnnotations } from '../annotations/import-web.ts';
import { readWebAnnotations } from '../annotations/read-file.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { exportPacket } from '../exports/export-packet.ts';
import { packetContents } from '../exports/packet-parts.ts';
import { writeWhole } from '../exports/write-file.ts';

type AnnotationFileCalls = Pick<
  Handlers<ServiceContract>,
  'exportAnnotations' | 'exportAnnotatedPdf' | 'importAnnotations'
>;

/** Annotations out of this file and into it. */
export function annotationFileHandlers(service: CommitteeService): AnnotationFileCalls {
  const { file, environment } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);
  return {
    exportAnnotations: async ({ path, materialId, includePrivate }) => {
      const { annotations, leftOut } = exportWebAnnotations(read, {
        materialId,
        versionId: null,
        includePrivate,
        withState: false,
      });
      await writeWhole(path, `${JSON.stringify(annotations, null, 2)}\n`);
      return { path, count: annotations.length, leftOut };
    },
    exportAnnotatedPdf: ({ path, meetingId, materialId, jobId, ...choice }) => {
      const meeting = findMeeting(read, meetingId);
      if (meeting === null) {
        throw new ShingiError('not-found', { meetingId });
      }
      const contents = packetContents(read, meeting, materialId === null ? null : [materialId], translate);
      const annotations = new Map(
        contents.parts.map(({ material }) => [material.id, chosenAnnotations(read, material.id, choice)]),
      );
      return service.runJob(jobId, (signal, report) =>
        exportPacket(contents, { path, plainText: false, annotations }, environment, signal, report),
      );
    },
    importAnnotations: ({ path, jobId }) =>
      service.runJob(jobId, async (signal) => {
        if (/\.pdf$/iu.test(path)) {
          const { notPlaced, ...counts } = await importPdfAnnotations(
            service,
            { path, meetingId: null },
            signal,
          );
          return { ...counts, notPlaced: [...notPlaced] };
        }
        const annotations = await readWebAnnotations(path);
        const { added, updated, unchanged } = file.write(ownerActor, 'importAnnotations', (tx) =>
          importWebAnnotations(tx, { annotations, version: null, visibility: 'private' }),
        );
        service.announce('annotations');
        return {
          added: added.length,
          updated: updated.length,
          unchanged: unchanged.length,
          notPlaced: [],
        };
      }),
  };
}
