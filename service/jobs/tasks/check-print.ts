import { ShingiError } from '../../../core/contract/errors.ts';
import { extractPages } from '../../../formats/pdf/pdfium/pdfium-document.ts';
import { compareText } from '../../../formats/pdf/text/compare-text.ts';
import { locateMaterials } from '../../../paper/assemble/locate-materials.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';
import { pdfiumFrom } from './assets.ts';

/** Differences named in the error; one is enough to refuse. */
const namedDifferences = 5;

/** Throws `print-text-differs` where the pages of a material do not hold its text, or hold more. */
export async function checkPrint({
  assetsFolder,
  print,
}: JobInput<'checkPrint'>): Promise<JobOutput<'checkPrint'>> {
  const pdfium = await pdfiumFrom(assetsFolder);
  const places = locateMaterials(
    pdfium,
    print.pdf,
    print.expected.map(({ id }) => id),
  );
  const { pages } = extractPages(pdfium, print.pdf);
  const found = [...places].map(([id, { from, to }]) => ({
    id,
    text: pages
      .slice(from, to)
      .map(({ text }) => text)
      .join('\n'),
  }));
  const comparison = compareText(print.expected, found);
  if (!comparison.equal) {
    throw new ShingiError('print-text-differs', {
      missing: comparison.missing.slice(0, namedDifferences).map(({ id, text }) => ({ id, text })),
      extra: comparison.extra.slice(0, namedDifferences).map(({ id, text }) => ({ id, text })),
    });
  }
  return [...places].map(([id, { from, to }]) => ({ id, pageCount: to - from }));
}
