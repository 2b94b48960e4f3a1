import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ShownDocument } from '../../../formats/pdf/pdfium/shown-document.ts';

/** A page as seen: three bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => readonly [number, number, number];
}

/** A stretch of a picture in pixels, from its upper left corner. */
export interface PictureBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Points of a page to pixels in these tests. */
export const pixelsPerPoint = 2;

/** A page as poppler shows it. */
export function popplerPicture(file: string, pageIndex: number): Picture {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-picture-'));
  const target = path.join(folder, 'page');
  const page = String(pageIndex + 1);
  const resolution = String(72 * pixelsPerPoint);
  execFileSync('pdftoppm', ['-r', resolution, '-f', page, '-l', page, '-singlefile', file, target], {
    stdio: 'pipe',
  });
  const bytes = readFileSync(`${target}.ppm`);
  rmSync(folder, { recursive: true });
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 64).toString('latin1'));
  if (head === null) {
    throw new Error('no portable pixel map');
  }
  const [all, width, height] = head;
  return pictureOf(Number(width), Number(height), bytes.subarray(all.length), 3);
}

/** A page as PDFium shows it. */
export function pdfiumPicture(document: ShownDocument, pageIndex: number): Picture {
  const { width, height, pixels } = document.draw(pageIndex, { pixelsPerPoint, view: 0, part: null });
  return pictureOf(width, height, pixels, 4);
}

/** A page as it was drawn elsewhere, four bytes a pixel. */
export function drawnPicture(width: number, height: number, pixels: Uint8Array): Picture {
  return pictureOf(width, height, pixels, 4);
}

function pictureOf(
  width: number,
  height: number,
  bytes: Uint8Array | Uint8ClampedArray,
  step: number,
): Picture {
  return {
    width,
    height,
    at: (x, y) => {
      const start = (y * width + x) * step;
      return [bytes[start] ?? 255, bytes[start + 1] ?? 255, bytes[start + 2] ?? 255];
    },
  };
}

/** How many pixels of a box look clearly different in two pictures. */
export function differing(one: Picture, other: Picture, box: PictureBox): number {
  return count(box, one, (x, y) => differs(one, other, x, y));
}

function differs(one: Picture, other: Picture, x: number, y: number): boolean {
  const [a, b] = [one.at(x, y), other.at(x, y)];
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? 0)))) > 40;
}

/** A page before something was drawn on it, and after. */
export interface Change {
  readonly before: Picture;
  readonly after: Picture;
}

/**
 * How much of what one program changed in a box another one changed too, at most `reach` pixels away: edges of the same mark
 * are drawn a little differently. From 0 to 1; 1 where nothing was changed.
 */
export function shareOfChange(one: Change, other: Change, box: PictureBox, reach: number): number {
  const inOther = (x: number, y: number): boolean => {
    for (let down = -reach; down <= reach; down += 1) {
      for (let across = -reach; across <= reach; across += 1) {
        if (differs(other.before, other.after, x + across, y + down)) {
          return true;
        }
      }
    }
    return false;
  };
  const all = differing(one.before, one.after, box);
  const shared = count(box, one.after, (x, y) => differs(one.before, one.after, x, y) && inOther(x, y));
  return all === 0 ? 1 : shared / all;
}

/** How many columns of a box hold dark ink: wide where there are glyphs, none where there are blanks. */
export function inkedColumns(picture: Picture, box: PictureBox): number {
  let columns = 0;
  for (let x = Math.floor(box.left); x < Math.min(box.right, picture.width); x += 1) {
    const column = { ...box, left: x, right: x + 1 };
    columns += count(column, picture, (at, y) => Math.max(...picture.at(at, y)) < 100) > 0 ? 1 : 0;
  }
  return columns;
}

function count(box: PictureBox, picture: Picture, holds: (x: number, y: number) => boolean): number {
  let found = 0;
  for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(box.bottom, picture.height); y += 1) {
    for (let x = Math.max(0, Math.floor(box.left)); x < Math.min(box.right, picture.width); x += 1) {
      found += holds(x, y) ? 1 : 0;
    }
  }
  return found;
}
