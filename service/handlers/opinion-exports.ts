import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { drawUpOpinionTable } from '../exports/opinions/draw-up.ts';
import { exportSheet } from '../exports/opinions/export-sheets.ts';
import { writePlanChanges } from '../exports/opinions/plan-changes.ts';
import { storeReview } from '../exports/opinions/review.ts';
import { writeOpinionTable } from '../exports/opinions/write-table.ts';

type OpinionExportCalls = Pick<
  Handlers<ServiceContract>,
  | 'exportSheetPaper'
  | 'previewOpinionTable'
  | 'reviewPersonalData'
  | 'exportOpinionTable'
  | 'exportPlanChanges'
>;

/** What came of the opinion sheets, on paper and as files. */
export function opinionExportHandlers(service: CommitteeService): OpinionExportCalls {
  const { file, environment } = service;
  return {
    exportSheetPaper: ({ sheet, path, jobId }) =>
      service.runJob(jobId, (signal, onProgress) => exportSheet(service, sheet, path, signal, onProgress)),
    previewOpinionTable: (choices) => {
      const { given, review } = drawUpOpinionTable(file.read, choices, environment.locale, false);
      return { items: given.items.length, leftOut: given.leftOut, places: [...review.places] };
    },
    reviewPersonalData: ({ meetingId, decisions }) => {
      file.write(ownerActor, 'reviewPersonalData', (tx) => storeReview(tx, meetingId, decisions));
      service.announce('opinions');
      return null;
    },
    exportPlanChanges: ({ jobId, ...order }) =>
      service.runJob(jobId, (signal, onProgress) => writePlanChanges(service, order, signal, onProgress)),
    exportOpinionTable: ({ choices, path, jobId }) =>
      service.runJob(jobId, (signal, onProgress) =>
        writeOpinionTable(service, { choices, path, reviewed: false, maskAll: false }, signal, onProgress),
      ),
  };
}
