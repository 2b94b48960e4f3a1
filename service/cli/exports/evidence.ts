import { drawUp, exportPaper, type PaperKind } from '../../evidence/export-paper.ts';
import { meetingOrOnly } from '../../find-by-name.ts';
import type { ExportKind } from './export-kind.ts';

function paperKind(name: PaperKind): ExportKind {
  return {
    name,
    endings: ['.pdf'],
    run: async ({ context, service, words, out }) => {
      const { environment, translate, signal } = context;
      const { read } = service.file;
      const meeting = meetingOrOnly(read, words.option('meeting'));
      const paper = drawUp(name, read, meeting, translate, environment.newId);
      const onProgress = (stage: 'preparing' | 'printing' | 'assembling' | 'writing') =>
        context.progress(translate(`cli:export.stage.${stage}`));
      const report = await exportPaper(paper, { read, meeting, path: out, environment, signal, onProgress });
      const { pageCount: pages, engine } = report;
      return { status: 0, json: report, text: translate('cli:export.made', { path: out, pages, engine }) };
    },
  };
}

/** The summary of indicators for the evaluation meeting. */
export const evaluation = paperKind('evaluation');
/** 根拠のつながり */
export const evidence = paperKind('evidence');
