import { z } from 'zod';
import { surveyReportSchema } from '../../core/contract/evidence-calls.ts';
import { pdfNoticeKindSchema } from '../../core/contract/schemas.ts';
import { readStatisticsSchema } from '../../core/contract/statistics-calls.ts';
import {
  annotationSchema,
  colourSchema,
  markSchema,
  targetSchema,
} from '../../core/domain/annotations/annotation.ts';
import { blockSchema } from '../../core/domain/blocks/block.ts';
import { manifestSchema } from '../../core/domain/exchange/manifest.ts';
import type { Parked } from '../../core/domain/exchange/parked.ts';
import { refusalReasons } from '../../core/domain/exchange/refusal.ts';
import { materialKindSchema } from '../../core/domain/materials/content.ts';
import {
  blankFormSchema,
  filledFormSchema,
  formFaultSchema,
} from '../../core/domain/opinion-sheets/form-file.ts';
import { importedPacketSchema } from '../../core/domain/packets/imported-packet.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const printMaterialSchema = z.object({
  id: z.string(),
  kind: materialKindSchema,
  title: z.string(),
  numberLabel: z.string().nullable(),
  versionLabel: z.string().nullable(),
  meetingLabel: z.string().nullable(),
  blocks: z.array(blockSchema),
  landscape: z.boolean(),
});

/** Text that must stand on the pages of a material; `mayAppear`: marks and repeated heads that need not. */
export const expectedTextSchema = z.object({
  id: z.string(),
  text: z.string(),
  mayAppear: z.array(z.string()),
});

const printSchema = z.object({ pdf: bytes, expected: z.array(expectedTextSchema) });

const partSchema = z.object({
  id: z.string(),
  label: z.string().nullable(),
  title: z.string(),
  versionNote: z.string().nullable(),
  meetingLabel: z.string().nullable(),
  bookmark: z.string().optional(),
  pageNumberStyle: z.enum(['material', 'agenda', 'collection']),
  /** Bytes of an imported PDF; null for a part whose pages are in one of the prints. */
  file: bytes.nullable(),
  password: z.string().nullable(),
});

const notedMaterialSchema = z.object({
  from: z.int(),
  to: z.int(),
  blocks: z.array(blockSchema),
  annotations: z.array(
    z.object({ annotation: annotationSchema, target: targetSchema, replies: z.array(annotationSchema) }),
  ),
});

const pdfNoteSchema = z.object({
  key: z.string(),
  author: z.string().nullable(),
  contents: z.string().nullable(),
  /** ISO 8601. */
  createdAt: z.string().nullable(),
  modifiedAt: z.string().nullable(),
  replyTo: z.string().nullable(),
  pageIndex: z.int(),
  own: z.record(z.string(), z.string()).nullable(),
  place: z
    .object({ versionId: z.string(), target: targetSchema, mark: markSchema, colour: colourSchema })
    .nullable(),
});
export type PdfNote = z.infer<typeof pdfNoteSchema>;

export interface OutlineNode {
  title: string;
  page: number;
  children: OutlineNode[];
}
const outlineNodeSchema: z.ZodType<OutlineNode> = z.lazy(() =>
  z.object({ title: z.string(), page: z.int(), children: z.array(outlineNodeSchema) }),
);

/** Every job: what goes in and what comes out. The worker answers from this table only. */
export const jobShapes = {
  /** Bytes of packet text to the model, one packet for each meeting in it. */
  readPacketText: { input: z.object({ bytes }), output: z.array(importedPacketSchema) },
  /** Bytes of .docx, .xlsx or .csv to the model, by way of packet text. */
  readOfficeFile: {
    input: z.object({ bytes, kind: z.enum(['document', 'workbook', 'commaSeparated']), name: z.string() }),
    output: z.array(importedPacketSchema),
  },
  /** The tables of statistics from elsewhere; `html` came with what was pasted, else it is empty. */
  /** The surveys of a workbook or of delimited text, with their questions and distributions. */
  readSurvey: {
    input: z.object({ source: z.enum(['workbook', 'text']), bytes, name: z.string() }),
    output: z.array(surveyReportSchema),
  },
  readStatistics: {
    input: z.object({
      source: z.enum(['workbook', 'text', 'pasted']),
      bytes,
      name: z.string(),
      html: z.string(),
    }),
    output: readStatisticsSchema,
  },
  /** Text of each page of a PDF. */
  readPdf: {
    input: z.object({ bytes, password: z.string().nullable(), assetsFolder: z.string() }),
    output: z.object({ pages: z.array(z.object({ text: z.string() })) }),
  },
  /** Whether a PDF opens, and with which of the passwords; null where it needs none. */
  unlockPdf: {
    input: z.object({ bytes, passwords: z.array(z.string()), assetsFolder: z.string() }),
    output: z.object({ locked: z.boolean(), password: z.string().nullable() }),
  },
  /** Whether two PDFs show the same pages, whatever their bytes. */
  samePages: {
    input: z.object({
      before: bytes,
      after: bytes,
      passwords: z.tuple([z.string().nullable(), z.string().nullable()]),
      assetsFolder: z.string(),
    }),
    output: z.object({ same: z.boolean() }),
  },
  /** Materials to one self-contained HTML, its plain-text twin, and the text that the print must hold. */
  composePacket: {
    input: z.object({
      title: z.string(),
      locale: z.enum(['ja', 'en']),
      assetsFolder: z.string(),
      materials: z.array(printMaterialSchema),
    }),
    output: z.object({ html: z.string(), plainText: z.string(), expected: z.array(expectedTextSchema) }),
  },
  /** Characters of each text that no bundled font has. */
  findMissingGlyphs: {
    input: z.object({ assetsFolder: z.string(), texts: z.array(z.string()) }),
    output: z.array(
      z.object({ textIndex: z.int(), character: z.string(), codePoints: z.string(), index: z.int() }),
    ),
  },
  /** Holds a print against its model and counts the pages of each material; refuses with `print-text-differs`. */
  checkPrint: {
    input: z.object({ assetsFolder: z.string(), print: printSchema }),
    output: z.array(z.object({ id: z.string(), pageCount: z.int().positive() })),
  },
  /** The finished packet from the prints and the imported PDFs. */
  assemblePacket: {
    input: z.object({
      title: z.string(),
      locale: z.enum(['ja', 'en']),
      assetsFolder: z.string(),
      /** What was printed, in passes; each with the text that must stand in it, one entry per material. */
      prints: z.array(printSchema),
      parts: z.array(partSchema),
    }),
    output: z.object({
      bytes,
      pageCount: z.int().positive(),
      outline: z.array(outlineNodeSchema),
      /** Pages [from, to) of each part. */
      parts: z.array(z.object({ id: z.string(), from: z.int(), to: z.int() })),
      notices: z.array(
        z.object({ partId: z.string(), kind: pdfNoticeKindSchema, count: z.int().positive() }),
      ),
    }),
  },
  /** Writes annotations into a finished PDF as standard ones, or prints them onto its pages and beside them. */
  annotatePdf: {
    input: z.object({
      pdf: bytes,
      form: z.enum(['annotations', 'margin']),
      assetsFolder: z.string(),
      locale: z.enum(['ja', 'en']),
      materials: z.array(notedMaterialSchema),
    }),
    output: z.object({ bytes, written: z.int().nonnegative(), notPlaced: z.array(z.string()) }),
  },
  /** Notes of a PDF with the blocks of known versions that they stand on. */
  readPdfNotes: {
    input: z.object({
      pdf: bytes,
      password: z.string().nullable(),
      assetsFolder: z.string(),
      versions: z.array(z.object({ versionId: z.string(), blocks: z.array(blockSchema) })),
    }),
    output: z.object({
      /** How much of the PDF's text is text of the versions. */
      share: z.number(),
      notes: z.array(pdfNoteSchema),
    }),
  },
  /**
   * Bundles (.shingix) read from their files, opened and checked against themselves. Results come in order and in parts, so that
   * they can be stored while the next ones are read. The job ends after so many bytes: `done` files of those given.
   */
  readBundles: {
    input: z.object({
      paths: z.array(z.string()),
      identities: z.array(z.string()),
      passphrases: z.array(z.string()),
    }),
    part: z.array(
      z.object({
        path: z.string(),
        /** SHA-256 of the file; empty where it could not be read. */
        hash: z.string(),
        opened: z.discriminatedUnion('ok', [
          z.object({
            ok: z.literal(true),
            manifest: manifestSchema,
            manifestHash: z.string(),
            parked: z.custom<Parked | null>((value) => value === null || typeof value === 'object'),
            signer: z.string().nullable(),
            wasEncrypted: z.boolean(),
            files: z.array(z.object({ path: z.string(), bytes })),
          }),
          z.object({ ok: z.literal(false), reason: z.enum(refusalReasons), detail: z.string() }),
        ]),
      }),
    ),
    output: z.object({ done: z.int().nonnegative() }),
  },
  /** A blank form, drawn. */
  writeForm: {
    input: z.object({
      form: blankFormSchema,
      format: z.enum(['pdf', 'workbook', 'document']),
      /** Unix time in milliseconds. */
      created: z.int(),
      assetsFolder: z.string(),
    }),
    output: z.object({ bytes }),
  },
  /** What stands in a form that somebody filled in. */
  readForm: {
    input: z.object({ bytes, format: z.enum(['pdf', 'workbook', 'document']) }),
    output: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), form: filledFormSchema }),
      z.object({ ok: z.literal(false), reason: formFaultSchema, detail: z.string() }),
    ]),
  },
  /** Cells of a workbook's sheets, or of delimited text, as they are shown. */
  readCells: {
    input: z.object({ bytes, kind: z.enum(['workbook', 'text']), name: z.string() }),
    output: z.object({ sheets: z.array(z.array(z.array(z.string()))) }),
  },
  /** Sets of texts that likely say the same. */
  findSimilar: {
    input: z.object({ texts: z.array(z.object({ id: z.string(), text: z.string() })) }),
    output: z.array(z.object({ ids: z.array(z.string()), similarity: z.number() })),
  },
} as const;

export type JobName = keyof typeof jobShapes;
export type JobInput<K extends JobName> = z.input<(typeof jobShapes)[K]['input']>;
export type JobOutput<K extends JobName> = z.output<(typeof jobShapes)[K]['output']>;
/** What a job sends before its output; most send nothing. */
export type JobPart<K extends JobName> = (typeof jobShapes)[K] extends {
  readonly part: infer Part extends z.ZodType;
}
  ? z.output<Part>
  : never;

/** The shape of what a job sends before its output; null for one that sends nothing. */
export function partShapeOf(name: JobName): z.ZodType | null {
  const shape = jobShapes[name];
  return 'part' in shape ? shape.part : null;
}

const foreignBytes: { readonly [K in JobName]: (input: JobInput<K>) => boolean } = {
  readPacketText: () => true,
  readOfficeFile: () => true,
  readStatistics: () => true,
  readSurvey: () => true,
  readPdf: () => true,
  unlockPdf: () => true,
  samePages: () => true,
  composePacket: () => false,
  findMissingGlyphs: () => false,
  checkPrint: () => false,
  assemblePacket: ({ parts }) => parts.some(({ file }) => file !== null),
  // The assembled packet may hold pages of imported files.
  annotatePdf: () => true,
  readPdfNotes: () => true,
  readBundles: () => true,
  writeForm: () => false,
  readForm: () => true,
  readCells: () => true,
  findSimilar: () => false,
};

/** True for work on bytes that come from elsewhere; the thread that does it does nothing else afterwards. */
export function readsForeignBytes<K extends JobName>(name: K, input: JobInput<K>): boolean {
  return foreignBytes[name](input);
}
