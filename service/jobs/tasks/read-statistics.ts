import { ArchiveError } from '../../../formats/office/check-archive.ts';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { pastedSheets, readStatisticsSheets } from '../../../formats/statistics/read-statistics.ts';
import { type CellSheet, refuseCutSheets, workbookSheets } from '../../../formats/statistics/sheets.ts';
import { createIdSource } from '../../environment.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { archiveRefusal } from './read-office-file.ts';
import { packetTextRefusal } from './read-packet-text.ts';

/** The tables of a workbook, of delimited text or of what was pasted. */
export async function readStatistics(
  input: JobInput<'readStatistics'>,
): Promise<JobOutput<'readStatistics'>> {
  try {
    const { isOwn, title, tables, notes, leftOver } = readStatisticsSheets(
      refuseCutSheets(await sheetsOf(input)),
      createIdSource(Date.now),
    );
    return {
      isOwn,
      title,
      tables: tables.map((found) => ({ ...found, remarks: [...found.remarks] })),
      notes: [...notes],
      leftOver: [...leftOver],
    };
  } catch (error) {
    throw error instanceof ArchiveError ? archiveRefusal(error, input.name) : packetTextRefusal(error);
  }
}

function sheetsOf({ source, bytes, html }: JobInput<'readStatistics'>): CellSheet[] | Promise<CellSheet[]> {
  switch (source) {
    case 'workbook':
      return workbookSheets(bytes);
    case 'text':
      return pastedSheets(decodeText(bytes), '');
    case 'pasted':
      return pastedSheets(new TextDecoder().decode(bytes), html);
  }
}
