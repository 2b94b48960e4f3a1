import { PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { itemsOf, nameAt, numberAt, refAt } from '../objects/access.ts';
import type { ObjectCopier } from './copier.ts';
import type { PdfSource } from './source.ts';
import type { StructureElement, StructureKid } from './structure-model.ts';

/** Where the pages of one source go. */
export interface PagePlan {
  /** Index of the part and reference in the target for a page of the source; null when it is not taken over. */
  placeOf(page: PDFRef): { readonly part: number; readonly page: PDFRef } | null;
}

/** Trees from elsewhere may be knotted or absurdly deep. */
const deepest = 400;
const highestContentId = 100_000;

/**
 * Reads the structure tree of a source whose pages have been copied. Content of pages that stay behind is left out,
 * and so are elements that had no other.
 */
export function readStructure(source: PdfSource, plan: PagePlan, copier: ObjectCopier): StructureElement[] {
  return source.structure ? new StructureReader(source, plan, copier).read(source.structure) : [];
}

class StructureReader {
  readonly #source: PdfSource;
  readonly #plan: PagePlan;
  readonly #copier: ObjectCopier;
  readonly #seen = new Set<PDFDict>();

  constructor(source: PdfSource, plan: PagePlan, copier: ObjectCopier) {
    this.#source = source;
    this.#plan = plan;
    this.#copier = copier;
  }

  read(root: PDFDict): StructureElement[] {
    const kids = this.#readKids(root, null, 0);
    return kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
  }

  #lookup(object: PDFObject | undefined): PDFObject | undefined {
    return this.#source.document.context.lookup(object);
  }

  #readKids(holder: PDFDict, page: PDFRef | null, depth: number): StructureKid[] {
    const kids = itemsOf(this.#lookup(holder.get(PDFName.of('K'))));
    // A single child may be given by reference instead of in an array.
    const single = holder.get(PDFName.of('K'));
    const items =
      single instanceof PDFRef && kids.length === 1 && kids[0] instanceof PDFDict ? [single] : kids;
    return items.flatMap((item) => this.#readKid(item, page, depth) ?? []);
  }

  #readKid(item: PDFObject, page: PDFRef | null, depth: number): StructureKid | null {
    const object = this.#lookup(item);
    if (object instanceof PDFNumber) {
      return this.#content(page, object.asNumber(), null);
    }
    if (!(object instanceof PDFDict)) {
      return null;
    }
    const type = nameAt(object, 'Type');
    const own = refAt(object, 'Pg') ?? page;
    if (type === 'MCR') {
      return this.#content(own, numberAt(object, 'MCID'), refAt(object, 'Stm'));
    }
    if (type === 'OBJR') {
      return this.#object(object, own);
    }
    const element = this.#element(object, item instanceof PDFRef ? item : null, own, depth + 1);
    return element && { kind: 'element', element };
  }

  #content(page: PDFRef | null, id: number | null, form: PDFRef | null): StructureKid | null {
    const place = page && this.#plan.placeOf(page);
    if (!place || id === null || id < 0 || id > highestContentId) {
      return null;
    }
    const copied = form && this.#copier.mapped(form);
    return form && !copied ? null : { kind: 'content', part: place.part, page: place.page, id, form: copied };
  }

  #object(holder: PDFDict, page: PDFRef | null): StructureKid | null {
    const object = refAt(holder, 'Obj');
    const copied = object && this.#copier.mapped(object);
    if (!object || !copied) {
      return null;
    }
    const target = this.#lookup(object);
    const home = page ?? (target instanceof PDFDict ? refAt(target, 'P') : null);
    const place = home && this.#plan.placeOf(home);
    return place ? { kind: 'object', part: place.part, page: place.page, object: copied } : null;
  }

  #element(dict: PDFDict, ref: PDFRef | null, page: PDFRef | null, depth: number): StructureElement | null {
    const role = nameAt(dict, 'S');
    if (role === null || depth > deepest || this.#seen.has(dict)) {
      return null;
    }
    this.#seen.add(dict);
    const kids = this.#readKids(dict, page, depth);
    const wasEmpty = itemsOf(this.#lookup(dict.get(PDFName.of('K')))).length === 0;
    if (kids.length === 0 && !wasEmpty) {
      return null;
    }
    const copied = ref && this.#copier.target.nextRef();
    if (ref && copied) {
      this.#copier.map(ref, copied);
    }
    return { role, source: dict, ref: copied, kids, entries: new Map() };
  }
}
