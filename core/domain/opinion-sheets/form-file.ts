import { z } from 'zod';
import { idSchema } from '../ids.ts';

/**
 * Names of the fields of a form, the same in every format: in a PDF they name the form fields (`name`, `opinion2.text`), in a
 * workbook the columns, in a document the rows. Questions of the committee's own are `own1`, `own2` ….
 */
export const headFieldNames = ['name', 'role', 'publishability'] as const;
export const opinionFieldNames = [
  'kind',
  'material',
  'page',
  'place',
  'quote',
  'text',
  'reason',
  'proposal',
] as const;
export type OpinionFieldName = (typeof opinionFieldNames)[number];

/** The newest form that this program makes and reads. */
export const formVersion = 3;

const shortText = z.string().max(500);

/**
 * What a form file says of itself, hidden from its reader and kept by the programs that save it: where it belongs and what
 * its words mean.
 */
export const formDescriptionSchema = z.object({
  version: z.int().positive(),
  committeeId: idSchema,
  committeeName: shortText,
  meetingId: idSchema,
  meetingLabel: shortText,
  formId: idSchema,
  /** SHA-256 of the settings it was made by. */
  settingsHash: z.string().max(64),
  /** The member it was made for; null for everybody. */
  memberId: idSchema.nullable(),
  /** Name of a field → its label on this form. */
  labels: z.record(z.string().max(40), z.string().max(200)),
  /** Questions of the committee's own: name of the field → id. */
  own: z.record(z.string().max(40), idSchema),
  /** Choices of such questions: name of the field → words, and whether several may be chosen. Absent in older forms. */
  ownChoices: z
    .record(
      z.string().max(40),
      z.object({ labels: z.array(z.string().max(100)).max(30), several: z.boolean() }),
    )
    .optional(),
  /** What can be chosen as material: its words → the version that was meant. */
  materials: z.array(z.object({ label: shortText, materialId: idSchema, versionId: idSchema })).max(500),
  /** Names of the fields that have choices: beside them words of the program may stand in the place to write. */
  lists: z.array(z.string().max(40)).max(100),
  /** Short hashes of every text that was printed on the blank form. */
  printed: z.array(z.string().max(16)).max(2000),
  /** Over all of the above but `printed`: tells whether somebody changed an id. */
  check: z.string().max(64),
});
export type FormDescription = z.infer<typeof formDescriptionSchema>;
export type FormIdentity = Omit<FormDescription, 'printed' | 'check'>;

const choiceSchema = z.object({ value: z.string(), label: z.string() });

/** A field as it is drawn. */
export const blankFieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  /** Small type below the label, or empty. */
  hint: z.string(),
  required: z.boolean(),
  /** `choice`: one of several words side by side. `several`: as many of them as apply. `list`: one of many, to drop down. */
  input: z.enum(['line', 'text', 'choice', 'several', 'list']),
  lines: z.int().positive(),
  choices: z.array(choiceSchema),
  /** What stands there already. */
  value: z.string(),
});
export type BlankField = z.infer<typeof blankFieldSchema>;

/** A form before it is drawn as PDF, workbook or document. */
export const blankFormSchema = z.object({
  identity: z.custom<FormIdentity>((value) => typeof value === 'object' && value !== null),
  language: z.enum(['ja', 'en']),
  title: z.string(),
  committeeName: z.string(),
  meetingLabel: z.string(),
  /** 「提出期限　令和5年6月27日（火）17時」, or null. */
  deadline: z.string().nullable(),
  /** Lines above the fields. */
  lead: z.array(z.string()),
  head: z.array(blankFieldSchema),
  opinion: z.array(blankFieldSchema),
  /** Papers of the meeting, as they are listed on the form. */
  materials: z.array(z.string()),
  words: z.object({
    materialsHeading: z.string(),
    submitterHeading: z.string(),
    opinionsHeading: z.string(),
    /** 「{{no}}件目」 with the number put in, from 1. */
    opinionHeadings: z.array(z.string()),
    required: z.string(),
    choose: z.string(),
    /** 「いくつでも」 beside boxes to tick; with how that is done in a document and, with marks beside the words, in a workbook. */
    several: z.string(),
    severalBoxes: z.string(),
    severalRows: z.string(),
    formNumber: z.string(),
    moreInPdf: z.string(),
    moreInWorkbook: z.string(),
    moreInDocument: z.string(),
    saveInPdf: z.string(),
    sheetName: z.string(),
  }),
});
export type BlankForm = z.infer<typeof blankFormSchema>;

/** Why a file is not read as a form. Members are reasons of `refusal.ts`. */
export const formFaultSchema = z.enum([
  'notAForm',
  'formFlattened',
  'formAltered',
  'newerFormat',
  'damaged',
  'tooLarge',
  'fileEncrypted',
]);
export type FormFault = z.infer<typeof formFaultSchema>;

/** What stands in a form that somebody has filled in, as it stands there. */
export const filledFormSchema = z.object({
  description: formDescriptionSchema,
  head: z.record(z.string(), z.string()),
  /** Only those in which something stands. `place`: 「2件目」 or 「12行目」 as a number. */
  opinions: z.array(z.object({ no: z.int(), values: z.record(z.string(), z.string()) })),
  /** Text that somebody wrote outside the fields. */
  leftOver: z.array(z.object({ place: z.string(), text: z.string() })),
});
export type FilledForm = z.infer<typeof filledFormSchema>;
