/** Calls about opinion sheets (意見・提案シート), their compilation (対応表) and their exchange. Spread into service.ts. */
import { z } from 'zod';
import { publicKeySchema } from '../domain/exchange/manifest.ts';
import { idSchema } from '../domain/ids.ts';
import { categorySchema, ownCategoriesSchema } from '../domain/opinion-sheets/category.ts';
import { sheetFindingSchema } from '../domain/opinion-sheets/check-sheet.ts';
import {
  compiledRowSchema,
  compileFilterSchema,
  compileOrderSchema,
  compileViewSchema,
  opinionCountsSchema,
} from '../domain/opinion-sheets/compiled.ts';
import { dispositionsSchema } from '../domain/opinion-sheets/disposition.ts';
import { formSettingsSchema, sheetTermsSchema } from '../domain/opinion-sheets/form-settings.ts';
import { originalOpinionSchema } from '../domain/opinion-sheets/opinion.ts';
import { planChangeSchema } from '../domain/opinion-sheets/plan-change.ts';
import { sheetDecisionSchema } from '../domain/opinion-sheets/revisions.ts';
import {
  formAnswerSchema,
  publishabilitySchema,
  sheetStateSchema,
  submissionMethodSchema,
  submitterSchema,
} from '../domain/opinion-sheets/sheet.ts';
import {
  compiledItemSchema,
  historyStepSchema,
  itemChangesSchema,
  opinionGroupSchema,
  responseChangesSchema,
  similarItemSchema,
} from './compile-schemas.ts';
import {
  bundleFactsSchema,
  packPreflightSchema,
  packReportSchema,
  receivedFileSchema,
  registeredKeySchema,
  seenKeySchema,
  transferSchema,
  watchedFolderSchema,
} from './exchange-schemas.ts';
import {
  mySheetSchema,
  receivedResponseSchema,
  receivedSheetSchema,
  sheetDraftSchema,
  shownSheetSchema,
} from './opinion-sheet-schemas.ts';
import type { Contract } from './rpc.ts';

const nothing = z.strictObject({});
const done = z.null();
const pathText = z.string().min(1).max(4096);
const jobId = idSchema;
const ofMeeting = z.strictObject({ meetingId: idSchema });
const ofSheet = z.strictObject({ sheetId: idSchema });
const ofItem = z.strictObject({ itemId: idSchema });
const itemIds = z.array(idSchema).min(1).max(20_000);
/** Where an encrypted bundle is opened or made with words that both sides know. */
const passphrase = z.string().min(1).max(1000).nullable();

/** How filled-in forms among the files came to the secretariat. */
const formMethod = submissionMethodSchema.default('formFile');
/** Unsigned forms that a person has confirmed to be those of members whose keys are registered, and who that person is. */
const confirmation = z
  .strictObject({ paths: z.array(pathText).min(1).max(2000), by: z.string().trim().min(1).max(100) })
  .nullable()
  .default(null);

/** Writing a sheet and handing it in; the secretariat keys paper in with the same calls. */
const sheetCalls = {
  opinionSettings: {
    kind: 'read',
    input: nothing,
    output: z.object({
      form: formSettingsSchema,
      dispositions: dispositionsSchema,
      /** Own ones, 基本目標 and 施策, in order. */
      categories: z.array(categorySchema),
    }),
  },
  /** How many responses have each disposition, and how many items stand under each category. */
  opinionUse: {
    kind: 'read',
    input: nothing,
    output: z.object({
      dispositions: z.record(z.string(), z.int().positive()),
      categories: z.record(z.string(), z.int().positive()),
    }),
  },
  sheetTerms: { kind: 'read', input: ofMeeting, output: sheetTermsSchema },
  /** The sheet of this file's owner for a meeting. `now`: Unix time on the reader's clock. */
  mySheet: {
    kind: 'read',
    input: z.strictObject({ meetingId: idSchema, now: z.int() }),
    output: mySheetSchema,
  },
  /** Sheets that the secretariat is keying in. */
  sheetDrafts: { kind: 'read', input: ofMeeting, output: z.array(sheetDraftSchema) },
  checkSheetDraft: {
    kind: 'read',
    input: z.strictObject({ sheetId: idSchema, now: z.int() }),
    output: z.array(sheetFindingSchema),
  },

  /** A sheet for someone else: paper, fax, e-mail. Returns the id of the draft. */
  startSheet: {
    kind: 'write',
    input: z.strictObject({
      meetingId: idSchema,
      submitter: submitterSchema,
      publishability: publishabilitySchema,
      method: submissionMethodSchema,
    }),
    output: z.object({ sheetId: idSchema }),
  },
  /** Everything of a draft but its opinions. The owner's own draft begins with the first call about it. */
  saveSheetHead: {
    kind: 'write',
    input: z.strictObject({
      sheetId: idSchema,
      meetingId: idSchema,
      submitter: submitterSchema,
      publishability: publishabilitySchema,
      answers: z.array(formAnswerSchema).max(50),
      method: submissionMethodSchema,
    }),
    output: done,
  },
  /** Saves one opinion of a draft as it is typed; adds it at the end when its id is new. */
  saveOpinionDraft: {
    kind: 'write',
    input: z.strictObject({
      sheetId: idSchema,
      meetingId: idSchema,
      opinion: originalOpinionSchema,
      annotationId: idSchema.nullable(),
    }),
    output: done,
  },
  /** Moves an opinion of a draft to a place, from 0. */
  moveOpinionDraft: {
    kind: 'write',
    input: z.strictObject({ opinionId: idSchema, position: z.int().nonnegative() }),
    output: done,
  },
  removeOpinionDraft: { kind: 'write', input: z.strictObject({ opinionId: idSchema }), output: done },
  removeSheetDraft: { kind: 'write', input: ofSheet, output: done },
  /** Begins an opinion of the owner's sheet from a note or mark: its place, its passage, its words. One begun before is told again. */
  opinionFromAnnotation: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, annotationId: idSchema }),
    output: z.object({ sheetId: idSchema, opinionId: idSchema }),
  },
  /** Writes the owner's sheet as a bundle and freezes it as a revision. */
  submitSheet: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, path: pathText, passphrase }),
    output: packReportSchema,
  },
  /** Takes a keyed-in sheet in, as if it had come as a bundle. */
  enterSheet: {
    kind: 'write',
    input: z.strictObject({ sheetId: idSchema, receivedAt: z.int().nonnegative() }),
    output: done,
  },
  saveFormSettings: { kind: 'write', input: formSettingsSchema, output: done },
  saveSheetTerms: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, terms: sheetTermsSchema }),
    output: done,
  },
  /** Refused (`conflict`) where one that is in use would be gone: it is retired instead. The same for categories. */
  saveDispositions: { kind: 'write', input: dispositionsSchema, output: done },
  saveOwnCategories: { kind: 'write', input: ownCategoriesSchema, output: done },
} as const satisfies Contract;

/** What the secretariat makes of the sheets. */
const compileCalls = {
  receivedSheets: { kind: 'read', input: ofMeeting, output: z.array(receivedSheetSchema) },
  receivedSheet: { kind: 'read', input: ofSheet, output: shownSheetSchema },
  /** A window of the 対応表: `limit` rows from `offset` on, and how many there are in all. */
  compileTable: {
    kind: 'read',
    input: z.strictObject({
      meetingId: idSchema,
      filter: compileFilterSchema,
      order: compileOrderSchema,
      descending: z.boolean(),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(2000),
    }),
    output: z.object({ rows: z.array(compiledRowSchema), total: z.int().nonnegative() }),
  },
  /** Ids of all rows in the order of the table, for selecting and for moving by keyboard over the window's edge. */
  compileTableIds: {
    kind: 'read',
    input: z.strictObject({
      meetingId: idSchema,
      filter: compileFilterSchema,
      order: compileOrderSchema,
      descending: z.boolean(),
    }),
    output: z.array(idSchema),
  },
  /** How many rows each view has. */
  compileViews: {
    kind: 'read',
    input: ofMeeting,
    output: z.record(compileViewSchema, z.int().nonnegative()),
  },
  compiledItem: { kind: 'read', input: ofItem, output: compiledItemSchema },
  /** Items that may say the same as this one, most similar first. */
  similarItems: {
    kind: 'read',
    input: z.strictObject({ itemId: idSchema, limit: z.int().min(1).max(100) }),
    output: z.array(similarItemSchema),
  },
  /** Sets of items that may say the same, none of them grouped yet. */
  suggestGroups: {
    kind: 'read',
    input: ofMeeting,
    output: z.array(z.object({ itemIds: z.array(idSchema), similarity: z.number() })),
  },
  opinionGroups: { kind: 'read', input: ofMeeting, output: z.array(opinionGroupSchema) },
  opinionCounts: { kind: 'read', input: ofMeeting, output: opinionCountsSchema },
  itemHistory: { kind: 'read', input: ofItem, output: z.array(historyStepSchema) },
  planChanges: { kind: 'read', input: ofMeeting, output: z.array(planChangeSchema) },

  /** The same for every item given: a category for twenty rows is one act. */
  changeItems: {
    kind: 'write',
    input: z.strictObject({ itemIds, changes: itemChangesSchema }),
    output: done,
  },
  /** Changes the response of an item or of its group. Refused (`response-incomplete`) where it would be settled with a fault. */
  changeResponse: {
    kind: 'write',
    input: z.strictObject({ itemIds, changes: responseChangesSchema }),
    output: done,
  },
  /** Items become one group; those of other groups leave them. Without a group a new one is made. */
  groupItems: {
    kind: 'write',
    input: z.strictObject({ itemIds, groupId: idSchema.nullable(), heading: z.string().max(300) }),
    output: z.object({ groupId: idSchema }),
  },
  ungroupItems: { kind: 'write', input: z.strictObject({ itemIds }), output: done },
  renameGroup: {
    kind: 'write',
    input: z.strictObject({ groupId: idSchema, heading: z.string().max(300) }),
    output: done,
  },
  /** Splits an opinion at offsets of its text into items; with no offset its parts become one again. */
  splitOpinion: {
    kind: 'write',
    input: z.strictObject({ opinionId: idSchema, offsets: z.array(z.int().positive()).max(50) }),
    output: z.object({ itemIds: z.array(idSchema) }),
  },
  savePlanChange: { kind: 'write', input: planChangeSchema, output: done },
  removePlanChange: { kind: 'write', input: z.strictObject({ id: idSchema }), output: done },
  /** Numbers 1, 2, 3 … anew in the given order. References between answers follow. */
  renumberItems: {
    kind: 'write',
    input: z.strictObject({ meetingId: idSchema, order: compileOrderSchema }),
    output: done,
  },
  /** The secretariat has seen the new words of these items. */
  acknowledgeRevisions: { kind: 'write', input: z.strictObject({ itemIds }), output: done },
  setSheetState: {
    kind: 'write',
    input: z.strictObject({ sheetId: idSchema, state: sheetStateSchema }),
    output: done,
  },
  /** Settles a conflict of one sheet's revisions. */
  decideSheet: {
    kind: 'write',
    input: z.strictObject({ sheetId: idSchema, decision: sheetDecisionSchema }),
    output: done,
  },
  /** Several sheets of one member for one meeting are all right as they are. */
  acceptSeveralSheets: { kind: 'write', input: ofSheet, output: done },
} as const satisfies Contract;

/** Bundles in and out. */
const exchangeCalls = {
  /** What these files would bring. Nothing is changed. */
  previewReceive: {
    kind: 'read',
    input: z.strictObject({ paths: z.array(pathText).min(1).max(2000), passphrase, formMethod, jobId }),
    output: z.array(receivedFileSchema),
  },
  /** Takes them in, each wholly or not at all. */
  receive: {
    kind: 'write',
    input: z.strictObject({
      paths: z.array(pathText).min(1).max(2000),
      passphrase,
      formMethod,
      confirmation,
      jobId,
    }),
    output: z.array(receivedFileSchema),
  },
  packPreflight: { kind: 'read', input: ofMeeting, output: packPreflightSchema },
  /** Writes the packet of a meeting for its members, or the responses that are published. */
  packMeeting: {
    kind: 'write',
    input: z.strictObject({
      meetingId: idSchema,
      kind: z.enum(['packet', 'responses']),
      path: pathText,
      passphrase,
      jobId,
    }),
    output: packReportSchema,
  },
  /** What may be known of a bundle before a file is chosen to take it in. */
  inspectBundle: {
    kind: 'read',
    input: z.strictObject({ path: pathText, passphrase }),
    output: bundleFactsSchema.extend({ belongsHere: z.boolean() }),
  },
  /** 受取フォルダー of this machine for this committee, and what waits in it. */
  watchedFolder: { kind: 'read', input: nothing, output: watchedFolderSchema },
  /** Chooses the folder that is watched; null for none. Kept on this machine, not in the committee file. */
  setWatchedFolder: {
    kind: 'write',
    input: z.strictObject({ folder: pathText.nullable() }),
    output: watchedFolderSchema,
  },
  /** Takes bundles off the list without taking them in; the files stay where they are. */
  dismissWatched: {
    kind: 'write',
    input: z.strictObject({ paths: z.array(pathText).min(1).max(2000) }),
    output: done,
  },
  receivedResponses: { kind: 'read', input: ofMeeting, output: z.array(receivedResponseSchema) },
  transfers: { kind: 'read', input: nothing, output: z.array(transferSchema) },
  /** The record of transfers as .csv (UTF-8 with BOM). */
  exportTransfers: {
    kind: 'write',
    input: z.strictObject({ path: pathText }),
    output: z.object({ path: z.string(), rows: z.int().nonnegative() }),
  },
  keys: {
    kind: 'read',
    input: nothing,
    output: z.object({
      /** This file's own key, with its fingerprint; null before the first bundle. */
      own: z.object({ publicKey: z.string(), fingerprint: z.string(), recipient: z.string() }).nullable(),
      registered: z.array(registeredKeySchema),
      /** Newest last. */
      seen: z.array(seenKeySchema),
    }),
  },
  registerKey: {
    kind: 'write',
    input: z.strictObject({ memberId: idSchema.nullable(), publicKey: publicKeySchema }),
    output: done,
  },
  retireKey: { kind: 'write', input: z.strictObject({ id: idSchema }), output: done },
} as const satisfies Contract;

export const opinionCalls = { ...sheetCalls, ...compileCalls, ...exchangeCalls } as const satisfies Contract;
export type OpinionCalls = typeof opinionCalls;
