import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { listPlanMappings, readPlanTree, readSharedContents } from '../../db/plans/queries.ts';
import type { CommitteeService } from '../committee-service.ts';
import { planMappingTable, planStructureTable, sharedContentsTable } from '../exports/plan-tables.ts';
import { exportTable, type TableDocument } from '../exports/table-document.ts';

export type PlanExportCalls = Pick<
  Handlers<ServiceContract>,
  'exportPlanMapping' | 'exportPlanStructure' | 'exportSharedContents'
>;

/** 新旧対応表, 計画の体系 and 共通目次 as PDF, .xlsx or .csv. */
export function planExportHandlers(service: CommitteeService): PlanExportCalls {
  const { file, environment } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);

  const written = (document: () => TableDocument, path: string, jobId: string) =>
    service.runJob(jobId, (signal, onProgress) => {
      const owner = findCommittee(read)?.name ?? '';
      return exportTable(document(), { path, owner, environment, signal, onProgress });
    });

  return {
    exportPlanMapping: ({ path, jobId, ...plans }) =>
      written(
        () => planMappingTable(readPlanTree(read), listPlanMappings(read), plans, translate),
        path,
        jobId,
      ),
    exportPlanStructure: ({ planId, path, jobId }) =>
      written(() => planStructureTable(readPlanTree(read), planId, translate), path, jobId),
    exportSharedContents: ({ path, jobId }) =>
      written(
        () => {
          const contents = readSharedContents(read);
          if (contents.chapters.length === 0) {
            throw new ShingiError('nothing-to-print', { what: 'sharedContents' });
          }
          return sharedContentsTable(contents, translate);
        },
        path,
        jobId,
      ),
  };
}
