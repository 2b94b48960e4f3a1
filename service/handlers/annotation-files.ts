import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { meetingsWithMaterials } from '../../db/meetings/queries.ts';
import { chosenThreads, countChosen } from '../annotations/choose.ts';
import { exportWebAnnotations } from '../annotations/export-web.ts';
import { importPdfAnnotations } from '../annotations/import-pdf.ts';
import { importWebAnnotations } from '../annotations/import-web.ts';
import { noteListTable } from '../annotations/note-list.ts';
import { exportNotedPacket } from '../annotations/noted-packet.ts';
import { readWebAnnotations } from '../annotations/read-file.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { exportTable } from '../exports/table-document.ts';
import { writeWhole } from '../exports/write-file.ts';

type AnnotationFileCalls = Pick<
  Handlers<ServiceContract>,
  | 'countAnnotations'
  | 'exportAnnotations'
  | 'exportAnnotatedPdf'
  | 'exportAnnotationList'
  | 'importAnnotations'
>;

/** Annotations out of this file and into it. */
export function annotationFileHandlers(service: CommitteeService): AnnotationFileCalls {
  const { file, environment } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);
  const materialIdsOf = (meetingId: string | null, materialId: string | null): string[] =>
    materialId !== null
      ? [materialId]
      : meetingsWithMaterials(read).flatMap(({ meeting, materials }) =>
          meetingId === null || meeting.id === meetingId ? materials.map(({ material }) => material.id) : [],
        );
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
    countAnnotations: ({ meetingId, materialId, ...choice }) =>
      countChosen(read, materialIdsOf(meetingId, materialId), choice),
    exportAnnotatedPdf: ({ path, meetingId, materialId, form, jobId, ...choice }) =>
      service.runJob(jobId, (signal, report) =>
        exportNotedPacket(
          read,
          { path, meetingId, materialId, form, choice },
          environment,
          translate,
          signal,
          report,
        ),
      ),
    exportAnnotationList: ({ path, meetingId, materialId, jobId, ...choice }) =>
      service.runJob(jobId, (signal, onProgress) => {
        const threads = chosenThreads(read, { meetingId, materialId }, choice);
        const owner = findCommittee(read)?.name ?? '';
        return exportTable(noteListTable(threads, translate), {
          path,
          owner,
          environment,
          signal,
          onProgress,
        });
      }),
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
