import { ArchiveError } from '../../../formats/office/check-archive.ts';
import { decodeText } from '../../../formats/packet-text/read-packet-text.ts';
import { delimitedSheet, refuseCutSheets, workbookSheets } from '../../../formats/statistics/sheets.ts';
import { readSurveySheets } from '../../../formats/survey/read-survey.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { archiveRefusal } from './read-office-file.ts';
import { packetTextRefusal } from './read-packet-text.ts';

/** The surveys of a report that is a workbook or delimited text. */
export async function readSurvey({
  source,
  bytes,
  name,
}: JobInput<'readSurvey'>): Promise<JobOutput<'readSurvey'>> {
  try {
    const sheets = source === 'workbook' ? await workbookSheets(bytes) : [delimitedSheet(decodeText(bytes))];
    return readSurveySheets(refuseCutSheets(sheets)).map((survey) => ({
      ...survey,
      questions: survey.questions.map((question) => ({ ...question, answers: [...question.answers] })),
      leftOver: [...survey.leftOver],
    }));
  } catch (error) {
    throw error instanceof ArchiveError ? archiveRefusal(error, name) : packetTextRefusal(error);
  }
}
