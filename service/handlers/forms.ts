import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { receiveComments, showComments } from '../forms/comments.ts';
import { exportForm } from '../forms/export-form.ts';
import { listQuickEntries, readQuickEntry, saveQuickEntry, splitQuickEntry } from '../forms/quick-entry.ts';
import { chooseMeeting, meetingToCollect } from '../opinion-sheets/meeting-choices.ts';

type FormCalls = Pick<
  Handlers<ServiceContract>,
  | 'meetingToCollect'
  | 'chooseMeeting'
  | 'exportForm'
  | 'quickEntry'
  | 'quickEntries'
  | 'saveQuickEntry'
  | 'splitQuickEntry'
  | 'readComments'
  | 'previewComments'
  | 'receiveComments'
>;

export function formHandlers(service: CommitteeService): FormCalls {
  const { file, environment } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);
  return {
    meetingToCollect: () => ({ meetingId: meetingToCollect(service) }),
    chooseMeeting: async ({ meetingId }) => {
      await chooseMeeting(service, meetingId);
      service.announce('settings');
      return null;
    },
    exportForm: async ({ meetingId, memberId, path }) => {
      const meeting = findMeeting(read, meetingId);
      if (meeting === null) {
        throw new ShingiError('not-found', { meetingId });
      }
      const report = await exportForm(service, meeting, memberId, path, new AbortController().signal);
      service.announce('transfers');
      return report;
    },
    quickEntry: ({ sheetId }) => readQuickEntry(read, sheetId),
    quickEntries: ({ meetingId }) => listQuickEntries(read, meetingId),
    saveQuickEntry: (entry) => {
      file.write(ownerActor, 'saveQuickEntry', (tx) => saveQuickEntry(tx, entry, translate));
      service.announce('opinions');
      return null;
    },
    splitQuickEntry: ({ sheetId, opinions }) => {
      file.write(ownerActor, 'splitQuickEntry', (tx) => splitQuickEntry(tx, sheetId, opinions, translate));
      service.announce('opinions');
      return null;
    },
    readComments: ({ path }) => showComments(service, path, new AbortController().signal),
    previewComments: ({ jobId, ...request }) =>
      service.runJob(jobId, (signal) => receiveComments(service, { ...request, preview: true }, signal)),
    receiveComments: async ({ jobId, ...request }) => {
      const report = await service.runJob(jobId, (signal) =>
        receiveComments(service, { ...request, preview: false }, signal),
      );
      await service.watched.dismiss([request.path]);
      service.announce('opinions', 'transfers');
      return report;
    },
  };
}
