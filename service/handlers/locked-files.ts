import { ShingiError } from '../../core/contract/errors.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { fileBytes } from '../../db/files/queries.ts';
import type { CommitteeService } from '../committee-service.ts';
import { hashOf } from '../imports/file-packet.ts';
import { readSource } from '../imports/source.ts';

const readTimeout = 120_000;

/** Passwords of PDFs, kept in memory only. */
export function lockedFileHandlers({
  file,
  environment,
}: CommitteeService): Pick<Handlers<ServiceContract>, 'unlockFile'> {
  const bytesOf = (hash: string): Uint8Array => {
    const found = fileBytes(file.read, hash);
    if (found === null) {
      throw new ShingiError('not-found', { hash });
    }
    return found.bytes;
  };
  return {
    unlockFile: async ({ file: wanted, password }) => {
      const bytes = 'path' in wanted ? (await readSource(wanted.path)).bytes : bytesOf(wanted.hash);
      await environment.jobs.run(
        'readPdf',
        { bytes, password, assetsFolder: environment.assetsFolder },
        { signal: new AbortController().signal, timeout: readTimeout },
      );
      environment.passwords.set(hashOf(bytes), password);
      return null;
    },
  };
}
