import type { Block } from '../../core/domain/blocks/block.ts';

/** Characters on a page of ordinary papers. */
const charactersPerPage = 750;
/** The memory that one pass takes grows with its pages. */
const mostPages = 200;
/** From here on two passes side by side are done sooner than one, although a second engine may have to be started. */
const pagesWorthSplitting = 40;

/** Materials in passes of about the same length, in order: as many as memory wants, and two where that is faster. */
export function passesOf<Material extends { readonly blocks: readonly Pick<Block, 'text'>[] }>(
  materials: readonly Material[],
): Material[][] {
  const lengths = materials.map(({ blocks }) => blocks.reduce((sum, { text }) => sum + text.length, 0));
  const pages = lengths.reduce((sum, length) => sum + length, 0) / charactersPerPage;
  const wanted = Math.max(Math.ceil(pages / mostPages), pages >= pagesWorthSplitting ? 2 : 1);
  const passes: Material[][] = [];
  let rest = pages * charactersPerPage;
  let own = 0;
  for (const [index, material] of materials.entries()) {
    const length = lengths[index] ?? 0;
    const share = (rest + own) / Math.max(1, wanted - passes.length + 1);
    // A material goes where it leaves the pass nearest to its share.
    if (passes.length === 0 || (passes.length < wanted && own > 0 && own + length / 2 > share)) {
      passes.push([]);
      own = 0;
    }
    passes.at(-1)?.push(material);
    own += length;
    rest -= length;
  }
  return passes;
}
