import type { JobInput, JobName, JobOutput, JobPart } from './job-shapes.ts';

type Progress = (done: number, total: number | null) => void;

type Task<K extends JobName> = (
  input: JobInput<K>,
  onProgress: Progress,
  onPart: (part: JobPart<K>) => void,
) => JobOutput<K> | Promise<JobOutput<K>>;

/** A thread loads what its job needs and no more: most of them do one job and are ended. */
const tasks: { readonly [K in JobName]: () => Promise<Task<K>> } = {
  readPacketText: async () => (await import('./tasks/read-packet-text.ts')).readPacketTextJob,
  readOfficeFile: async () => (await import('./tasks/read-office-file.ts')).readOfficeFile,
  readStatistics: async () => (await import('./tasks/read-statistics.ts')).readStatistics,
  readSurvey: async () => (await import('./tasks/read-survey.ts')).readSurvey,
  readPdf: async () => (await import('./tasks/read-pdf.ts')).readPdf,
  unlockPdf: async () => (await import('./tasks/unlock-pdf.ts')).unlockPdf,
  samePages: async () => (await import('./tasks/same-pages.ts')).samePagesJob,
  composePacket: async () => (await import('./tasks/compose-packet.ts')).composePacket,
  findMissingGlyphs: async () => (await import('./tasks/find-missing-glyphs.ts')).findMissingGlyphs,
  checkPrint: async () => (await import('./tasks/check-print.ts')).checkPrint,
  assemblePacket: async () => (await import('./tasks/assemble-packet.ts')).assembleJob,
  annotatePdf: async () => (await import('./tasks/annotate-pdf.ts')).annotatePdfJob,
  readPdfNotes: async () => (await import('./tasks/read-pdf-notes.ts')).readPdfNotesJob,
  readBundles: async () => (await import('./tasks/read-bundles.ts')).readBundles,
  findSimilar: async () => (await import('./tasks/find-similar.ts')).findSimilar,
  writeForm: async () => (await import('./tasks/write-form.ts')).writeForm,
  readCells: async () => (await import('./tasks/read-cells.ts')).readCells,
  readForm: async () => (await import('./tasks/read-form.ts')).readForm,
};

/** Does one job in this thread. */
export async function perform<K extends JobName>(
  name: K,
  input: JobInput<K>,
  onProgress: Progress,
  onPart: (part: JobPart<K>) => void,
): Promise<JobOutput<K>> {
  const task = await tasks[name]();
  return task(input, onProgress, onPart);
}
