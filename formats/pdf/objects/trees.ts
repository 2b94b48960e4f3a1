import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { arrayAt, dictOf, numberAt, textAt } from './access.ts';

/** Name trees and number trees: sorted maps that may be cut into nested nodes. Damaged files may even tie knots in them. */

function visitLeaves(
  root: PDFDict,
  leafKey: 'Names' | 'Nums',
  visit: (pairs: ReturnType<typeof arrayAt>) => void,
): void {
  const seen = new Set<PDFDict>();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) {
      continue;
    }
    seen.add(node);
    visit(arrayAt(node, leafKey));
    const kids = arrayAt(node, 'Kids');
    for (let index = (kids?.size() ?? 0) - 1; index >= 0; index -= 1) {
      const kid = dictOf(kids?.lookup(index));
      if (kid) {
        waiting.push(kid);
      }
    }
  }
}

/** Entries of a name tree in stored order; values unresolved. */
export function nameTreeEntries(root: PDFDict): [string, PDFObject][] {
  const entries: [string, PDFObject][] = [];
  visitLeaves(root, 'Names', (pairs) => {
    for (let index = 0; pairs && index + 1 < pairs.size(); index += 2) {
      const key = textAt(pairs, index);
      if (key !== null) {
        entries.push([key, pairs.get(index + 1)]);
      }
    }
  });
  return entries;
}

/** Entries of a number tree in stored order; values unresolved. */
export function numberTreeEntries(root: PDFDict): [number, PDFObject][] {
  const entries: [number, PDFObject][] = [];
  visitLeaves(root, 'Nums', (pairs) => {
    for (let index = 0; pairs && index + 1 < pairs.size(); index += 2) {
      const key = numberAt(pairs, index);
      if (key !== null) {
        entries.push([key, pairs.get(index + 1)]);
      }
    }
  });
  return entries;
}

const leafSize = 256;

/** A number tree of entries that are already in order. */
export function writeNumberTree(
  context: PDFContext,
  entries: readonly (readonly [number, PDFObject])[],
): PDFRef {
  const leaves: PDFRef[] = [];
  for (let start = 0; start < entries.length; start += leafSize) {
    const leaf = entries.slice(start, start + leafSize);
    const limits = [leaf[0]?.[0] ?? 0, leaf.at(-1)?.[0] ?? 0];
    leaves.push(context.register(context.obj({ Limits: limits, Nums: leaf.flat() })));
  }
  return context.register(context.obj(leaves.length === 0 ? { Nums: [] } : { Kids: leaves }));
}

/** A name tree; the keys are put in the order that the format asks for. */
export function writeNameTree(
  context: PDFContext,
  entries: readonly (readonly [string, PDFObject])[],
): PDFRef {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const leaves: PDFRef[] = [];
  for (let start = 0; start < sorted.length; start += leafSize) {
    const leaf = sorted.slice(start, start + leafSize);
    const limits = [byteText(leaf[0]?.[0] ?? ''), byteText(leaf.at(-1)?.[0] ?? '')];
    const names = leaf.flatMap(([key, value]) => [byteText(key), value]);
    leaves.push(context.register(context.obj({ Limits: limits, Names: names })));
  }
  return context.register(context.obj(leaves.length === 0 ? { Names: [] } : { Kids: leaves }));
}

/** Keys in plain letters stay short; anything else is written as UTF-16. */
export function byteText(text: string): PDFString | PDFHexString {
  return /^[\w.:/-]*$/.test(text) ? PDFString.of(text) : PDFHexString.fromText(text);
}
