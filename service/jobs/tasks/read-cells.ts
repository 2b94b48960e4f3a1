import { ArchiveError } from '../../../formats/office/check-archive.ts';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { delimitedSheet, workbookSheets } from '../../../formats/statistics/sheets.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { archiveRefusal } from './read-office-file.ts';
import { packetTextRefusal } from './read-packet-text.ts';

/** The cells of a table from elsewhere. */
export async function readCells({
  bytes,
  kind,
  name,
}: JobInput<'readCells'>): Promise<JobOutput<'readCells'>> {
  try {
    const sheets = kind === 'workbook' ? await workbookSheets(bytes) : [delimitedSheet(decodeText(bytes))];
    return { sheets: sheets.map(({ rows }) => rows.map((cells) => [...cells])) };
  } catch (error) {
    throw error instanceof ArchiveError ? archiveRefusal(error, name) : packetTextRefusal(error);
  }
}
