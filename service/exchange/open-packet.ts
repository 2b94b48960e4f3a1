import { ShingiError } from '../../core/contract/errors.ts';
import { foldKey } from '../../core/domain/blocks/fold.ts';
import type { Owner } from '../../core/domain/committees/owner.ts';
import {
  entryPaths,
  type PacketDocument,
  packetDocumentSchema,
} from '../../core/domain/exchange/documents.ts';
import type { RefusalReason } from '../../core/domain/exchange/refusal.ts';
import { setOwner } from '../../db/committees/owner.ts';
import { takeCommittee } from '../../db/committees/receive-commands.ts';
import type { CommitteeFile } from '../../db/connection/committee-file.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { createCommitteeFileAt } from '../open-committee.ts';
import { documentOf, Refusal } from './documents.ts';
import { ownKeysOf } from './keys.ts';
import { type ReadBundleFile, readBundleFiles } from './read-files.ts';
import { receivePacket } from './receive-packet.ts';

export interface OpenRequest {
  /** The packet. */
  readonly bundle: string;
  /** The member's own committee file, which must not exist. */
  readonly path: string;
  /** The member as they are called. */
  readonly memberName: string;
  readonly passphrase: string | null;
}

export interface OpenedPacket {
  readonly service: CommitteeService;
  readonly owner: Owner;
  /** False for a name that is not on the roster (名簿外). */
  readonly isListed: boolean;
}

function refusal(reason: RefusalReason, detail: string, path: string): ShingiError {
  return new ShingiError('bundle-refused', { reason, detail, path });
}

/**
 * The member of that name, however it is spaced or written in kana. A name that is not on the roster is taken as it is.
 * @throws ShingiError ambiguous when two members are called so
 */
function ownerOf(packet: PacketDocument, memberName: string): Owner {
  const key = foldKey(memberName);
  const sameName = packet.roster.filter(({ name }) => foldKey(name) === key);
  const named =
    sameName.length > 0
      ? sameName
      : packet.roster.filter(({ kana }) => kana !== null && key !== '' && foldKey(kana) === key);
  const [member, other] = named;
  if (other !== undefined) {
    throw new ShingiError('ambiguous', { name: memberName, candidates: named.map(({ name }) => name) });
  }
  return { role: 'member', memberId: member?.id ?? null, name: member?.name ?? memberName.trim() };
}

async function readPacket(
  { bundle, passphrase }: OpenRequest,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<ReadBundleFile> {
  const keys = { identities: [], passphrases: passphrase === null ? [] : [passphrase] };
  for await (const [file] of readBundleFiles([bundle], environment.jobs, keys, signal)) {
    if (file !== undefined) {
      return file;
    }
  }
  throw refusal('unreadable', '', bundle);
}

/**
 * Makes a member's own committee file out of a packet.
 * @throws ShingiError bundle-refused with the reason, ambiguous, file-exists, disk-full …; no file is left behind
 */
export async function openPacket(
  request: OpenRequest,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<OpenedPacket> {
  const file = await readPacket(request, environment, signal);
  const { opened } = file;
  if (!opened.ok) {
    throw refusal(opened.reason, opened.detail, request.bundle);
  }
  if (opened.manifest.kind !== 'packet') {
    throw refusal('notForMember', opened.manifest.kind, request.bundle);
  }
  try {
    const { value: packet } = documentOf(opened, entryPaths.packet, packetDocumentSchema);
    const owner = ownerOf(packet, request.memberName);
    const found = (fresh: CommitteeFile): void => {
      fresh.write(ownerActor, 'openPacket', (tx) => {
        takeCommittee(tx, packet.committee);
        setOwner(tx, owner);
        receivePacket(
          tx,
          { file, opened, replies: [] },
          { owner, receivedAt: environment.now(), suggest: () => null, locale: environment.locale },
        );
      });
    };
    const service = createCommitteeFileAt(request.path, found, environment);
    try {
      await ownKeysOf(service.file);
    } catch (error) {
      await service.close();
      throw error;
    }
    return { service, owner, isListed: owner.memberId !== null };
  } catch (error) {
    throw error instanceof Refusal ? refusal(error.reason, error.detail, request.bundle) : error;
  }
}
