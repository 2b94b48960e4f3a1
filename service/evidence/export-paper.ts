import type { ExportReport } from '../../core/contract/schemas.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import type { Translate } from '../../core/locales/translator.ts';
import { findCommittee } from '../../db/committees/queries.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { type ExportProgress, exportPacket } from '../exports/export-packet.ts';
import { printContents } from '../exports/table-document.ts';
import { meetingLabel } from '../handlers/summaries.ts';
import { evaluationOf } from './evaluation.ts';
import { evaluationPaper } from './evaluation-paper.ts';
import { evidencePaper } from './evidence-paper.ts';
import { evidenceOfMeeting } from './look-through.ts';
import type { Paper } from './paper-table.ts';

/** `evaluation`: the summary of indicators. `evidence`: 根拠のつながり. */
export type PaperKind = 'evaluation' | 'evidence';

export function drawUp(
  kind: PaperKind,
  read: ReadHandle,
  meeting: Meeting,
  translate: Translate,
  newId: () => string,
): Paper {
  const label = meetingLabel(meeting);
  return kind === 'evaluation'
    ? evaluationPaper(evaluationOf(read, meeting), label, translate, newId)
    : evidencePaper(evidenceOfMeeting(read, meeting), label, translate, newId);
}

/** Writes such a paper as PDF, whole or not at all. Refuses what exportPacket refuses. */
export function exportPaper(
  paper: Paper,
  {
    read,
    meeting,
    path,
    environment,
    signal,
    onProgress,
  }: {
    readonly read: ReadHandle;
    readonly meeting: Meeting;
    readonly path: string;
    readonly environment: ServiceEnvironment;
    readonly signal: AbortSignal;
    readonly onProgress: ExportProgress;
  },
): Promise<ExportReport> {
  const owner = `${meetingLabel(meeting)} ${findCommittee(read)?.name ?? ''}`.trim();
  const contents = printContents(paper.title, owner, paper.blocks, environment);
  return exportPacket(contents, { path, plainText: false }, environment, signal, onProgress);
}
