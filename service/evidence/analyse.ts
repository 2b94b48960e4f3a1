import { sheetsOf } from '../../core/domain/checks/packet.ts';
import type { JudgedIndicator } from '../../core/domain/indicators/judged-indicators.ts';
import type { IssueSheet } from '../../core/domain/issue-sheets/issue-sheet-content.ts';
import type { Meeting } from '../../core/domain/meetings/meeting.ts';
import { analysisDump, type DumpedAnalysis } from '../../core/domain/packets/dump-analysis.ts';
import { findSourceLines, type SoughtBlock } from '../../core/domain/packets/source-lines.ts';
import { remarkText } from '../../core/locales/indicator-words.ts';
import type { Translate } from '../../core/locales/translator.ts';
import type { ReadHandle } from '../../db/connection/handles.ts';
import { fileBytes } from '../../db/files/queries.ts';
import { decodeText } from '../../formats/packet-text/read-packet-text.ts';
import { type MeetingPapers, papersOf } from './checked-packet.ts';
import { indicatorsOf } from './evaluation.ts';

export interface MeetingAnalysis {
  readonly indicators: readonly JudgedIndicator[];
  readonly dump: DumpedAnalysis;
}

/** Judgements, evidence and plausibility of a meeting's issue sheets, in the shape that other programs read. */
export function analyseMeeting(read: ReadHandle, meeting: Meeting, translate: Translate): MeetingAnalysis {
  const papers = papersOf(read, meeting);
  const sheets = sheetsOf(papers);
  const indicators = indicatorsOf(read, meeting);
  const lines = linesOf(read, papers);
  const dump = analysisDump({
    sheets,
    indicators,
    lineOf: (blockId) => lines.get(blockId) ?? null,
    noteOf: (indicator) =>
      indicator.judgement.remarks.map((remark) => remarkText(translate, remark)).join(' '),
  });
  return { indicators, dump };
}

const textTypes = /^text\/(?:plain|markdown)/u;

/** Where the rows and lines of issue sheets stand in the text that they were imported from. */
function linesOf(read: ReadHandle, papers: MeetingPapers): Map<string, number> {
  const found = new Map<string, number>();
  for (const { materialId, content } of papers.materials) {
    const hash = papers.versions.get(materialId)?.sourceHash ?? null;
    if (content?.kind !== 'issueSheet' || hash === null) continue;
    const source = fileBytes(read, hash);
    if (source === null || !textTypes.test(source.mediaType)) continue;
    const lists = content.sheets.flatMap(soughtIn);
    for (const [id, line] of findSourceLines(decodeText(source.bytes), lists)) found.set(id, line);
  }
  return found;
}

function soughtIn(sheet: IssueSheet): SoughtBlock[][] {
  const row = ({ id, indicator, baseline, target, result }: IssueSheet['planIndicators'][number]) => ({
    blockId: id,
    words: [indicator, baseline, target, result],
  });
  return [
    [...sheet.indicators.map(row), ...sheet.planIndicators.map(row)],
    sheet.findings.map(({ id, text, questionText }) => ({ blockId: id, words: [text, questionText] })),
    sheet.challenges.flatMap(({ current }) =>
      current.map(({ id, text }) => ({ blockId: id, words: [text] })),
    ),
  ];
}
