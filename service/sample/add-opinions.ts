import { z } from 'zod';
import { ShingiError } from '../../core/contract/errors.ts';
import {
  publishabilitySchema,
  submissionMethodSchema,
  submitterRoleSchema,
} from '../../core/domain/opinion-sheets/sheet.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { listMembers } from '../../db/committees/queries.ts';
import { saveOpinionDraft, saveSheetHead } from '../../db/opinion-sheets/draft-commands.ts';
import { saveSheetTerms } from '../../db/opinion-sheets/settings.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { categorySuggester } from '../exchange/suggest.ts';
import { materialsOf } from '../materials-of.ts';
import { answerEntrySchema, storeAnswers } from '../opinion-sheets/answer-entries.ts';
import { enterSheet } from '../opinion-sheets/enter-sheet.ts';
import { opinionEntrySchema, opinionOfEntry } from '../opinion-sheets/entries.ts';

/** By the clock of the place where it is read, so that the deadline is five o'clock everywhere. */
const timeSchema = z.iso.datetime({ local: true }).transform(Date.parse);

const sheetSchema = z.object({
  /** null for one that was handed in without a name. */
  name: z.string().nullable(),
  role: submitterRoleSchema,
  publishability: publishabilitySchema,
  method: submissionMethodSchema,
  receivedAt: timeSchema,
  opinions: z.array(opinionEntrySchema.extend({ version: z.enum(['first']).optional() })).min(1),
});
type SampleSheet = z.output<typeof sheetSchema>;

/** Shape of sample/opinions.json: what was handed in after a meeting, and how far the secretariat has come with it. */
export const sampleOpinionsSchema = z.object({
  /** Name of the meeting in sample.json. */
  meeting: z.string(),
  dueAt: timeSchema,
  handInNote: z.string(),
  /** In the order of their numbers. */
  sheets: z.array(sheetSchema),
  answers: z.array(answerEntrySchema),
});
export type SampleOpinions = z.output<typeof sampleOpinionsSchema>;

/** Keys the sheets of the sample in, the way a secretariat would, and answers some of them. */
export function addOpinions(
  { file, environment }: CommitteeService,
  meetingId: string,
  opinions: SampleOpinions,
): void {
  file.write(ownerActor, 'saveSheetTerms', (tx) =>
    saveSheetTerms(tx, meetingId, { dueAt: opinions.dueAt, handInNote: opinions.handInNote }),
  );
  for (const sheet of opinions.sheets) {
    file.write(ownerActor, 'enterSheet', (tx) => enter(tx, meetingId, sheet, environment.locale));
  }
  file.write(ownerActor, 'storeAnswers', (tx) =>
    storeAnswers(tx, meetingId, opinions.answers, environment.locale),
  );
}

function enter(tx: WriteHandle, meetingId: string, sheet: SampleSheet, locale: 'ja' | 'en'): void {
  const sheetId = tx.environment.newId();
  const { name, role, publishability, method } = sheet;
  saveSheetHead(tx, {
    sheetId,
    meetingId,
    isOwn: false,
    submitter: { memberId: listMembers(tx).find((member) => member.name === name)?.id ?? null, name, role },
    publishability,
    answers: [],
    method,
  });
  const materials = materialsOf(tx, meetingId);
  for (const { version, ...entry } of sheet.opinions) {
    const { opinion, warnings } = opinionOfEntry(
      tx,
      meetingId,
      entry,
      (number) => {
        const found = materials.find(({ material }) => material.number === number);
        if (found === undefined) {
          throw new ShingiError('not-found', { name: number });
        }
        // Written before the replacement came.
        return version === undefined ? found : { ...found, versions: found.versions.slice(0, 1) };
      },
      createTranslate(locale),
    );
    if (warnings.length > 0) {
      throw new Error(
        `the sample has no place for 「${entry.quote ?? entry.agenda ?? ''}」: ${warnings.join(', ')}`,
      );
    }
    saveOpinionDraft(tx, sheetId, { ...opinion, id: tx.environment.newId() }, null);
  }
  enterSheet(tx, sheetId, sheet.receivedAt, categorySuggester(tx));
}
