import { PDFArray, PDFDict, PDFName, PDFPageLeaf, PDFRef } from '@cantoo/pdf-lib';
import { arrayAt, nameAt } from '../objects/access.ts';
import type { SourcePage } from '../objects/pages.ts';
import type { ObjectCopier } from './copier.ts';
import { addNotice, type NoticeCounts } from './notices.ts';

/** Belongs to the source's tree, its navigation or its maker, not to the page as such. */
const leftBehind: ReadonlySet<string> = new Set([
  'Parent',
  'Metadata',
  'PieceInfo',
  'LastModified',
  'AA',
  'Thumb',
  'B',
  'Dur',
  'Trans',
  'PresSteps',
  'DPart',
  'StructParents',
  'Tabs',
  'ID',
]);

const comments: ReadonlySet<string> = new Set([
  'Text',
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Caret',
  'Ink',
  'FileAttachment',
  'Sound',
]);

/** Copies a page with the attributes it inherits to the reference that was set aside for it. */
export function copyPage(
  page: SourcePage,
  target: PDFRef,
  parent: PDFRef,
  copier: ObjectCopier,
  notices: NoticeCounts,
): void {
  const dict = copier.copyDict(page.dict, leftBehind);
  for (const [key, value] of page.inherited) {
    if (!dict.has(PDFName.of(key))) {
      dict.set(PDFName.of(key), copier.copy(value));
    }
  }
  dict.set(PDFName.of('Type'), PDFName.of('Page'));
  dict.set(PDFName.of('Parent'), parent);
  dict.set(PDFName.of('Tabs'), PDFName.of('S'));
  if (!dict.has(PDFName.of('Resources'))) {
    dict.set(PDFName.of('Resources'), PDFDict.withContext(copier.target));
  }
  countComments(page.dict, notices);
  copier.target.assign(target, PDFPageLeaf.fromMapWithContext(dict.asMap(), copier.target, false));
}

function countComments(page: PDFDict, notices: NoticeCounts): void {
  const annotations = arrayAt(page, 'Annots');
  for (let index = 0; annotations && index < annotations.size(); index += 1) {
    const annotation = annotations.lookup(index);
    if (annotation instanceof PDFDict && comments.has(nameAt(annotation, 'Subtype') ?? '')) {
      addNotice(notices, 'notesIncluded');
    }
  }
}

/** The annotations of a page of the target, each made an object of its own. */
export function annotationRefs(page: PDFDict): PDFRef[] {
  const annotations = arrayAt(page, 'Annots');
  if (!annotations) {
    return [];
  }
  const refs = annotations.asArray().flatMap((item) => {
    if (item instanceof PDFRef) {
      return page.context.lookup(item) instanceof PDFDict ? [item] : [];
    }
    return item instanceof PDFDict ? [page.context.register(item)] : [];
  });
  const array = PDFArray.withContext(page.context);
  for (const ref of refs) {
    array.push(ref);
  }
  page.set(PDFName.of('Annots'), array);
  return refs;
}
