import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFRef,
  type PDFStream,
} from '@cantoo/pdf-lib';
import { dictAt, nameAt } from '../objects/access.ts';
import { geometryOf } from '../objects/pages.ts';
import { annotationRefs } from './page-copy.ts';
import { elementKid, newElement, type StructureElement, type StructureKid } from './structure-model.ts';
import { humanText } from './structure-writer.ts';

const contentName = 'ImportedPage';

/**
 * Tags a page of an untagged file as a whole: one paragraph of its text, or, when it has none (a scan), one figure with
 * the given alternative text; then its links and fields. The old content is drawn as a form, so that nothing it leaves
 * open (graphics states, marked content) can touch what is stamped onto the page later.
 */
export function tagWholePage(
  page: PDFDict,
  pageRef: PDFRef,
  part: number,
  text: { readonly hasText: boolean; readonly alternative: string },
): StructureElement[] {
  const { context } = page;
  const role = text.hasText ? 'P' : 'Figure';
  const content: StructureKid = { kind: 'content', part, page: pageRef, id: 0, form: null };
  const whole = newElement(role, [content]);
  if (!text.hasText) {
    const { left, bottom, right, top } = geometryOf(page).visible;
    whole.entries.set('Alt', humanText(text.alternative));
    whole.entries.set(
      'A',
      context.obj({ O: 'Layout', BBox: [left, bottom, right, top], Placement: 'Block' }),
    );
  }
  wrapContent(page, role);
  const others = annotationRefs(page).flatMap((ref) => {
    const annotation = context.lookup(ref);
    const kind = annotation instanceof PDFDict ? annotationRole(annotation) : null;
    const object: StructureKid = { kind: 'object', part, page: pageRef, object: ref };
    return kind === null ? [] : [newElement(kind, [object])];
  });
  return [whole, ...others];
}

/** A part element holding these. */
export function partElement(title: string, elements: readonly StructureElement[]): StructureElement {
  const part = newElement('Part', elements.map(elementKid));
  part.entries.set('T', humanText(title));
  return part;
}

function annotationRole(annotation: PDFDict): string | null {
  switch (nameAt(annotation, 'Subtype') ?? '') {
    case 'Link':
      return 'Link';
    case 'Widget':
      return 'Form';
    case 'Popup':
      return null;
    default:
      return 'Annot';
  }
}

function wrapContent(page: PDFDict, role: string): void {
  const { context } = page;
  const contents = page.lookup(PDFName.of('Contents'));
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((item) => context.lookup(item)) : [contents];
  const form = formOf(streams.filter((stream) => stream instanceof PDFRawStream));
  if (!form) {
    const open = context.register(context.flateStream(`/${role} <</MCID 0>> BDC q\n`));
    const close = context.register(context.flateStream('\nQ EMC\n'));
    const old = contents instanceof PDFArray ? contents.asArray() : [];
    page.set(PDFName.of('Contents'), context.obj([open, ...old, close]));
    return;
  }
  const { left, bottom, right, top } = geometryOf(page).visible;
  const resources = dictAt(page, 'Resources') ?? PDFDict.withContext(context);
  form.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  form.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  form.dict.set(PDFName.of('BBox'), context.obj([left, bottom, right, top]));
  form.dict.set(PDFName.of('Resources'), page.get(PDFName.of('Resources')) ?? resources);
  const drawn = context.obj({ XObject: { [contentName]: context.register(form) } });
  page.set(PDFName.of('Resources'), drawn);
  const stream = context.flateStream(`/${role} <</MCID 0>> BDC q /${contentName} Do Q EMC\n`);
  page.set(PDFName.of('Contents'), context.register(stream));
}

/** One stream with the whole content; null when it cannot be put together without decoding it fails. */
function formOf(streams: readonly PDFStream[]): PDFRawStream | null {
  const [only, ...others] = streams;
  if (!only) {
    return null;
  }
  const { context } = only.dict;
  if (others.length === 0) {
    const dict = only.dict.clone(context);
    dict.delete(PDFName.of('Length'));
    return PDFRawStream.of(dict, only.getContents());
  }
  try {
    const parts = streams.map((stream) =>
      stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents(),
    );
    // The streams of a page count as divided by white space.
    return context.flateStream(joinWithNewlines(parts));
  } catch {
    return null;
  }
}

function joinWithNewlines(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    joined[offset + part.length] = 0x0a;
    offset += part.length + 1;
  }
  return joined;
}
