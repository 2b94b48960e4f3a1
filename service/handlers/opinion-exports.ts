import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { drawUpOpinionTable } from '../exports/opinions/draw-up.ts';
import { exportSheet } from '../exports/opinions/export-sheets.ts';
import { revisedNumbers } from '../exports/opinions/given-items.ts';
import { drawUpPlanChanges } from '../exports/opinions/listed-changes.ts';
import { writePlanChanges } from '../exports/opinions/plan-changes.ts';
import { storeReview } from '../exports/opinions/review.ts';
import { drawUpCollection } from '../exports/opinions/sheet-collection.ts';
import { writeCollection } from '../exports/opinions/write-collection.ts';
import { writeOpinionTable } from '../exports/opinions/write-table.ts';

type OpinionExportCalls = Pick<
  Handlers<ServiceContract>,
  | 'exportSheetPaper'
  | 'previewOpinionTable'
  | 'reviewPersonalData'
  | 'exportOpinionTable'
  | 'previewSheetCollection'
  | 'exportSheetCollection'
  | 'previewPlanChanges'
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
      return {
        items: given.items.length,
        leftOut: given.leftOut,
        places: [...review.places],
        revised: revisedNumbers(given.items),
      };
    },
    reviewPersonalData: ({ meetingId, decisions }) => {
      file.write(ownerActor, 'reviewPersonalData', (tx) => storeReview(tx, meetingId, decisions));
      service.announce('opinions');
      return null;
    },
    previewSheetCollection: (choices) => {
      const drawn = drawUpCollection(file.read, choices, environment.locale, false);
      const { sheets, leftOut, answerCount, review } = drawn;
      return { sheets: sheets.length, leftOut, answerCount, places: [...review.places] };
    },
    exportSheetCollection: ({ choices, path, jobId }) =>
      service.runJob(jobId, (signal, onProgress) =>
        writeCollection(service, { choices, path, reviewed: false, maskAll: false }, signal, onProgress),
      ),
    previewPlanChanges: (choices) => {
      const translate = createTranslate(environment.locale);
      const { changes, review } = drawUpPlanChanges(file.read, { ...choices, maskAll: false }, translate);
      return { rows: changes.length, places: [...review.places] };
    },
    exportPlanChanges: ({ jobId, ...order }) =>
      service.runJob(jobId, (signal, onProgress) =>
        writePlanChanges(service, { ...order, reviewed: false, maskAll: false }, signal, onProgress),
      ),
    exportOpinionTable: ({ choices, path, jobId }) =>
      service.runJob(jobId, (signal, onProgress) =>
        writeOpinionTable(service, { choices, path, reviewed: false, maskAll: false }, signal, onProgress),
      ),
  };
}
