import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import type { CommitteeService } from '../committee-service.ts';
import { exportForm } from '../forms/export-form.ts';

type FormCalls = Pick<Handlers<ServiceContract>, 'exportForm'>;

export function formHandlers(service: CommitteeService): FormCalls {
  const { read } = service.file;
  return {
    exportForm: ({ meetingId, memberId, path }) => {
      const meeting = findMeeting(read, meetingId);
      if (meeting === null) {
        throw new ShingiError('not-found', { meetingId });
      }
      return exportForm(service, meeting, memberId, path, new AbortController().signal);
    },
  };
}
