import { ShingiError } from '../../../core/contract/errors.ts';
import type { SheetCollectionReport } from '../../../core/contract/opinion-export-calls.ts';
import type { SheetCollectionChoices } from '../../../core/domain/opinion-sheets/sheet-collection.ts';
import type { CommitteeService } from '../../committee-service.ts';
import type { ExportProgress } from '../export-packet.ts';
import { collectedPapers, contentsPaper } from './collection-papers.ts';
import { explainGeta } from './explain-geta.ts';
import { printCollection } from './print-paper.ts';
import { refuseUnreviewed } from './review.ts';
import { drawUpCollection } from './sheet-collection.ts';

export interface CollectionOrder {
  readonly choices: SheetCollectionChoices;
  readonly path: string;
  /** A person has looked at every place with personal data, decided here or not. */
  readonly reviewed: boolean;
  /** Puts 〔氏名〕 and the like in every such place. */
  readonly maskAll: boolean;
}

/**
 * Writes the 原文集, all sheets of a meeting as one PDF, whole or not at all.
 * @throws ShingiError personal-data-unreviewed with the places; nothing-to-give where no sheet is left; what printing or
 * writing refuses
 */
export async function writeCollection(
  { file, environment }: CommitteeService,
  { choices, path, reviewed, maskAll }: CollectionOrder,
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<SheetCollectionReport> {
  const drawn = drawUpCollection(file.read, choices, environment.locale, maskAll);
  const { sheets, review, leftOut, title, meetingName, translate } = drawn;
  if (sheets.length === 0) {
    throw new ShingiError('nothing-to-give', { meetingId: choices.meetingId });
  }
  refuseUnreviewed(review, reviewed);
  const pdf = await printCollection(
    collectedPapers(drawn),
    (firstPages) => contentsPaper(drawn, firstPages),
    {
      path,
      title,
      meetingLabel: meetingName,
      numberLabel: choices.numberLabel,
      environment,
      signal,
      onProgress,
      explainGeta: explainGeta(translate),
    },
  );
  return {
    path,
    sheets: sheets.length,
    opinions: sheets.reduce((sum, { opinions }) => sum + opinions.length, 0),
    masked: review.maskCount,
    leftOut,
    pdf,
  };
}
