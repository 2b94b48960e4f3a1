import { type LinkTarget, readUnits, targetOf } from './destinations.ts';
import type { Pdfium } from './pdfium.ts';

/** An entry of the table of contents that a PDF brings along. */
export interface OutlineEntry {
  readonly title: string;
  /** null for an entry that only groups others. */
  readonly target: LinkTarget | null;
  readonly children: readonly OutlineEntry[];
}

/** More than any paper has. A file may claim any number, and entries that contain themselves. */
const mostEntries = 20_000;
const deepest = 32;

/** The outline of an open document; empty without one. */
export function readOutline(pdfium: Pdfium, document: number): OutlineEntry[] {
  const { module } = pdfium;
  const seen = new Set<number>();
  const childrenOf = (parent: number, depth: number): OutlineEntry[] => {
    const entries: OutlineEntry[] = [];
    let entry = module.FPDFBookmark_GetFirstChild(document, parent);
    while (entry !== 0 && !seen.has(entry) && seen.size < mostEntries) {
      seen.add(entry);
      const current = entry;
      const title = readUnits(pdfium, (address, length) =>
        module.FPDFBookmark_GetTitle(current, address, length),
      );
      entries.push({
        title: title.replaceAll(/\s+/gu, ' ').trim(),
        target: targetOf(
          pdfium,
          document,
          module.FPDFBookmark_GetDest(document, entry),
          module.FPDFBookmark_GetAction(entry),
        ),
        children: depth < deepest ? childrenOf(entry, depth + 1) : [],
      });
      entry = module.FPDFBookmark_GetNextSibling(document, entry);
    }
    return entries;
  };
  return childrenOf(0, 1);
}
