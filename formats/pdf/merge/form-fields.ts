import {
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib';
import { arrayAt, dictAt, dictOf, nameAt, textAt } from '../objects/access.ts';
import type { ObjectCopier } from './copier.ts';
import { addNotice, type NoticeCounts } from './notices.ts';
import type { PdfSource } from './source.ts';

/** The form of the packet: the fields of all files in one list, every name once. */
export class FormMerger {
  readonly #context: PDFContext;
  readonly #fields: PDFRef[] = [];
  readonly #names = new Set<string>();
  readonly #resources: PDFDict;
  #appearanceNeeded = false;

  constructor(context: PDFContext) {
    this.#context = context;
    this.#resources = PDFDict.withContext(context);
  }

  /** Takes over the fields of a source whose pages have been copied. Fields without a widget on them stay behind. */
  add(source: PdfSource, index: number, copier: ObjectCopier, notices: NoticeCounts): void {
    const form = dictAt(source.catalog, 'AcroForm');
    if (!form) {
      return;
    }
    if (form.has(PDFName.of('XFA'))) {
      addNotice(notices, 'dynamicFormDropped');
    }
    const asked = form.lookup(PDFName.of('NeedAppearances'));
    const asksForAppearances = asked instanceof PDFBool && asked.asBoolean();
    const defaults = this.#addResources(form, copier);
    for (const item of arrayAt(form, 'Fields')?.asArray() ?? []) {
      const ref = item instanceof PDFRef && this.#isTaken(source, item, copier) ? item : null;
      if (!ref) {
        continue;
      }
      const copied = copier.copy(ref);
      copier.drain();
      const field = this.#context.lookup(copied);
      if (copied instanceof PDFRef && field instanceof PDFDict) {
        this.#addField(field, copied, index, defaults, notices);
        // Asked for without need, it would make viewers draw the fields of all other files anew.
        this.#appearanceNeeded ||= asksForAppearances && this.#lacksAppearance(field);
      }
    }
  }

  finish(catalog: PDFDict): void {
    if (this.#fields.length === 0) {
      return;
    }
    const form = this.#context.obj({ Fields: this.#fields });
    form.set(PDFName.of('DR'), this.#resources);
    if (this.#appearanceNeeded) {
      form.set(PDFName.of('NeedAppearances'), PDFBool.True);
    }
    catalog.set(PDFName.of('AcroForm'), this.#context.register(form));
  }

  #addField(
    field: PDFDict,
    ref: PDFRef,
    index: number,
    defaults: FieldDefaults,
    notices: NoticeCounts,
  ): void {
    if (isSignature(field)) {
      addNotice(notices, 'signatureDropped');
      makePicture(field, this.#context);
      return;
    }
    const name = textAt(field, 'T') ?? '';
    const unique = this.#names.has(name) ? `${index + 1}-${name}` : name;
    if (unique !== name) {
      field.set(PDFName.of('T'), PDFHexString.fromText(unique));
      addNotice(notices, 'fieldsRenamed');
    }
    this.#names.add(unique);
    // What a field takes from its form is written into the field, since forms differ.
    for (const [key, value] of defaults) {
      if (!field.has(PDFName.of(key))) {
        field.set(PDFName.of(key), value);
      }
    }
    this.#fields.push(ref);
  }

  #lacksAppearance(field: PDFDict): boolean {
    const kids = arrayAt(field, 'Kids')?.asArray() ?? [];
    return kids.length === 0
      ? !field.has(PDFName.of('AP'))
      : kids.some((kid) => {
          const below = dictOf(this.#context.lookup(kid));
          return below !== null && this.#lacksAppearance(below);
        });
  }

  #addResources(form: PDFDict, copier: ObjectCopier): FieldDefaults {
    const resources = dictAt(form, 'DR');
    for (const [category, value] of resources?.entries() ?? []) {
      const entries = dictOf(form.context.lookup(value));
      const known = dictAt(this.#resources, category.decodeText()) ?? PDFDict.withContext(this.#context);
      for (const [key, resource] of entries?.entries() ?? []) {
        if (!known.has(key)) {
          known.set(key, copier.copy(resource));
        }
      }
      this.#resources.set(category, known);
    }
    copier.drain();
    return ['DA', 'Q'].flatMap((key): [string, PDFObject][] => {
      const value = form.get(PDFName.of(key));
      return value === undefined ? [] : [[key, copier.copy(value)]];
    });
  }

  /** True when a widget of the field has been copied with its page. */
  #isTaken(source: PdfSource, ref: PDFRef, copier: ObjectCopier): boolean {
    const seen = new Set<PDFRef>();
    const taken = (item: PDFRef): boolean => {
      if (copier.mapped(item)) {
        return true;
      }
      const field = dictOf(source.document.context.lookup(item));
      if (!field || seen.has(item)) {
        return false;
      }
      seen.add(item);
      const kids = arrayAt(field, 'Kids')?.asArray() ?? [];
      return kids.some((kid) => kid instanceof PDFRef && taken(kid));
    };
    return taken(ref);
  }
}

type FieldDefaults = readonly (readonly [string, PDFObject])[];

function isSignature(field: PDFDict): boolean {
  return nameAt(field, 'FT') === 'Sig';
}

/** What a signature looked like stays on the page, but no longer claims to prove anything. */
function makePicture(field: PDFDict, context: PDFContext): void {
  const widgets = [
    field,
    ...(arrayAt(field, 'Kids')?.asArray() ?? []).map((kid) => dictOf(context.lookup(kid))),
  ];
  for (const widget of widgets) {
    if (widget && nameAt(widget, 'Subtype') === 'Widget') {
      for (const key of ['FT', 'T', 'V', 'Ff', 'Lock', 'SV', 'Parent', 'MK', 'DA', 'TU', 'TM']) {
        widget.delete(PDFName.of(key));
      }
      widget.set(PDFName.of('Subtype'), PDFName.of('Stamp'));
      // Print; neither moved nor written to.
      widget.set(PDFName.of('F'), PDFNumber.of(4 + 64 + 128));
    }
  }
}
