import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTranslate } from '../../../core/locales/translator.ts';
import { packetHtml, packetTexts, plainTextPacket } from '../../../paper/html.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { fontBookFrom } from './assets.ts';

/** Blocks to what the printing engine reads, with the words that the pages must hold. */
export async function composePacket(input: JobInput<'composePacket'>): Promise<JobOutput<'composePacket'>> {
  const fonts = path.join(input.assetsFolder, 'fonts');
  const book = await fontBookFrom(input.assetsFolder);
  const packet = {
    title: input.title,
    // Papers are Japanese, whatever language the application speaks.
    language: 'ja' as const,
    materials: input.materials,
    fontsBase: `${pathToFileURL(fonts).href}/`,
    fallbackFaces: await book.facesFor(
      input.materials.flatMap(({ blocks, title }) => [title, ...blocks.map(({ text }) => text)]).join(''),
    ),
    t: createTranslate(input.locale),
  };
  return {
    html: packetHtml(packet),
    plainText: plainTextPacket(packet),
    expected: packetTexts(packet),
  };
}
