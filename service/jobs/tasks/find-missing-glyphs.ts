import type { JobInput, JobOutput } from '../job-shapes.ts';
import { fontBookFrom } from './assets.ts';

/** Characters of each text that neither the base fonts nor the bundled fallback can draw. */
export async function findMissingGlyphs(
  input: JobInput<'findMissingGlyphs'>,
): Promise<JobOutput<'findMissingGlyphs'>> {
  const book = await fontBookFrom(input.assetsFolder);
  // One look at everything is fast; the places are only searched for where something is missing.
  if ((await book.missing(input.texts.join('\n'))).length === 0) {
    return [];
  }
  const found: JobOutput<'findMissingGlyphs'> = [];
  for (const [textIndex, text] of input.texts.entries()) {
    for (const { character, codePoints, index } of await book.missing(text)) {
      found.push({ textIndex, character, codePoints, index });
    }
  }
  return found;
}
