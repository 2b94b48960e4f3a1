import { ShingiError } from '../../core/contract/errors.ts';
import { type MergedDocument, type MergePart, mergePdfs } from '../../formats/pdf/merge/merge.ts';
import type { Bookmark } from '../../formats/pdf/merge/outline.ts';
import { openSource, type PdfSource } from '../../formats/pdf/merge/source.ts';
import { saveDocument } from '../../formats/pdf/objects/fast-save.ts';
import { PdfError } from '../../formats/pdf/pdf-error.ts';
import type { Pdfium } from '../../formats/pdf/pdfium/pdfium.ts';
import { writeMetadata } from '../../formats/pdf/repair/metadata.ts';
import { type PageLabelRange, writePageLabels } from '../../formats/pdf/repair/page-labels.ts';
import type { AssembledPacket, OutlineEntry, PacketInput, PacketPart, PartPages } from './packet.ts';
import { stampPages } from './stamp-pages.ts';

export interface AssembleTools {
  readonly pdfium: Pdfium;
  readonly signal?: AbortSignal;
  /** Called with the number of steps done and their total: one for each file read, then merging, stamping and saving. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** The file of a part was refused; `cause` says why. */
export class PartError extends Error {
  override readonly name = 'PartError';
  readonly partId: string;
  override readonly cause: PdfError;

  constructor(partId: string, cause: PdfError) {
    super(`${partId}: ${cause.fault}`, { cause });
    this.partId = partId;
    this.cause = cause;
  }
}

const stepsAfterReading = 3;

/**
 * One PDF of all parts in order: stamped, numbered, with bookmarks, page labels, tags and title. Throws PartError for a
 * file that cannot be read, ShingiError `nothing-to-print`, `character-without-font` or `cancelled`.
 */
export async function assemblePacket(input: PacketInput, tools: AssembleTools): Promise<AssembledPacket> {
  if (input.parts.length === 0) {
    throw new ShingiError('nothing-to-print');
  }
  const files = new SourceFiles(tools.pdfium);
  try {
    const total = input.parts.length + stepsAfterReading;
    const step = (done: number) => {
      if (tools.signal?.aborted) {
        throw new ShingiError('cancelled');
      }
      tools.onProgress?.(done, total);
    };
    const parts: MergePart[] = [];
    for (const part of input.parts) {
      step(parts.length);
      parts.push(await mergePartOf(part, files, input));
    }
    step(parts.length);
    const merged = await mergePdfs(parts, input.language, input.words);
    step(parts.length + 1);
    const pageNumbers = await stampPages(merged, input);
    writePageLabels(merged.document, labelRanges(input, merged, pageNumbers));
    writeMetadata(merged.document, input.title, input.language);
    step(parts.length + 2);
    const bytes = await saveDocument(merged.document);
    step(total);
    return { bytes, ...describe(input, merged) };
  } finally {
    files.close();
  }
}

/** Opens every file once, and again only for pages that are wanted twice. */
class SourceFiles {
  readonly #pdfium: Pdfium;
  readonly #open: {
    readonly pdf: Uint8Array;
    readonly source: PdfSource;
    readonly taken: [number, number][];
  }[] = [];

  constructor(pdfium: Pdfium) {
    this.#pdfium = pdfium;
  }

  async take(pages: PartPages): Promise<{ source: PdfSource; from: number; to: number }> {
    const { pdf, from } = pages;
    const free = this.#open.find(
      (file) =>
        file.pdf === pdf &&
        file.taken.every(([start, end]) => rangeEnd(pages, file.source) <= start || end <= from),
    );
    const file = free ?? { pdf, source: await openSource(this.#pdfium, pdf, pages.password), taken: [] };
    if (!free) {
      this.#open.push(file);
    }
    const to = rangeEnd(pages, file.source);
    if (from < 0 || to <= from || to > file.source.pages.length) {
      throw new RangeError(`pages ${from}–${to} of ${file.source.pages.length}`);
    }
    file.taken.push([from, to]);
    return { source: file.source, from, to };
  }

  close(): void {
    for (const { source } of this.#open) {
      source.close();
    }
  }
}

function rangeEnd(pages: PartPages, source: PdfSource): number {
  return pages.to ?? source.pages.length;
}

async function mergePartOf(part: PacketPart, files: SourceFiles, input: PacketInput): Promise<MergePart> {
  try {
    return {
      ...(await files.take(part.pages)),
      title: part.title,
      bookmark: part.bookmark ?? (part.label === null ? part.title : `${part.label}　${part.title}`),
      imageAlternative: (page) => input.words.imagePage(part.title, page),
    };
  } catch (error) {
    throw error instanceof PdfError ? new PartError(part.id, error) : error;
  }
}

function labelRanges(
  input: PacketInput,
  merged: MergedDocument,
  firstNumbers: readonly number[],
): PageLabelRange[] {
  let page = 0;
  return merged.parts.map(({ pages }, index) => {
    const part = input.parts[index];
    const prefix =
      part === undefined || part.pageNumberStyle === 'agenda' ? '' : input.words.pagePrefix(part.label);
    const range = { page, prefix, start: firstNumbers[index] ?? 1 };
    page += pages.length;
    return range;
  });
}

function describe(input: PacketInput, merged: MergedDocument): Omit<AssembledPacket, 'bytes'> {
  let from = 0;
  const parts = merged.parts.map(({ pages }, index) => {
    const to = from + pages.length;
    const range = { id: input.parts[index]?.id ?? '', from, to };
    from = to;
    return range;
  });
  const notices = merged.parts.flatMap((part, index) =>
    [...part.notices].map(([kind, count]) => ({ partId: input.parts[index]?.id ?? '', kind, count })),
  );
  return { pageCount: from, outline: merged.bookmarks.map(entryOf), parts, notices };
}

function entryOf({ title, page, children }: Bookmark): OutlineEntry {
  return { title, page, children: children.map(entryOf) };
}
