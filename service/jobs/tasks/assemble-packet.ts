import { ShingiError } from '../../../core/contract/errors.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { PdfError } from '../../../formats/pdf/pdf-error.ts';
import type { Pdfium } from '../../../formats/pdf/pdfium/pdfium.ts';
import { assemblePacket, PartError } from '../../../paper/assemble/assemble-packet.ts';
import { locateMaterials } from '../../../paper/assemble/locate-materials.ts';
import type { AssembledPacket, PacketPart } from '../../../paper/assemble/packet.ts';
import type { JobInput, JobOutput, OutlineNode } from '../job-shapes.ts';
import { pdfiumFrom, stampFontsFrom } from './assets.ts';

type Pages = PacketPart['pages'];
type Print = JobInput<'assemblePacket'>['prints'][number];

/** Merges, stamps and outlines. */
export async function assembleJob(
  input: JobInput<'assemblePacket'>,
  onProgress: (done: number, total: number | null) => void,
): Promise<JobOutput<'assemblePacket'>> {
  const translate = createTranslate(input.locale);
  const pdfium = await pdfiumFrom(input.assetsFolder);
  const printed = new Map<string, Pages>();
  for (const print of input.prints) {
    for (const [id, pages] of pagesIn(print, pdfium)) {
      printed.set(id, pages);
    }
  }
  const assembled = await namingPart(
    input,
    assemblePacket(
      {
        title: input.title,
        language: 'ja',
        fonts: stampFontsFrom(input.assetsFolder),
        words: {
          through: (page, total) => translate('paper:stamp.through', { page, total }),
          pagePrefix: (label) => (label === null ? '' : translate('packet:pagePrefix', { label })),
          agendaPage: (page) => translate('paper:stamp.agendaPage', { page }),
          documentLink: translate('packet:documentLink'),
          imagePage: (title, page) => translate('packet:imagePage', { title, page }),
          figure: translate('packet:figure'),
        },
        parts: input.parts.map(({ file, password, ...part }) =>
          file === null
            ? { ...part, origin: 'printed' as const, pages: pagesOf(printed, part.id) }
            : {
                ...part,
                origin: 'imported' as const,
                pages: { pdf: file, from: 0, to: null, ...(password === null ? {} : { password }) },
              },
        ),
      },
      { pdfium, onProgress: (done, total) => onProgress(done, total) },
    ),
  );
  return {
    bytes: assembled.bytes,
    pageCount: assembled.pageCount,
    outline: assembled.outline.map(outlineNode),
    parts: [...assembled.parts],
    notices: [...assembled.notices],
  };
}

/** A file that cannot be put in is named by the title of its paper. */
async function namingPart<T>(input: JobInput<'assemblePacket'>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PartError && error.cause instanceof PdfError) {
      const title = input.parts.find(({ id }) => id === error.partId)?.title ?? '';
      if (error.cause.errorCode === 'source-encrypted') {
        throw new ShingiError('paper-locked', { material: title }, { cause: error });
      }
      throw new ShingiError(
        error.cause.errorCode,
        { name: title, fault: error.cause.fault },
        { cause: error },
      );
    }
    throw error;
  }
}

function outlineNode(entry: AssembledPacket['outline'][number]): OutlineNode {
  return { title: entry.title, page: entry.page, children: entry.children.map(outlineNode) };
}

function pagesOf(printed: ReadonlyMap<string, Pages>, id: string): Pages {
  const pages = printed.get(id);
  if (pages === undefined) {
    throw new ShingiError('printer-failed', { step: 'locate', message: id });
  }
  return pages;
}

/** Where each material of the print stands. */
function pagesIn(print: Print, pdfium: Pdfium): Map<string, Pages> {
  const places = locateMaterials(
    pdfium,
    print.pdf,
    print.expected.map(({ id }) => id),
  );
  return new Map([...places].map(([id, { from, to }]) => [id, { pdf: print.pdf, from, to }]));
}
