import { ShingiError } from '../../core/contract/errors.ts';
import type { Printer } from '../../core/contract/printer.ts';
import type { ExportReport } from '../../core/contract/schemas.ts';
import { createTranslate } from '../../core/locales/translator.ts';
import type { PlacedAnnotation } from '../../paper/annotations/pdf-notes.ts';
import { needsLandscape } from '../../paper/documents/index.ts';
import type { ServiceEnvironment } from '../environment.ts';
import { openingOf } from '../imports/passwords.ts';
import type { JobInput, JobOutput } from '../jobs/job-shapes.ts';
import { materialLabel, type PrintContents, type PrintedPart } from './packet-parts.ts';
import { preflight } from './preflight.ts';
import { type PrintedFront, printFront } from './print-front.ts';
import { type Composed, isPrinted, printInPasses } from './print-passes.ts';
import { type StartWork, together } from './together.ts';
import { writeWhole } from './write-file.ts';

/** Milliseconds for merging, stamping and comparing; a thousand pages take some ten seconds. */
const assembleTimeout = 300_000;

export type ExportStage = 'preparing' | 'printing' | 'assembling' | 'writing';
export type ExportProgress = (stage: ExportStage, done: number, total: number | null) => void;

export interface ExportTarget {
  readonly path: string;
  /** Also writes a UTF-8 text twin beside it, with the ending .txt. */
  readonly plainText: boolean;
  /** Annotations to be put into it; none by default. */
  readonly notes?: {
    /** As standard PDF annotations, or printed onto the pages and beside them. */
    readonly form: 'annotations' | 'margin';
    readonly byMaterial: ReadonlyMap<string, readonly PlacedAnnotation[]>;
  };
}

/**
 * Prints, assembles, compares with the model and writes one PDF. Refuses with `character-without-font` (places),
 * `nothing-to-print`, `paper-locked` (titles), `print-text-differs`, the printer's errors, or what writing refuses; then no file is written.
 */
export async function exportPacket(
  contents: PrintContents,
  target: ExportTarget,
  environment: ServiceEnvironment,
  signal: AbortSignal,
  onProgress: ExportProgress,
): Promise<ExportReport> {
  onProgress('preparing', 0, null);
  const finding = environment.findPrinter();
  // An engine that is not found is reported where it is needed; first come obstacles that the user can remove.
  finding.catch(() => undefined);
  const obstacles = await preflight(contents, environment, signal);
  if (obstacles.missingCharacters.length > 0) {
    throw new ShingiError('character-without-font', { places: obstacles.missingCharacters });
  }
  const parts = contents.parts.filter(
    (part) => part.file === null || part.file.mediaType === 'application/pdf',
  );
  if (parts.length === 0) {
    throw new ShingiError('nothing-to-print', { title: contents.title });
  }
  const passwords = await passwordsOf(parts, environment, signal);
  const printer = await finding;
  const { assembled, plainText, all } = await together(signal, (start) =>
    makePacket(contents, parts, passwords, printer, environment, start, onProgress),
  );
  const bytes = await annotated(assembled, all, target.notes, environment, signal);
  onProgress('writing', 0, null);
  await writeWhole(target.path, bytes);
  const plainTextPath = target.plainText ? `${target.path.replace(/\.pdf$/iu, '')}.txt` : null;
  if (plainTextPath !== null) {
    await writeWhole(plainTextPath, plainText);
  }
  const translate = createTranslate(environment.locale);
  return {
    path: target.path,
    plainTextPath,
    pageCount: assembled.pageCount,
    byteLength: bytes.byteLength,
    engine: `${printer.engine.name} ${printer.engine.version}`,
    tagged: printer.engine.tagged,
    outline: topLevel(assembled),
    notReceived: contents.notReceived.map(({ number, title }) =>
      [materialLabel(number, translate), title].filter((word) => word !== null).join(' '),
    ),
    notices: assembled.notices.map(({ partId, kind, count }) => ({
      title: all.find(({ material }) => material.id === partId)?.material.title ?? '',
      kind,
      count,
    })),
  };
}

/** Passwords of locked files by hash. @throws ShingiError paper-locked, before anything is printed, naming every such paper */
async function passwordsOf(
  parts: readonly PrintedPart[],
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const locked: string[] = [];
  for (const { file, material } of parts) {
    if (file !== null) {
      const opening = await openingOf(file.bytes, file.hash, environment, {
        signal,
        timeout: assembleTimeout,
      });
      if (opening.locked) {
        locked.push(material.title);
      } else if (opening.password !== null) {
        found.set(file.hash, opening.password);
      }
    }
  }
  if (locked.length > 0) {
    throw new ShingiError('paper-locked', {
      material: locked.join(createTranslate(environment.locale)('packet:listSeparator')),
    });
  }
  return found;
}

/** The finished packet with annotations put into it; as it is where there are none. */
async function annotated(
  { bytes, parts: ranges }: JobOutput<'assemblePacket'>,
  parts: readonly PrintedPart[],
  notes: ExportTarget['notes'],
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const materials = ranges.flatMap(({ id, from, to }) => {
    const placed = notes?.byMaterial.get(id) ?? [];
    const part = parts.find(({ material }) => material.id === id);
    return placed.length === 0 || part === undefined
      ? []
      : [{ from, to, blocks: [...part.blocks], annotations: placed.map(copyOf) }];
  });
  if (notes === undefined || materials.length === 0) {
    return bytes;
  }
  const { assetsFolder, locale, jobs } = environment;
  const made = await jobs.run(
    'annotatePdf',
    { pdf: bytes, form: notes.form, assetsFolder, locale, materials },
    { signal, timeout: assembleTimeout },
  );
  return made.bytes;
}

function copyOf({ annotation, target, replies }: PlacedAnnotation) {
  return { annotation, target, replies: [...replies] };
}

/** Composes, prints, compares and assembles. Each print is compared while others are still under way. */
async function makePacket(
  contents: PrintContents,
  parts: readonly PrintedPart[],
  passwords: ReadonlyMap<string, string>,
  printer: Printer,
  environment: ServiceEnvironment,
  start: StartWork,
  onProgress: ExportProgress,
): Promise<{ assembled: JobOutput<'assemblePacket'>; plainText: string; all: readonly PrintedPart[] }> {
  const { assetsFolder, locale, jobs } = environment;
  const { title, meetingLabel } = contents;
  const checks: Promise<JobOutput<'checkPrint'>>[] = [];
  const print = (printed: readonly PrintedPart[], progress: (done: number, total: number) => void) =>
    printInPasses(
      title,
      printed.map((part) => printMaterial(part, meetingLabel)),
      printer,
      environment,
      start,
      {
        onProgress: progress,
        onPrint: (one) =>
          checks.push(
            start((signal) =>
              jobs.run('checkPrint', { assetsFolder, print: one }, { signal, timeout: assembleTimeout }),
            ),
          ),
      },
    );
  const composed = await print(parts.filter(isPrinted), (done, total) => onProgress('printing', done, total));
  const front = contents.front === undefined ? null : await frontOf(contents.front);
  const all = front === null ? parts : [front.part, ...parts];
  const prints = front === null ? composed.prints : [...front.print.prints, ...composed.prints];
  onProgress('assembling', 0, null);
  const assembled = await start((signal) =>
    jobs.run(
      'assemblePacket',
      {
        title,
        locale,
        assetsFolder,
        prints: [...prints],
        parts: all.map((part) => assemblyPart(part, meetingLabel, passwords)),
      },
      {
        signal,
        timeout: assembleTimeout,
        onProgress: (done, total) => onProgress('assembling', done, total),
      },
    ),
  );
  const plainText = [...(front === null ? [] : [front.print.plainText]), composed.plainText].join('\n');
  return { assembled, plainText, all };

  async function frontOf(draw: NonNullable<PrintContents['front']>): Promise<PrintedFront<Composed>> {
    const counts = new Map((await Promise.all(checks)).flat().map(({ id, pageCount }) => [id, pageCount]));
    const pageCounts = parts.map(({ material: { id } }) => ({ id, pageCount: counts.get(id) ?? 0 }));
    return printFront(draw, pageCounts, async (part) => {
      const made = await print([part], () => undefined);
      const own = (await Promise.all(checks)).flat().find(({ id }) => id === part.material.id);
      return { print: made, pageCount: own?.pageCount ?? 0 };
    });
  }
}

function printMaterial(
  part: PrintedPart,
  meetingLabel: string,
): JobInput<'composePacket'>['materials'][number] {
  return {
    id: part.material.id,
    kind: part.material.kind,
    title: part.material.title,
    numberLabel: part.label,
    versionLabel: part.versionNote,
    meetingLabel,
    blocks: [...part.blocks],
    landscape: needsLandscape(part.material.kind, part.blocks),
  };
}

function assemblyPart(part: PrintedPart, meetingLabel: string, passwords: ReadonlyMap<string, string>) {
  const front = part.material.kind === 'agenda' || part.material.kind === 'handoutList';
  return {
    id: part.material.id,
    label: part.label,
    title: part.material.title,
    ...(part.bookmark === undefined ? {} : { bookmark: part.bookmark }),
    versionNote: part.versionNote,
    // The 次第 says in its title which meeting it is; a stamp above would say it twice.
    meetingLabel: part.material.kind === 'agenda' ? null : meetingLabel,
    pageNumberStyle: part.isOfCollection
      ? ('collection' as const)
      : front
        ? ('agenda' as const)
        : ('material' as const),
    file: part.file?.bytes ?? null,
    password: passwords.get(part.file?.hash ?? '') ?? null,
  };
}

function topLevel(assembled: JobOutput<'assemblePacket'>): ExportReport['outline'] {
  return assembled.outline.map(({ title, page }) => ({ title, page: page + 1 }));
}
