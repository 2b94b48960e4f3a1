import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import { dictAt, itemsOf, numberAt } from '../objects/access.ts';
import { numberTreeEntries, writeNumberTree } from '../objects/trees.ts';

export interface TaggedAnnotation {
  readonly ref: PDFRef;
  readonly page: PDFRef;
}

/** Gives every annotation a structure element at the end of the document element. Does nothing in an untagged file. */
export function tagAnnotations(document: PDFDocument, annotations: readonly TaggedAnnotation[]): void {
  const { context, catalog } = document;
  const root = dictAt(catalog, 'StructTreeRoot');
  const parentTree = root && dictAt(root, 'ParentTree');
  const top = root && itemsOf(context.lookup(root.get(PDFName.of('K'))))[0];
  const topRef = top instanceof PDFRef ? top : root?.get(PDFName.of('K'));
  const topElement = context.lookup(topRef);
  if (!root || !parentTree || !(topRef instanceof PDFRef) || !(topElement instanceof PDFDict)) {
    return;
  }
  const parents = numberTreeEntries(parentTree);
  const highest = parents.reduce((high, [key]) => Math.max(high, key), -1);
  let next = Math.max(highest + 1, numberAt(root, 'ParentTreeNextKey') ?? 0);
  const kids = PDFArray.withContext(context);
  const old = topElement.get(PDFName.of('K'));
  for (const kid of context.lookup(old) instanceof PDFArray
    ? itemsOf(context.lookup(old))
    : old
      ? [old]
      : []) {
    kids.push(kid);
  }
  for (const { ref, page } of annotations) {
    const element = context.register(
      context.obj({
        Type: 'StructElem',
        S: 'Annot',
        P: topRef,
        Pg: page,
        K: [{ Type: 'OBJR', Obj: ref, Pg: page }],
      }),
    );
    kids.push(element);
    context.lookup(ref, PDFDict).set(PDFName.of('StructParent'), PDFNumber.of(next));
    context.lookup(page, PDFDict).set(PDFName.of('Tabs'), PDFName.of('S'));
    parents.push([next, element]);
    next += 1;
  }
  topElement.set(PDFName.of('K'), kids);
  parents.sort(([a], [b]) => a - b);
  root.set(PDFName.of('ParentTree'), writeNumberTree(context, parents));
  root.set(PDFName.of('ParentTreeNextKey'), PDFNumber.of(next));
}
