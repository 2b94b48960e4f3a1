import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { dictAt } from './access.ts';
import { balanceOf, type ContentBalance } from './content-balance.ts';

const balanced: ContentBalance = { lowest: 0, open: 0, marks: 0 };

export interface PageAddition {
  /** Operators drawn on top of the page, in its user space. */
  readonly operators: string;
  /** Fonts they use, by resource name. */
  readonly fonts: ReadonlyMap<string, PDFRef>;
  /** Form XObjects they draw, by resource name. */
  readonly forms?: ReadonlyMap<string, PDFRef>;
  /** False for content from elsewhere, which may leave graphics states and marked content open. */
  readonly trusted: boolean;
}

/** Draws on top of a page. What is there keeps its streams, closed in so that it cannot move the addition. */
export function addToPage(page: PDFDict, addition: PageAddition, frame: ContentFrame): void {
  const { context } = page;
  const contents = page.get(PDFName.of('Contents'));
  const resolved = context.lookup(contents);
  const old: PDFObject[] =
    resolved instanceof PDFArray ? resolved.asArray() : contents === undefined ? [] : [contents];
  const balance = addition.trusted ? balanced : balanceOfStreams(context, old);
  const before = 1 - balance.lowest;
  const close = '\nEMC'.repeat(balance.marks) + '\nQ'.repeat(before + balance.open);
  const added = context.register(context.flateStream(`${close}\n${addition.operators}`));
  page.set(PDFName.of('Contents'), context.obj([frame.open(before), ...old, added]));
  addResources(page, addition.fonts, addition.forms ?? new Map());
}

/** The streams that open the old content, shared by all pages of a document. */
export class ContentFrame {
  readonly #context: PDFContext;
  readonly #streams = new Map<number, PDFRef>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  open(count: number): PDFRef {
    const known = this.#streams.get(count);
    const stream = known ?? this.#context.register(this.#context.stream('q\n'.repeat(count)));
    this.#streams.set(count, stream);
    return stream;
  }
}

function balanceOfStreams(context: PDFContext, streams: readonly PDFObject[]): ContentBalance {
  const parts: Uint8Array[] = [];
  for (const item of streams) {
    const stream = context.lookup(item);
    if (stream instanceof PDFRawStream) {
      try {
        parts.push(decodePDFRawStream(stream).decode(), Uint8Array.of(0x0a));
      } catch {
        // What cannot be decoded is not drawn either, by any viewer.
        return balanced;
      }
    }
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return balanceOf(joined);
}

function addResources(
  page: PDFDict,
  fonts: ReadonlyMap<string, PDFRef>,
  forms: ReadonlyMap<string, PDFRef>,
): void {
  const { context } = page;
  // Pages share these dictionaries, so each gets its own.
  const resources = dictAt(page, 'Resources')?.clone(context) ?? PDFDict.withContext(context);
  for (const [category, added] of [
    ['Font', fonts],
    ['XObject', forms],
  ] as const) {
    if (added.size > 0) {
      const known = dictAt(resources, category)?.clone(context) ?? PDFDict.withContext(context);
      for (const [name, ref] of added) {
        known.set(PDFName.of(name), ref);
      }
      resources.set(PDFName.of(category), known);
    }
  }
  page.set(PDFName.of('Resources'), resources);
}
