import { ShingiError } from '../../core/contract/errors.ts';
import type { SheetDraft } from '../../core/contract/opinion-sheet-schemas.ts';
import type { Handlers } from '../../core/contract/rpc.ts';
import type { ServiceContract } from '../../core/contract/service.ts';
import { quotedText } from '../../core/domain/annotations/target.ts';
import { checkSheet } from '../../core/domain/opinion-sheets/check-sheet.ts';
import { noLocation } from '../../core/domain/opinion-sheets/opinion.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import { findAnnotation, placesOf } from '../../db/annotations/queries.ts';
import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import { findMeeting } from '../../db/meetings/queries.ts';
import {
  moveOpinionDraft,
  removeOpinionDraft,
  removeSheetDraft,
  saveOpinionDraft,
  saveSheetHead,
} from '../../db/opinion-sheets/draft-commands.ts';
import { enteredDrafts, findSheetDraft } from '../../db/opinion-sheets/draft-queries.ts';
import type { StoredSheetDraft } from '../../db/opinion-sheets/draft-rows.ts';
import { answersSeen, rememberAnswersSeen, rememberHandIn } from '../../db/opinion-sheets/owner-notes.ts';
import {
  formSettings,
  opinionUse,
  saveDispositions,
  saveFormSettings,
  saveOwnCategories,
  saveSheetTerms,
  sheetTerms,
} from '../../db/opinion-sheets/settings.ts';
import { type CommitteeService, ownerActor } from '../committee-service.ts';
import { submitSheet } from '../exchange/pack-sheet.ts';
import { categorySuggester } from '../exchange/suggest.ts';
import { categoriesOf, dispositionsOf } from '../opinion-sheets/dispositions.ts';
import { enterSheet } from '../opinion-sheets/enter-sheet.ts';
import { withLabel } from '../opinion-sheets/locations.ts';
import { beginOwnDraft, showMySheet, wordsOfDraft } from '../opinion-sheets/own-sheet.ts';
import { ownAnswers, ownSheets } from '../opinion-sheets/own-sheets.ts';

type SheetCalls = Pick<
  Handlers<ServiceContract>,
  | 'opinionSettings'
  | 'opinionUse'
  | 'sheetTerms'
  | 'mySheet'
  | 'sheetDrafts'
  | 'checkSheetDraft'
  | 'startSheet'
  | 'saveSheetHead'
  | 'saveOpinionDraft'
  | 'moveOpinionDraft'
  | 'removeOpinionDraft'
  | 'removeSheetDraft'
  | 'opinionFromAnnotation'
  | 'submitSheet'
  | 'enterSheet'
  | 'saveFormSettings'
  | 'saveSheetTerms'
  | 'saveDispositions'
  | 'saveOwnCategories'
  | 'ownSheets'
  | 'sheetDraft'
  | 'markAnswersRead'
>;

function shownDraft(stored: StoredSheetDraft): SheetDraft {
  const { isOwn: _, ...draft } = stored;
  return draft;
}

/** The draft that a window writes to: the one it names, or the owner's own, which begins with its first word. */
function draftFor(tx: WriteHandle, meetingId: string, sheetId: string): StoredSheetDraft {
  return findSheetDraft(tx, sheetId) ?? beginOwnDraft(tx, meetingId, sheetId);
}

/** Begins an opinion from a note: its place, its passage, its words. The note stays where it is. */
function beginFromAnnotation(
  tx: WriteHandle,
  meetingId: string,
  annotationId: string,
  translate: ReturnType<typeof createTranslate>,
): { sheetId: string; opinionId: string } {
  const annotation = findAnnotation(tx, annotationId);
  const place = placesOf(tx, annotation?.replyTo ?? annotationId).findLast(({ target }) => target !== null);
  if (annotation === null) {
    throw new ShingiError('not-found', { what: 'annotation', id: annotationId });
  }
  const draft = beginOwnDraft(tx, meetingId);
  const begun = draft.opinions.find((opinion) => opinion.annotationId === annotationId);
  if (begun !== undefined) {
    return { sheetId: draft.sheetId, opinionId: begun.id };
  }
  const opinionId = tx.environment.newId();
  const material =
    place === undefined
      ? null
      : { materialId: annotation.materialId, versionId: place.versionId, target: place.target, page: null };
  const settings = formSettings(tx);
  const kind = annotation.mark === 'question' ? 'question' : (settings.kinds[0] ?? 'opinion');
  saveOpinionDraft(
    tx,
    draft.sheetId,
    {
      id: opinionId,
      kind: settings.kinds.includes(kind) ? kind : (settings.kinds[0] ?? 'opinion'),
      location: withLabel(tx, { ...noLocation, material }, translate),
      quote: place?.target == null ? '' : quotedText(place.target),
      text: annotation.body,
      reason: '',
      proposal: '',
    },
    annotationId,
  );
  return { sheetId: draft.sheetId, opinionId };
}

export function opinionSheetHandlers(service: CommitteeService): SheetCalls {
  const { file, environment } = service;
  const { read } = file;
  const translate = createTranslate(environment.locale);

  const change = <Value>(command: string, act: (tx: WriteHandle) => Value): Value => {
    const value = file.write(ownerActor, command, act);
    service.announce('opinions');
    return value;
  };
  const meetingOf = (meetingId: string) => {
    const meeting = findMeeting(read, meetingId);
    if (meeting === null) {
      throw new ShingiError('not-found', { meetingId });
    }
    return meeting;
  };

  return {
    opinionSettings: () => ({
      form: formSettings(read),
      dispositions: dispositionsOf(read, environment.locale),
      categories: categoriesOf(read),
    }),
    opinionUse: () => opinionUse(read),
    sheetTerms: ({ meetingId }) => sheetTerms(read, meetingId),
    mySheet: ({ meetingId, now }) => showMySheet(read, meetingId, environment.newId, now),
    sheetDrafts: ({ meetingId }) => enteredDrafts(read, meetingId).map(shownDraft),
    checkSheetDraft: ({ sheetId, now }) => {
      const draft = findSheetDraft(read, sheetId);
      if (draft === null) {
        throw new ShingiError('not-found', { what: 'sheetDraft', id: sheetId });
      }
      const { dueAt } = sheetTerms(read, draft.meetingId);
      return checkSheet(wordsOfDraft(draft), formSettings(read), dueAt, now);
    },

    ownSheets: () => ownSheets(read),
    sheetDraft: ({ sheetId }) => {
      const stored = findSheetDraft(read, sheetId);
      if (stored === null) {
        throw new ShingiError('not-found', { what: 'sheetDraft', id: sheetId });
      }
      return {
        draft: shownDraft(stored),
        settings: formSettings(read),
        terms: sheetTerms(read, stored.meetingId),
      };
    },
    markAnswersRead: ({ meetingId }) => {
      const { hash } = ownAnswers(read, meetingId);
      if (answersSeen(read, meetingId) !== hash) {
        change('readAnswers', (tx) => rememberAnswersSeen(tx, meetingId, hash));
      }
      return null;
    },

    startSheet: ({ meetingId, submitter, publishability, method }) => {
      const sheetId = environment.newId();
      change('startSheet', (tx) =>
        saveSheetHead(tx, {
          sheetId,
          meetingId,
          isOwn: false,
          submitter,
          publishability,
          answers: [],
          method,
        }),
      );
      return { sheetId };
    },
    saveSheetHead: ({ sheetId, meetingId, submitter, publishability, answers, method }) => {
      change('writeSheet', (tx) => {
        const draft = draftFor(tx, meetingId, sheetId);
        // The owner hands in under their own name; what is keyed in has the name of its writer.
        const who = draft.isOwn ? draft.submitter : submitter;
        saveSheetHead(tx, {
          sheetId: draft.sheetId,
          meetingId,
          isOwn: draft.isOwn,
          submitter: who,
          publishability,
          answers,
          method,
        });
      });
      return null;
    },
    saveOpinionDraft: ({ sheetId, meetingId, opinion, annotationId }) => {
      change('writeOpinion', (tx) => {
        const draft = draftFor(tx, meetingId, sheetId);
        const location = withLabel(tx, opinion.location, translate);
        saveOpinionDraft(tx, draft.sheetId, { ...opinion, location }, annotationId);
      });
      return null;
    },
    moveOpinionDraft: ({ opinionId, position }) => {
      change('moveOpinion', (tx) => moveOpinionDraft(tx, opinionId, position));
      return null;
    },
    removeOpinionDraft: ({ opinionId }) => {
      change('removeOpinion', (tx) => removeOpinionDraft(tx, opinionId));
      return null;
    },
    removeSheetDraft: ({ sheetId }) => {
      change('removeSheetDraft', (tx) => removeSheetDraft(tx, sheetId));
      return null;
    },
    opinionFromAnnotation: ({ meetingId, annotationId }) =>
      change('opinionFromAnnotation', (tx) => beginFromAnnotation(tx, meetingId, annotationId, translate)),
    submitSheet: async ({ meetingId, path, passphrase }) => {
      const report = await submitSheet(service, { meeting: meetingOf(meetingId), path, passphrase });
      const { revision, fileHash, byteLength, isEncrypted } = report;
      const handIn = { revision, path, fileHash, byteLength, isEncrypted, at: environment.now() };
      change('rememberHandIn', (tx) => rememberHandIn(tx, meetingId, handIn));
      service.announce('transfers');
      return report;
    },
    enterSheet: ({ sheetId, receivedAt }) => {
      change('enterSheet', (tx) => enterSheet(tx, sheetId, receivedAt, categorySuggester(tx)));
      return null;
    },
    saveFormSettings: (settings) => {
      change('saveFormSettings', (tx) => saveFormSettings(tx, settings));
      return null;
    },
    saveSheetTerms: ({ meetingId, terms }) => {
      change('saveSheetTerms', (tx) => saveSheetTerms(tx, meetingOf(meetingId).id, terms));
      return null;
    },
    saveDispositions: (dispositions) => {
      change('saveDispositions', (tx) => saveDispositions(tx, dispositions));
      return null;
    },
    saveOwnCategories: (categories) => {
      change('saveOwnCategories', (tx) => saveOwnCategories(tx, categories));
      return null;
    },
  };
}
