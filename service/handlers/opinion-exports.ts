import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import type { CommitteeService } from '../committee-service.ts';
import { exportSheet } from '../exports/opinions/export-sheets.ts';

type OpinionExportCalls = Pick<Handlers<ServiceContract>, 'exportSheetPaper'>;

/** What came of the opinion sheets, on paper and as files. */
export function opinionExportHandlers(service: CommitteeService): OpinionExportCalls {
  return {
    exportSheetPaper: ({ sheet, path, jobId }) =>
      service.runJob(jobId, (signal, onProgress) => exportSheet(service, sheet, path, signal, onProgress)),
  };
}
