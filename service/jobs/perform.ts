import type { JobInput, JobName, JobOutput } from './job-shapes.ts';
import { annotatePdfJob } from './tasks/annotate-pdf.ts';
import { assembleJob } from './tasks/assemble-packet.ts';
import { forgetAssets } from './tasks/assets.ts';
import { checkPrint } from './tasks/check-print.ts';
import { composePacket } from './tasks/compose-packet.ts';
import { findMissingGlyphs } from './tasks/find-missing-glyphs.ts';
import { findSimilar } from './tasks/find-similar.ts';
import { readBundles } from './tasks/read-bundles.ts';
import { readOfficeFile } from './tasks/read-office-file.ts';
import { readPacketTextJob } from './tasks/read-packet-text.ts';
import { readPdf } from './tasks/read-pdf.ts';
import { readPdfNotesJob } from './tasks/read-pdf-notes.ts';
import { readStatistics } from './tasks/read-statistics.ts';
import { readSurvey } from './tasks/read-survey.ts';
import { samePagesJob } from './tasks/same-pages.ts';

type Progress = (done: number, total: number | null) => void;

const tasks: {
  readonly [K in JobName]: (input: JobInput<K>, onProgress: Progress) => JobOutput<K> | Promise<JobOutput<K>>;
} = {
  readPacketText: readPacketTextJob,
  readOfficeFile,
  readStatistics,
  readSurvey,
  readPdf,
  samePages: samePagesJob,
  composePacket,
  findMissingGlyphs,
  checkPrint,
  assemblePacket: assembleJob,
  annotatePdf: annotatePdfJob,
  readPdfNotes: readPdfNotesJob,
  readBundles,
  findSimilar,
};

/** Does one job in this thread. */
export async function perform<K extends JobName>(
  name: K,
  input: JobInput<K>,
  onProgress: Progress,
): Promise<JobOutput<K>> {
  try {
    return await tasks[name](input, onProgress);
  } catch (error) {
    forgetAssets();
    throw error;
  }
}
