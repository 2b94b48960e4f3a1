import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { addMember, removeMember, updateCommittee, updateMember } from '../../db/committees/commands.ts';
import { countMembers, findCommittee, listMembers } from '../../db/committees/queries.ts';
import { backUpTo } from '../../db/connection/backup.ts';
import { fileBytes } from '../../db/files/queries.ts';
import { verifyOpenFile } from '../../db/integrity/verify.ts';
import { versionBlocks } from '../../db/materials/queries.ts';
import { settleVersionKind } from '../../db/materials/version-commands.ts';
import { markRead } from '../../db/reading-marks/commands.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { importSources } from '../imports/import-sources.ts';
import { backUp, inContractWords } from '../open-committee.ts';
import { annotationHandlers } from './annotations.ts';
import { compileHandlers } from './compile.ts';
import { draftHandlers } from './drafts.ts';
import { evidenceHandlers } from './evidence.ts';
import { exchangeHandlers } from './exchange.ts';
import { exportHandlers } from './exports.ts';
import { addFileMaterial } from './file-material.ts';
import { formHandlers } from './forms.ts';
import { showHome } from './home.ts';
import { lockedFileHandlers } from './locked-files.ts';
import { findText, showMaterial } from './material.ts';
import { opinionExportHandlers } from './opinion-exports.ts';
import { opinionSheetHandlers } from './opinion-sheets.ts';
import { planExportHandlers } from './plan-exports.ts';
import { planHandlers } from './plans.ts';
import { scheduleHandlers } from './schedule.ts';
import { statisticsHandlers } from './statistics.ts';
import { summariseMeetings } from './summaries.ts';

/** What the service answers: one entry for each call of the contract. Errors of the file come in the contract's words. */
export function createHandlers(service: CommitteeService): Handlers<ServiceContract> {
  const handlers = Object.entries(handlersOf(service)).map(([call, handler]) => [
    call,
    async (input: never) => {
      try {
        return await handler(input);
      } catch (error) {
        throw inContractWords(error);
      }
    },
  ]);
  return Object.fromEntries(handlers) as Handlers<ServiceContract>;
}

function handlersOf(service: CommitteeService): Handlers<ServiceContract> {
  const { file, environment } = service;
  const { read } = file;
  return {
    overview: () => ({
      committee: committeeOf(service),
      memberCount: countMembers(read),
      meetings: summariseMeetings(read),
    }),
    home: ({ today }) => showHome(read, today),
    material: ({ materialId, versionId }) => showMaterial(read, materialId, versionId),
    blocks: ({ versionId }) => versionBlocks(read, versionId),
    file: ({ hash }) => {
      const found = fileBytes(read, hash);
      if (found === null) {
        throw new ShingiError('not-found', { hash });
      }
      return found;
    },
    search: ({ query, limit }) => findText(read, query, limit),
    members: () => listMembers(read),

    updateCommittee: (fields) => {
      const committee = file.write(ownerActor, 'updateCommittee', (tx) => updateCommittee(tx, fields));
      service.announce('committee');
      return committee;
    },
    addMember: (fields) => {
      const member = file.write(ownerActor, 'addMember', (tx) => addMember(tx, fields));
      service.announce('members');
      return member;
    },
    updateMember: (fields) => {
      const member = file.write(ownerActor, 'updateMember', (tx) => updateMember(tx, fields));
      service.announce('members');
      return member;
    },
    removeMember: ({ id }) => {
      file.write(ownerActor, 'removeMember', (tx) => removeMember(tx, id));
      service.announce('members');
      return null;
    },

    importSources: async ({ paths, leaveOut = [], meetingId, jobId }) => {
      const reports = await service.runJob(jobId, (signal, report) =>
        importSources(file, environment, ownerActor, { paths, leaveOut, meetingId }, signal, (done, total) =>
          report(done === total ? 'saving' : 'reading', done, total),
        ),
      );
      service.announce('materials');
      return reports;
    },
    ...lockedFileHandlers(service),
    addFileMaterial: async (request) => {
      const materialId = await addFileMaterial(service, request);
      service.announce('materials');
      return { materialId };
    },
    settleVersion: ({ versionId, versionKind }) => {
      file.write(ownerActor, 'settleVersion', (tx) => settleVersionKind(tx, versionId, versionKind));
      service.announce('materials');
      return null;
    },
    markReading: (mark) => {
      file.write(ownerActor, 'markReading', (tx) => markRead(tx, mark));
      service.announce('reading');
      return null;
    },

    ...annotationHandlers(service),
    ...draftHandlers(service),
    ...statisticsHandlers(service),
    ...evidenceHandlers(service),
    ...planHandlers(service),
    ...scheduleHandlers(service),
    ...planExportHandlers(service),
    ...opinionSheetHandlers(service),
    ...compileHandlers(service),
    ...exchangeHandlers(service),
    ...formHandlers(service),
    ...exportHandlers(service),
    ...opinionExportHandlers(service),
    cancelJob: ({ jobId }) => {
      service.cancelJob(jobId);
      return null;
    },

    backUp: async ({ path }) => ({
      path: path === null ? await backUp(service) : (await backUpTo(file, path)).path,
    }),
    verify: () => ({ findings: verifyOpenFile(file) }),
  };
}

function committeeOf(service: CommitteeService) {
  const committee = findCommittee(service.file.read);
  if (committee === null) {
    throw new ShingiError('file-damaged', { message: 'no committee' });
  }
  return committee;
}
