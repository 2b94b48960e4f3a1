import { ShingiError } from '../../core/contract/errors.ts';
import type { ReceivedFile } from '../../core/contract/exchange-schemas.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import type { SubmissionMethod } from '../../core/domain/opinion-sheets/sheet.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findOwner } from '../../db/committees/owner.ts';
import { materialsToRefresh, placeNewOpinions } from '../../db/opinion-sheets/places.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { isFormPath } from '../forms/form-formats.ts';
import { type Confirmation, receiveForms } from '../forms/receive-forms.ts';
import { Refusal } from './documents.ts';
import { bundleKeysOf } from './keys.ts';
import { previewTogether } from './preview.ts';
import { type ReadBundleFile, readBundleFiles } from './read-files.ts';
import { ReceiveFacts } from './receive-facts.ts';
import { receivePacket } from './receive-packet.ts';
import { openReplies, receiveResponses } from './receive-responses.ts';
import { receiveSheet } from './receive-sheet.ts';
import type { BundleAtHand, Outcome, ReceiveContext } from './received.ts';
import { categorySuggester } from './suggest.ts';

export interface ReceiveRequest {
  readonly paths: readonly string[];
  readonly passphrase: string | null;
  /** Finds out what would happen, and changes nothing. */
  readonly preview: boolean;
  /** How filled-in forms among them came to the secretariat. */
  readonly formMethod?: SubmissionMethod;
  /** Unsigned forms among them that are taken in although the key of their member is registered. */
  readonly confirmation?: Confirmation | null;
}

type Progress = (done: number, total: number) => void;

/** So many files are made durable together; each is still taken in wholly or not at all. */
const filesTogether = 250;

/** A bundle with everything that had to be opened before its transaction, or why it is refused already. */
type Prepared =
  | { readonly file: ReadBundleFile; readonly bundle: BundleAtHand }
  | {
      readonly file: ReadBundleFile;
      readonly bundle: null;
      readonly reason: RefusalReason;
      readonly detail: string;
    };

async function prepare(file: ReadBundleFile, identities: readonly string[]): Promise<Prepared> {
  const { opened } = file;
  if (!opened.ok) {
    return { file, bundle: null, reason: opened.reason, detail: opened.detail };
  }
  try {
    return { file, bundle: { file, opened, replies: await openReplies(opened, identities) } };
  } catch (error) {
    if (error instanceof Refusal) {
      return { file, bundle: null, reason: error.reason, detail: error.detail };
    }
    throw error;
  }
}

/**
 * Takes bundles and filled-in forms in, each wholly or not at all, in one command of its own. What is known already changes
 * nothing, however often and in whatever order it comes.
 * @throws ShingiError cancelled, disk-full …; a refused file throws nothing, its result says why
 */
export async function receiveFiles(
  service: CommitteeService,
  request: ReceiveRequest,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<ReceivedFile[]> {
  const { paths, preview, formMethod = 'formFile', confirmation = null } = request;
  const formPaths = paths.filter(isFormPath);
  const bundlePaths = paths.filter((one) => !isFormPath(one));
  const bundles = await receiveBundles(service, { ...request, paths: bundlePaths }, signal, (done) =>
    onProgress(done, paths.length),
  );
  const forms = await receiveForms(
    service,
    { paths: formPaths, preview, method: formMethod, confirmation },
    signal,
    (done) => onProgress(bundles.length + done, paths.length),
  );
  if (!preview) {
    refreshPlaces(service);
  }
  const results = [bundles, forms].map((list) => list.values());
  return paths.flatMap((one) => results[isFormPath(one) ? 1 : 0]?.next().value ?? []);
}

async function receiveBundles(
  service: CommitteeService,
  request: ReceiveRequest,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<ReceivedFile[]> {
  const { file, environment } = service;
  const { read } = file;
  const keys = bundleKeysOf(read, request.passphrase);
  const context = {
    owner: findOwner(read),
    receivedAt: environment.now(),
    suggest: categorySuggester(read),
    locale: environment.locale,
  };
  const results: ReceivedFile[] = [];
  for await (const batch of readBundleFiles(request.paths, environment.jobs, keys, signal)) {
    for (let from = 0; from < batch.length; from += filesTogether) {
      if (signal.aborted) {
        throw new ShingiError('cancelled');
      }
      const prepared: Prepared[] = [];
      for (const one of batch.slice(from, from + filesTogether)) {
        prepared.push(await prepare(one, keys.identities));
      }
      const receiveAll = (): ReceivedFile[] => {
        let facts = new ReceiveFacts(read);
        return prepared.map((one) => {
          const received = receiveOne(service, one, context, facts);
          if (received.kind !== 'sheet') {
            facts = new ReceiveFacts(read);
          }
          return received;
        });
      };
      const together = prepared.length === 1 ? receiveAll : () => file.writeTogether(receiveAll);
      results.push(...(request.preview ? previewTogether(file, receiveAll) : together()));
      onProgress(results.length, request.paths.length);
    }
  }
  return results;
}

/** Opinions on older versions get their place in the current one; once for all sheets, because comparing takes longest. */
function refreshPlaces({ file }: CommitteeService): void {
  if (materialsToRefresh(file.read).length > 0) {
    file.write(ownerActor, 'carryOpinions', placeNewOpinions);
  }
}

type Context = ReceiveContext & { readonly locale: 'ja' | 'en' };

function receiveBundle(
  tx: WriteHandle,
  bundle: BundleAtHand,
  context: Context,
  facts: ReceiveFacts,
): Outcome {
  switch (bundle.opened.manifest.kind) {
    case 'sheet':
      return receiveSheet(tx, bundle, context, facts);
    case 'packet':
      return receivePacket(tx, bundle, context);
    case 'responses':
      return receiveResponses(tx, bundle, context);
  }
}

const commandNames = {
  sheet: 'receiveSheet',
  packet: 'receivePacket',
  responses: 'receiveResponses',
} as const;

const contradictions: ReadonlySet<ShingiError['code']> = new Set([
  'not-found',
  'conflict',
  'invalid-input',
  'not-author',
]);

function receiveOne(
  { file }: CommitteeService,
  prepared: Prepared,
  context: Context,
  facts: ReceiveFacts,
): ReceivedFile {
  const one = prepared.file;
  if (prepared.bundle === null) {
    return refused(one, prepared.reason, prepared.detail);
  }
  const { bundle } = prepared;
  try {
    const command = commandNames[bundle.opened.manifest.kind];
    return accepted(
      one,
      file.write(ownerActor, command, (tx) => receiveBundle(tx, bundle, context, facts)),
    );
  } catch (error) {
    if (error instanceof Refusal) {
      return refused(one, error.reason, error.detail);
    }
    // A bundle whose parts do not fit each other in a way that nobody has thought of: the transaction is undone.
    if (error instanceof ShingiError && contradictions.has(error.code)) {
      return refused(one, 'badContent', error.code);
    }
    throw error;
  }
}

function factsOf({ path, name, opened }: ReadBundleFile) {
  const manifest = opened.ok ? opened.manifest : null;
  return {
    path,
    name,
    kind: manifest?.kind ?? null,
    committeeName: manifest?.committee.name ?? '',
    meetingId: manifest?.meeting.id ?? null,
    meetingLabel: manifest?.meeting.label ?? '',
    sender: manifest?.sender.name ?? '',
    revision: manifest?.revision ?? null,
    wasEncrypted: opened.ok && opened.wasEncrypted,
  };
}

function accepted(one: ReadBundleFile, outcome: Outcome): ReceivedFile {
  return {
    ...factsOf(one),
    result: outcome.result,
    reason: null,
    conflict: outcome.conflict,
    detail: '',
    sheetId: outcome.sheetId,
    proof: outcome.proof,
    isLate: outcome.isLate,
    entries: [...outcome.entries],
    notices: [],
  };
}

function refused(one: ReadBundleFile, reason: RefusalReason, detail: string): ReceivedFile {
  return {
    ...factsOf(one),
    result: 'refused',
    reason,
    conflict: null,
    detail: detail.slice(0, 300),
    sheetId: null,
    proof: null,
    isLate: false,
    entries: [],
    notices: [],
  };
}
