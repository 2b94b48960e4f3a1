import { ShingiError } from '../../core/contract/errors.ts';
import type { SurveyImportOutcome, SurveyReport } from '../../core/contract/evidence-calls.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { keepSurvey } from '../../db/evidence/commands.ts';
import { storeFile } from '../../db/files/commands.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { readSource, type Source } from '../imports/source.ts';

/** Milliseconds for reading one report; the largest workbook takes some seconds. */
const readTimeout = 60_000;

export interface ReadReport {
  readonly source: Source;
  /** Surveys that have questions, in the order of the file. */
  readonly surveys: readonly SurveyReport[];
}

/**
 * Reads a survey's report; nothing is stored.
 * @throws ShingiError survey-unsupported, no-question-recognised, and what reading a source refuses
 */
export async function readSurveyReport(
  path: string,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<ReadReport> {
  const source = await readSource(path);
  const { kind, bytes, name } = source;
  if (kind !== 'workbook' && kind !== 'commaSeparated' && kind !== 'packetText') {
    throw new ShingiError('survey-unsupported', { path });
  }
  const found = await environment.jobs.run(
    'readSurvey',
    { source: kind === 'workbook' ? 'workbook' : 'text', bytes, name },
    { timeout: readTimeout, signal },
  );
  const surveys = found.filter(({ questions }) => questions.length > 0);
  if (surveys.length === 0) throw new ShingiError('no-question-recognised', { path });
  return { source, surveys };
}

/**
 * Keeps the surveys of a report with the file itself.
 * @param names for the surveys in order; where there is none, the name of the report, or of its file
 */
export function keepSurveyReport(
  tx: WriteHandle,
  { source, surveys }: ReadReport,
  names: readonly { readonly name: string; readonly surveyNo: string | null }[],
): SurveyImportOutcome[] {
  const stored = storeFile(tx, source.bytes, source.mediaType);
  return surveys.map((survey, index) => {
    const given = names[index];
    const name = given?.name ?? survey.name ?? source.name.replace(/\.[^.]+$/u, '');
    const surveyNo = given === undefined ? survey.surveyNo : given.surveyNo;
    const { questions } = survey;
    return {
      name,
      ...keepSurvey(tx, { name, surveyNo, sourceName: source.name, sourceHash: stored.hash, questions }),
    };
  });
}
