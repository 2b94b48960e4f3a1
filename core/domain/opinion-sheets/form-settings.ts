import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { opinionKindSchema } from './opinion.ts';
import { publishabilitySchema, submitterRoleSchema } from './sheet.ts';

/** Fields that every sheet may have, in the order of the form. */
export const standardFieldSchema = z.enum([
  'submitter',
  'publishability',
  'kind',
  'location',
  'quote',
  'text',
  'reason',
  'proposal',
]);
export type StandardField = z.infer<typeof standardFieldSchema>;

const fieldSettingSchema = z.strictObject({
  shown: z.boolean(),
  /** Asked for before a sheet is handed in. Nothing is blocked by it but an empty text. */
  required: z.boolean(),
  /** null for the words of the program. */
  label: z.string().max(60).nullable(),
  /** Small type below the label, or empty. */
  hint: z.string().max(300),
  /** Height of the box on paper, in lines of writing. */
  lines: z.int().min(1).max(40),
});

/** A question of the committee's own on its form. */
export const ownFieldSchema = z.strictObject({
  id: idSchema,
  label: z.string().min(1).max(200),
  hint: z.string().max(300),
  input: z.enum(['line', 'text', 'choice']),
  lines: z.int().min(1).max(40),
  choices: z.array(z.string().min(1).max(100)).max(30),
  /** `choice` only: several may be chosen. Absent, as in older files, for one. */
  several: z.boolean().optional(),
  required: z.boolean(),
});
export type OwnField = z.infer<typeof ownFieldSchema>;

/** What the form of a committee asks, and whom. Goes to the members with the packet. */
export const formSettingsSchema = z.strictObject({
  /** Title of the form; null for that of the program. */
  title: z.string().max(100).nullable(),
  /** Lines above the fields: what it is for and what becomes of it (公表の予告). */
  lead: z.array(z.string().max(500)).max(20),
  /** Who may fill it in. */
  roles: z.array(submitterRoleSchema).min(1),
  defaultRole: submitterRoleSchema,
  /** 匿名可: a sheet without a name is taken in. */
  nameRequired: z.boolean(),
  publishabilities: z.array(publishabilitySchema).min(1),
  defaultPublishability: publishabilitySchema,
  kinds: z.array(opinionKindSchema).min(1),
  fields: z.record(standardFieldSchema, fieldSettingSchema),
  ownFields: z.array(ownFieldSchema).max(30),
  /** Texts from this many characters on are pointed out before a sheet is handed in; null never. */
  longTextFrom: z.int().positive().nullable(),
  /** Sheets are encrypted to the key of the secretariat. */
  encryptSheets: z.boolean(),
});
export type FormSettings = z.infer<typeof formSettingsSchema>;

export const formSettingsKey = 'opinionForm';

function field(shown: boolean, required: boolean, lines: number): FormSettings['fields'][StandardField] {
  return { shown, required, label: null, hint: '', lines };
}

/** The form that a committee starts with. */
export const defaultFormSettings: FormSettings = {
  title: null,
  lead: [],
  roles: ['member', 'observer', 'citizen', 'organisation'],
  defaultRole: 'member',
  nameRequired: false,
  publishabilities: ['named', 'unnamed', 'membersOnly'],
  defaultPublishability: 'named',
  kinds: ['opinion', 'question', 'proposal', 'request', 'correction'],
  fields: {
    submitter: field(true, true, 1),
    publishability: field(true, true, 1),
    kind: field(true, true, 1),
    location: field(true, true, 2),
    quote: field(true, false, 3),
    text: field(true, true, 8),
    reason: field(true, false, 4),
    proposal: field(true, false, 4),
  },
  ownFields: [],
  longTextFrom: 2000,
  encryptSheets: false,
};

/** 提出期限 and what else is said of the sheets of one meeting. */
export const sheetTermsSchema = z.strictObject({
  /** Unix time in milliseconds; null without a deadline. */
  dueAt: z.int().nonnegative().nullable(),
  /** 「事務局あて電子メールまたは持参」, or empty. */
  handInNote: z.string().max(500),
});
export type SheetTerms = z.infer<typeof sheetTermsSchema>;

export const noTerms: SheetTerms = { dueAt: null, handInNote: '' };
