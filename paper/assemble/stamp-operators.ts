import type { Rectangle } from '../../formats/pdf/objects/access.ts';
import type { PageGeometry } from '../../formats/pdf/objects/pages.ts';
import type { Box, PlacedText, StampLayout, VisualSize } from './stamp-layout.ts';

/** Size of a page as displayed, in points. */
export function visualSize({ visible, rotation, unit }: PageGeometry): VisualSize {
  const width = (visible.right - visible.left) * unit;
  const height = (visible.top - visible.bottom) * unit;
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The matrix from the page as displayed (points, origin at its lower left) to its user space. */
export function visualMatrix({ visible, rotation, unit }: PageGeometry, scale: number): readonly number[] {
  const size = scale / unit;
  switch (rotation) {
    case 0:
      return [size, 0, 0, size, visible.left, visible.bottom];
    case 90:
      return [0, size, -size, 0, visible.right, visible.bottom];
    case 180:
      return [-size, 0, 0, -size, visible.right, visible.top];
    case 270:
      return [0, -size, size, 0, visible.left, visible.top];
  }
}

/** A box on the page as displayed, in the page's user space. */
export function boxInUserSpace({ x, y, width, height }: Box, matrix: readonly number[]): Rectangle {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const xs = [a * x + c * y + e, a * (x + width) + c * (y + height) + e];
  const ys = [b * x + d * y + f, b * (x + width) + d * (y + height) + f];
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** The stamps as content operators, marked as page furniture that is not read aloud. */
export function stampOperators(layout: StampLayout, matrix: readonly number[]): string {
  const frame = layout.frame ? frameOperators(layout.frame, layout.frameLine) : '';
  return [
    artifact('Header', 'Top', matrix, [
      ...backings(layout.header.backings),
      frame,
      ...texts(layout.header.texts),
    ]),
    artifact('Footer', 'Bottom', matrix, [
      ...backings(layout.footer.backings),
      ...texts(layout.footer.texts),
    ]),
  ].join('\n');
}

function artifact(
  subtype: string,
  edge: string,
  matrix: readonly number[],
  operators: readonly string[],
): string {
  return [
    `/Artifact <</Type /Pagination /Subtype /${subtype} /Attached [/${edge}]>> BDC`,
    `q ${matrix.map(decimal).join(' ')} cm`,
    ...operators,
    'Q EMC',
  ].join('\n');
}

function backings(boxes: readonly Box[]): string[] {
  return boxes.length === 0 ? [] : ['1 g', ...boxes.map((box) => `${rectangle(box)} f`)];
}

function frameOperators(box: Box, line: number): string {
  // The line is drawn inside the frame.
  const inner = {
    x: box.x + line / 2,
    y: box.y + line / 2,
    width: box.width - line,
    height: box.height - line,
  };
  return `0 G ${decimal(line)} w 0 j [] 0 d ${rectangle(inner)} S`;
}

function texts(placed: readonly PlacedText[]): string[] {
  return placed.flatMap(({ runs, size, x, y, stretch }) => {
    let at = x;
    return runs.map((run) => {
      const matrix = [stretch, 0, 0, 1, at, y].map(decimal).join(' ');
      at += run.width * size * stretch;
      return `BT 0 g 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts /${run.resource} ${decimal(size)} Tf ${matrix} Tm ${run.encoded} Tj ET`;
    });
  });
}

function rectangle({ x, y, width, height }: Box): string {
  return `${[x, y, width, height].map(decimal).join(' ')} re`;
}

/** PDF knows no exponents. */
function decimal(value: number): string {
  const text = value.toFixed(4);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
