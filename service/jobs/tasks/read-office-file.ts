import { type ErrorCode, ShingiError } from '../../../core/contract/errors.ts';
import { assertNever } from '../../../core/domain/assert-never.ts';
import { ArchiveError } from '../../../formats/office/check-archive.ts';
import { documentText } from '../../../formats/office/document-text.ts';
import { commaSeparatedText, workbookText } from '../../../formats/office/workbook-text.ts';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { readPackets } from '../../../formats/packet-text/read-packets.ts';
import { createIdSource } from '../../environment.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { packetTextRefusal } from './read-packet-text.ts';

const refusals: Readonly<Record<ArchiveError['reason'], ErrorCode>> = {
  damaged: 'source-damaged',
  encrypted: 'source-encrypted',
  tooLarge: 'source-too-large',
};

/** Office files by way of packet text, so that one reader recognises the papers of the field. */
export async function readOfficeFile(
  input: JobInput<'readOfficeFile'>,
): Promise<JobOutput<'readOfficeFile'>> {
  try {
    return readPackets(await textOf(input), createIdSource(Date.now));
  } catch (error) {
    if (error instanceof ArchiveError) {
      throw new ShingiError(
        refusals[error.reason],
        { path: input.name, message: error.message },
        { cause: error },
      );
    }
    throw packetTextRefusal(error);
  }
}

function textOf({ kind, bytes }: JobInput<'readOfficeFile'>): string | Promise<string> {
  switch (kind) {
    case 'document':
      return documentText(bytes);
    case 'workbook':
      return workbookText(bytes);
    case 'commaSeparated':
      return commaSeparatedText(decodeText(bytes));
    default:
      return assertNever(kind);
  }
}
