import { type PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';
import { arrayAt, dictAt, dictOf, numberAt, type Rectangle, rectangleAt } from './access.ts';

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

export interface SourcePage {
  readonly dict: PDFDict;
  /** Null for a page that stands in its parent directly, against the rules. */
  readonly ref: PDFRef | null;
  /** Attributes that the page takes from the nodes above it. */
  readonly inherited: ReadonlyMap<string, PDFObject>;
}

/** All pages of a catalog in order. Nodes that occur twice, as in damaged files, count once. */
export function collectPages(catalog: PDFDict): SourcePage[] {
  const pages: SourcePage[] = [];
  const seen = new Set<PDFDict>();
  const walk = (node: PDFDict, ref: PDFRef | null, above: ReadonlyMap<string, PDFObject>): void => {
    if (seen.has(node)) {
      return;
    }
    seen.add(node);
    const kids = arrayAt(node, 'Kids');
    if (!kids) {
      pages.push({ dict: node, ref, inherited: above });
      return;
    }
    const inherited = new Map(above);
    for (const key of inheritable) {
      const value = node.get(PDFName.of(key));
      if (value !== undefined) {
        inherited.set(key, value);
      }
    }
    for (const kid of kids.asArray()) {
      const dict = dictOf(node.context.lookup(kid));
      if (dict) {
        walk(dict, kid instanceof PDFRef ? kid : null, inherited);
      }
    }
  };
  const root = dictAt(catalog, 'Pages');
  if (root) {
    walk(root, null, new Map());
  }
  return pages;
}

export type Rotation = 0 | 90 | 180 | 270;

export interface PageGeometry {
  /** What is displayed and printed: the crop box within the media box, in user space. */
  readonly visible: Rectangle;
  /** Clockwise. */
  readonly rotation: Rotation;
  /** Size of one unit of user space in points. */
  readonly unit: number;
}

const a4: Rectangle = { left: 0, bottom: 0, right: 595.28, top: 841.89 };

/** Geometry of a page whose inherited attributes have been written into it. */
export function geometryOf(page: PDFDict): PageGeometry {
  const media = nonEmpty(rectangleAt(page, 'MediaBox')) ?? a4;
  const crop = nonEmpty(rectangleAt(page, 'CropBox')) ?? media;
  const visible = nonEmpty({
    left: Math.max(media.left, crop.left),
    bottom: Math.max(media.bottom, crop.bottom),
    right: Math.min(media.right, crop.right),
    top: Math.min(media.top, crop.top),
  });
  const quarter = Math.round((numberAt(page, 'Rotate') ?? 0) / 90);
  const rotation = rotations[((quarter % 4) + 4) % 4] ?? 0;
  const unit = numberAt(page, 'UserUnit') ?? 1;
  return { visible: visible ?? media, rotation, unit: unit > 0 ? unit : 1 };
}

const rotations: readonly Rotation[] = [0, 90, 180, 270];

function nonEmpty(box: Rectangle | null): Rectangle | null {
  return box && box.right - box.left > 1 && box.top - box.bottom > 1 ? box : null;
}
