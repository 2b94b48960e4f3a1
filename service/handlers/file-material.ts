import { ShingiError } from '../../core/contract/errors.ts';
import type { CallOutput } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import type { Distribution } from '../../core/domain/meetings/handout-list-content.ts';
import { storeFile } from '../../db/files/commands.ts';
import { addMaterial } from '../../db/materials/commands.ts';
import { materialByNumber } from '../../db/materials/queries.ts';
import { publishVersion } from '../../db/materials/version-commands.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { fileContentOf } from '../imports/file-packet.ts';
import { readSource } from '../imports/source.ts';

export interface FileMaterialRequest {
  readonly path: string;
  readonly meetingId: string;
  readonly title: string;
  readonly number: string | null;
  readonly distribution: Distribution | null;
}

const readTimeout = 120_000;

/** Adds a file to a meeting as a material of its own. Throws `conflict` when the number is taken. */
export async function addFileMaterial(
  service: CommitteeService,
  request: FileMaterialRequest,
): Promise<CallOutput<ServiceContract, 'addFileMaterial'>['materialId']> {
  const { file, environment } = service;
  const { meetingId, number, title, distribution } = request;
  if (findMeeting(file.read, meetingId) === null) {
    throw new ShingiError('not-found', { meetingId });
  }
  const source = await readSource(request.path);
  const content = await fileContentOf(source, title, environment, {
    signal: new AbortController().signal,
    timeout: readTimeout,
  });
  return file.write(ownerActor, 'addFileMaterial', (tx) => {
    if (number !== null && materialByNumber(tx, meetingId, number) !== null) {
      throw new ShingiError('conflict', { number });
    }
    const { hash } = storeFile(tx, source.bytes, source.mediaType);
    const material = addMaterial(tx, { meetingId, kind: content.kind, number, title, distribution });
    publishVersion(tx, {
      materialId: material.id,
      versionKind: 'first',
      content,
      blocks: toBlocks(content),
      sourceHash: hash,
      distributedOn: null,
      reason: null,
    });
    return material.id;
  });
}
