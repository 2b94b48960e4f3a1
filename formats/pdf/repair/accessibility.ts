import { type PDFContext, PDFDict, PDFName } from '@cantoo/pdf-lib';
import {
  elementKid,
  newElement,
  type StructureElement,
  type StructureKid,
  visitElements,
} from '../merge/structure-model.ts';
import { humanText } from '../merge/structure-writer.ts';
import { dictAt, textAt } from '../objects/access.ts';

export interface RepairWords {
  /** Alternative text of a figure that has none. */
  readonly figure: string;
  /** What a link within the document says of itself when it holds no text. */
  readonly documentLink: string;
}

/**
 * Repairs what browsers leave undone when they write tags: bodies of list items, alternative texts of figures, and
 * descriptions of links.
 */
export function repairStructure(
  elements: readonly StructureElement[],
  context: PDFContext,
  words: RepairWords,
): void {
  visitElements(elements, (element) => {
    switch (element.role) {
      case 'LI':
        wrapListBody(element);
        break;
      case 'Figure':
        describeFigure(element, words);
        break;
      case 'Link':
        describeLinks(element, context, words);
        break;
      default:
    }
  });
}

const listRoles: ReadonlySet<string> = new Set(['Lbl', 'LBody']);

/** LI may hold nothing but its label and its body. */
function wrapListBody(item: StructureElement): void {
  const isPart = (kid: StructureKid) => kid.kind === 'element' && listRoles.has(kid.element.role);
  const labels = item.kids.filter(isPart);
  const rest = item.kids.filter((kid) => !isPart(kid));
  if (rest.length > 0) {
    item.kids = [...labels, elementKid(newElement('LBody', rest))];
  }
}

/** A figure around a figure is only a frame; a figure that says nothing gets at least the word. */
function describeFigure(figure: StructureElement, words: RepairWords): void {
  if (figure.entries.has('Alt') || hasText(figure, 'Alt') || hasText(figure, 'ActualText')) {
    return;
  }
  if (containsFigure(figure)) {
    figure.role = 'Div';
  } else {
    figure.entries.set('Alt', humanText(words.figure));
  }
}

function hasText(element: StructureElement, key: string): boolean {
  return element.source !== null && (textAt(element.source, key) ?? '') !== '';
}

function containsFigure(element: StructureElement): boolean {
  return element.kids.some(
    (kid) => kid.kind === 'element' && (kid.element.role === 'Figure' || containsFigure(kid.element)),
  );
}

function describeLinks(link: StructureElement, context: PDFContext, words: RepairWords): void {
  for (const kid of link.kids) {
    const annotation = kid.kind === 'object' ? context.lookup(kid.object) : undefined;
    if (annotation instanceof PDFDict && !annotation.has(PDFName.of('Contents'))) {
      const action = dictAt(annotation, 'A');
      const address = action && textAt(action, 'URI');
      const alternative = link.source && textAt(link.source, 'Alt');
      annotation.set(PDFName.of('Contents'), humanText(alternative || address || words.documentLink));
    }
  }
}
