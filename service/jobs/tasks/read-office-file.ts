import { type ErrorCode, ShingiError } from '../../../core/contract/errors.ts';
import { assertNever } from '../../../core/domain/assert-never.ts';
import type { NewId } from '../../../core/domain/ids.ts';
import type { ImportedPacket } from '../../../core/domain/packets/imported-packet.ts';
import { ArchiveError } from '../../../formats/office/check-archive.ts';
import { documentText } from '../../../formats/office/document-text.ts';
import { commaSeparatedText, workbookText } from '../../../formats/office/workbook-text.ts';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { readPackets } from '../../../formats/packet-text/read-packets.ts';
import { ownContent } from '../../../formats/statistics/read-statistics.ts';
import { delimitedSheet, workbookSheets } from '../../../formats/statistics/sheets.ts';
import { createIdSource } from '../../environment.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { packetTextRefusal } from './read-packet-text.ts';

const refusals: Readonly<Record<ArchiveError['reason'], ErrorCode>> = {
  damaged: 'source-damaged',
  encrypted: 'source-encrypted',
  tooLarge: 'source-too-large',
  oldFormat: 'source-old-format',
};

/** Office files by way of packet text, so that one reader recognises the papers of the field. */
export async function readOfficeFile(
  input: JobInput<'readOfficeFile'>,
): Promise<JobOutput<'readOfficeFile'>> {
  try {
    const newId = createIdSource(Date.now);
    return (await ownStatistics(input, newId)) ?? readPackets(await textOf(input), newId);
  } catch (error) {
    throw error instanceof ArchiveError ? archiveRefusal(error, input.name) : packetTextRefusal(error);
  }
}

/** Statistics that this program has given out come back as the paper they were. Null for every other file. */
async function ownStatistics(
  { kind, bytes, name }: JobInput<'readOfficeFile'>,
  newId: NewId,
): Promise<ImportedPacket[] | null> {
  if (kind === 'document') return null;
  const sheets = kind === 'workbook' ? await workbookSheets(bytes) : [delimitedSheet(decodeText(bytes))];
  const own = ownContent(sheets, newId);
  if (own === null) return null;
  const { content, leftOver } = own;
  const lines = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  const lost = leftOver.map(({ row, text }) => ({ line: row, text }));
  return [
    {
      meeting: null,
      handouts: [],
      documents: [
        {
          number: null,
          title: content.title?.text ?? name.replace(/\.[^.]+$/u, ''),
          lines: [1, Math.max(1, lines)],
          content,
        },
      ],
      warnings: lost.map(({ line, text }) => ({ line, code: 'textNotUnderstood', values: { text } })),
      notUnderstood: lost,
    },
  ];
}

/** The refusal of an office file, for its reader. */
export function archiveRefusal(error: ArchiveError, name: string): ShingiError {
  return new ShingiError(refusals[error.reason], { path: name, message: error.message }, { cause: error });
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
