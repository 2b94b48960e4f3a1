import type { SheetDocument } from '../../../core/domain/opinion-sheets/sheet.ts';
import { sha256 } from '../../../db/change-log/hashes.ts';
import { findCommittee } from '../../../db/committees/queries.ts';
import type { CommitteeFile } from '../../../db/connection/committee-file.ts';
import { upsertMeeting } from '../../../db/meetings/commands.ts';
import { type Receipt, type TakenIn, takeRevision } from '../../../db/opinion-sheets/receive-commands.ts';
import type { SuggestCategory } from '../../../db/opinion-sheets/standing.ts';
import { opinionWith, sheetWith, textOf } from '../../fixtures/sheets.ts';
import { meetingHead, newFile, type TestEnvironment, testEnvironment } from '../support.ts';

export const noSuggestion: SuggestCategory = () => null;

export interface Workshop {
  readonly file: CommitteeFile;
  readonly environment: TestEnvironment;
  readonly meetingId: string;
  /** A new sheet of a member of its own with opinions of these words. */
  sheet(texts: readonly string[], fields?: Partial<SheetDocument>): SheetDocument;
  /** The next revision of a sheet. */
  revise(before: SheetDocument, texts: readonly string[], fields?: Partial<SheetDocument>): SheetDocument;
  take(document: SheetDocument, receipt?: Partial<Receipt>): TakenIn;
}

/** A committee file with a meeting, and hands that write sheets for it. */
export function workshop(): Workshop {
  const environment = testEnvironment();
  const file = newFile(environment);
  const { meeting } = file.write('事務局', 'meeting', (handle) => upsertMeeting(handle, meetingHead));
  const committeeId = findCommittee(file.read)?.id ?? '';
  const { newId } = environment;
  return {
    file,
    environment,
    meetingId: meeting.id,
    sheet: (texts, fields = {}) =>
      sheetWith(
        { newId, committeeId, meetingId: meeting.id },
        { opinions: texts.map((text) => opinionWith(newId(), { text })), ...fields },
      ),
    revise: (before, texts, fields = {}) => ({
      ...before,
      revision: before.revision + 1,
      previousRevisionHash: sha256(textOf(before)),
      opinions: texts.map((text, index) => opinionWith(before.opinions[index]?.id ?? newId(), { text })),
      ...fields,
    }),
    take: (document, receipt = {}) =>
      file.write('事務局', 'receiveSheet', (handle) =>
        takeRevision(
          handle,
          {
            document,
            text: textOf(document),
            signer: null,
            origin: 'bundle',
            method: 'bundle',
            receivedAt: environment.now(),
            ...receipt,
          },
          noSuggestion,
        ),
      ),
  };
}
