import type { PrintPreflight } from '../../core/contract/schemas.ts';
import type { ServiceEnvironment } from '../environment.ts';
import type { PrintContents, PrintedPart } from './packet-parts.ts';
import { isPrinted } from './print-passes.ts';

const glyphTimeout = 60_000;
/** Characters shown on each side of one that cannot be printed. */
const quoteRadius = 12;

/** What stands against printing: characters without a font, missing papers, files without pages. */
export async function preflight(
  contents: PrintContents,
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<PrintPreflight> {
  return {
    missingCharacters: await missingCharacters(contents.parts.filter(isPrinted), environment, signal),
    notReceived: contents.notReceived.map(({ number, title }) => ({ number, title })),
    notPrintable: contents.parts.flatMap(({ material, file }) =>
      file === null || file.mediaType === 'application/pdf'
        ? []
        : [{ number: material.number, title: material.title, fileName: file.name }],
    ),
  };
}

async function missingCharacters(
  parts: readonly PrintedPart[],
  environment: ServiceEnvironment,
  signal: AbortSignal,
): Promise<PrintPreflight['missingCharacters']> {
  const places = parts.flatMap((part) => part.blocks.map((block) => ({ part, block })));
  const missing = await environment.jobs.run(
    'findMissingGlyphs',
    { assetsFolder: environment.assetsFolder, texts: places.map(({ block }) => block.text) },
    { signal, timeout: glyphTimeout },
  );
  return missing.flatMap(({ textIndex, character, codePoints, index }) => {
    const place = places[textIndex];
    if (place === undefined) {
      return [];
    }
    const { block, part } = place;
    return [
      {
        character,
        codePoints,
        materialTitle: part.material.title,
        materialNumber: part.material.number,
        blockId: block.id,
        quote: block.text.slice(Math.max(0, index - quoteRadius), index + character.length + quoteRadius),
      },
    ];
  });
}
