import type { PDFDict, PDFObject, PDFRef } from '@cantoo/pdf-lib';

/**
 * The structure tree of the packet while it is put together: elements of the sources, cut at the borders of the parts.
 * References to pages and annotations are those of the target.
 */
export interface StructureElement {
  /** Role as written in its source, before RoleMap. */
  role: string;
  /** Where its other entries (Alt, Lang, attributes, …) come from; null for an element made here. */
  readonly source: PDFDict | null;
  /** Given beforehand, because other elements of the same file may refer to it. */
  readonly ref: PDFRef | null;
  kids: StructureKid[];
  /** Entries set here; they win over those of the source. */
  readonly entries: Map<string, PDFObject>;
}

export type StructureKid =
  | { readonly kind: 'element'; readonly element: StructureElement }
  /** Marked content of a page, or of a form drawn on it. */
  | {
      readonly kind: 'content';
      readonly part: number;
      readonly page: PDFRef;
      readonly id: number;
      readonly form: PDFRef | null;
    }
  /** An annotation or other object as a whole. */
  | { readonly kind: 'object'; readonly part: number; readonly page: PDFRef | null; readonly object: PDFRef };

export function newElement(role: string, kids: StructureKid[] = []): StructureElement {
  return { role, source: null, ref: null, kids, entries: new Map() };
}

export function elementKid(element: StructureElement): StructureKid {
  return { kind: 'element', element };
}

/** Calls `visit` for every element, children before their parents. */
export function visitElements(
  elements: readonly StructureElement[],
  visit: (element: StructureElement) => void,
): void {
  for (const element of elements) {
    const children = element.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
    visitElements(children, visit);
    visit(element);
  }
}
