import type { Block } from '../blocks/block.ts';
import { toBlocks } from '../blocks/to-blocks.ts';
import type { SurveyWithQuestions } from '../evidence/survey.ts';
import type { IssueSheet } from '../issue-sheets/issue-sheet-content.ts';
import { withTableFindings } from '../issue-sheets/survey-table-findings.ts';
import type { MaterialContent } from '../materials/content.ts';
import type { MeetingHead } from '../meetings/meeting.ts';

/** A material as the checks see it: what is listed, and its content where it is here. */
export interface CheckedMaterial {
  readonly materialId: string;
  readonly number: string | null;
  readonly title: string;
  readonly kind: string;
  readonly state: 'published' | 'notReceived';
  readonly content: MaterialContent | null;
}

export interface CheckedPacket {
  readonly meeting: MeetingHead | null;
  /** In the order of the packet, each with the version that its number means now. */
  readonly materials: readonly CheckedMaterial[];
  /** Imported reports of surveys, with which survey tables are compared. */
  readonly surveys?: readonly SurveyWithQuestions[];
}

/** Contents of one kind with the material they stand in. */
export interface Of<Content> {
  readonly materialId: string;
  readonly content: Content;
}

export interface PlacedSheet {
  readonly materialId: string;
  readonly sheet: IssueSheet;
}

export interface PlacedBlock {
  readonly materialId: string;
  readonly block: Block;
}

/** All contents of one kind, in packet order. */
export function contentsOf<Kind extends MaterialContent['kind']>(
  packet: CheckedPacket,
  kind: Kind,
): Of<Extract<MaterialContent, { kind: Kind }>>[] {
  const found: Of<Extract<MaterialContent, { kind: Kind }>>[] = [];
  for (const { materialId, content } of packet.materials) {
    if (content?.kind === kind) {
      found.push({ materialId, content: content as Extract<MaterialContent, { kind: Kind }> });
    }
  }
  return found;
}

export function sheetsOf(packet: CheckedPacket): PlacedSheet[] {
  return contentsOf(packet, 'issueSheet').flatMap(({ materialId, content }) =>
    content.sheets.map((sheet) => ({ materialId, sheet: withTableFindings(sheet) })),
  );
}

/** The blocks of all contents that are text, in packet order; pages of files are not the committee's own words. */
export function blocksOf(packet: CheckedPacket): PlacedBlock[] {
  return packet.materials.flatMap(({ materialId, content }) =>
    content === null || content.kind === 'report' || content.kind === 'file'
      ? []
      : toBlocks(content).map((block) => ({ materialId, block })),
  );
}
