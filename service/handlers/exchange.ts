import { ShingiError } from '../../core/contract/errors.ts';
import type { Transfer } from '../../core/contract/exchange-schemas.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import { registerKey, retireKey } from '../../db/exchange/commands.ts';
import { listTransfers } from '../../db/exchange/queries.ts';
import type { TransferRow } from '../../db/exchange/rows.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { exportTransfers } from '../exchange/export-transfers.ts';
import { inspectBundle } from '../exchange/inspect-bundle.ts';
import { bundleKeysOf, shownKeys } from '../exchange/keys.ts';
import { packPacket } from '../exchange/pack-packet.ts';
import { packPreflight } from '../exchange/pack-preflight.ts';
import { packResponses } from '../exchange/pack-responses.ts';
import { receiveFiles } from '../exchange/receive-files.ts';
import { receivedResponses } from '../opinion-sheets/received-responses.ts';

type ExchangeCalls = Pick<
  Handlers<ServiceContract>,
  | 'previewReceive'
  | 'receive'
  | 'packPreflight'
  | 'packMeeting'
  | 'inspectBundle'
  | 'watchedFolder'
  | 'setWatchedFolder'
  | 'dismissWatched'
  | 'receivedResponses'
  | 'transfers'
  | 'exportTransfers'
  | 'keys'
  | 'registerKey'
  | 'retireKey'
>;

function transferOf(row: TransferRow): Transfer {
  return {
    id: row.id,
    direction: row.direction,
    kind: row.kind,
    meetingId: row.meeting_id,
    revision: row.revision,
    fileName: row.file_name,
    fileHash: row.file_hash,
    at: row.at,
    partner: row.partner,
    proof: row.proof,
    wasEncrypted: row.was_encrypted === 1,
    result: row.result,
    form: row.form,
    confirmedBy: row.confirmed_by,
  };
}

export function exchangeHandlers(service: CommitteeService): ExchangeCalls {
  const { file, environment, watched } = service;
  const { read } = file;
  const packers = { packet: packPacket, responses: packResponses } as const;

  return {
    previewReceive: ({ paths, passphrase, formMethod, jobId }) =>
      service.runJob(jobId, (signal, report) =>
        receiveFiles(service, { paths, passphrase, formMethod, preview: true }, signal, (done, total) =>
          report('reading', done, total),
        ),
      ),
    receive: async ({ paths, passphrase, formMethod, confirmation, jobId }) => {
      const files = await service.runJob(jobId, (signal, report) =>
        receiveFiles(
          service,
          {
            paths,
            passphrase,
            formMethod,
            preview: false,
            confirmation:
              confirmation === null
                ? null
                : { by: confirmation.by, covers: (path) => confirmation.paths.includes(path) },
          },
          signal,
          (done, total) => report('saving', done, total),
        ),
      );
      await watched.dismissReceived(files);
      const isPacket = files.some(({ kind, result }) => kind === 'packet' && result !== 'refused');
      service.announce('opinions', 'transfers', 'annotations');
      if (isPacket) {
        service.announce('committee', 'members', 'materials', 'plans', 'schedule', 'reading');
      }
      return files;
    },
    packPreflight: ({ meetingId }) => packPreflight(read, meetingId, environment.locale),
    packMeeting: async ({ meetingId, kind, path, passphrase, jobId }) => {
      const meeting = findMeeting(read, meetingId);
      if (meeting === null) {
        throw new ShingiError('not-found', { meetingId });
      }
      const report = await service.runJob(jobId, () => packers[kind](service, meeting, path, passphrase));
      service.announce('transfers');
      return report;
    },
    inspectBundle: async ({ path, passphrase }) => {
      const keys = bundleKeysOf(read, passphrase);
      const facts = await inspectBundle(path, environment.jobs, keys, new AbortController().signal);
      return { ...facts, belongsHere: facts.committeeId === findCommittee(read)?.id };
    },
    watchedFolder: () => watched.state(),
    setWatchedFolder: async ({ folder }) => {
      await watched.choose(folder);
      return watched.state();
    },
    dismissWatched: async ({ paths }) => {
      await watched.dismiss(paths);
      return null;
    },
    receivedResponses: ({ meetingId }) => receivedResponses(read, meetingId),
    transfers: () => listTransfers(read).map(transferOf),
    exportTransfers: ({ path }) => exportTransfers(read, path, environment.locale),
    keys: () => shownKeys(read),
    registerKey: ({ memberId, publicKey }) => {
      file.write(ownerActor, 'registerKey', (tx) => registerKey(tx, memberId, publicKey));
      service.announce('transfers', 'opinions');
      return null;
    },
    retireKey: ({ id }) => {
      file.write(ownerActor, 'retireKey', (tx) => retireKey(tx, id));
      service.announce('transfers', 'opinions');
      return null;
    },
  };
}
