import type { PrintContents, PrintedPart } from './packet-parts.ts';

export interface PrintedFront<Print> {
  readonly part: PrintedPart;
  readonly print: Print;
}

/** Its length follows from the number of its lines; that it changes with the figures in them happens once, if at all. */
const mostTries = 4;

/**
 * Prints the part that names the pages of the others. Its own pages move theirs, so it is printed again until it is as long
 * as it was taken to be.
 * @param pageCounts of the other parts, in order
 */
export async function printFront<Print>(
  front: NonNullable<PrintContents['front']>,
  pageCounts: readonly { readonly id: string; readonly pageCount: number }[],
  print: (part: PrintedPart) => Promise<{ readonly print: Print; readonly pageCount: number }>,
): Promise<PrintedFront<Print>> {
  let taken = 1;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const part = front(firstPages(pageCounts, taken));
    const made = await print(part);
    if (made.pageCount === taken) {
      return { part, print: made.print };
    }
    taken = made.pageCount;
  }
  throw new Error(`the table of contents has no fixed length: ${taken} pages`);
}

function firstPages(
  pageCounts: readonly { readonly id: string; readonly pageCount: number }[],
  before: number,
): Map<string, number> {
  let page = before + 1;
  return new Map(
    pageCounts.map(({ id, pageCount }) => {
      const first = page;
      page += pageCount;
      return [id, first];
    }),
  );
}
