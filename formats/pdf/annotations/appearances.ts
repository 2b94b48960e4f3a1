import { type PDFContext, PDFDict, type PDFFont, PDFName, type PDFRef } from '@cantoo/pdf-lib';
import type { LineStyle } from '../../../core/domain/annotations/colours.ts';
import type { Rectangle } from '../objects/access.ts';
import type { Colour, NewFreeText, NewHighlight, NewInk, NewSquare, Point } from './annotation.ts';

/** How a note looks: drawn by every viewer alike, because none has to make it up. */
export interface Appearance {
  readonly form: PDFRef;
  readonly rectangle: Rectangle;
}

const edge = 1;
const underlineWidth = 1.2;

/** A marker that lets the text shine through, with the line of its colour below the text. */
export function highlightAppearance(context: PDFContext, { quads, colour, line }: NewHighlight): Appearance {
  const rectangle = grow(boundsOf(quads.flatMap(cornersOf)), edge + linesRoom);
  const boxes = quads.map(
    ({ left, bottom, right, top }) => `${numbers([left, bottom, right - left, top - bottom])} re f`,
  );
  const drawn = line === undefined ? '' : ` ${linesBelow(quads, line.style, line.colour)}`;
  const operators = `/Marker gs ${colours(colour)} rg ${boxes.join(' ')}${drawn}`;
  const form = formOf(context, rectangle, operators, {
    ExtGState: { Marker: { Type: 'ExtGState', BM: 'Multiply', CA: 1, ca: 1 } },
  });
  return { form, rectangle };
}

/** A line below each stretch of text; down the right-hand side of columns that are higher than wide. */
export function underlineAppearance(context: PDFContext, { quads, colour, line }: NewHighlight): Appearance {
  const rectangle = grow(boundsOf(quads.flatMap(cornersOf)), edge + linesRoom);
  const operators = linesBelow(quads, line?.style ?? 'solid', line?.colour ?? colour);
  return { form: formOf(context, rectangle, operators, {}), rectangle };
}

/** How far a line may reach beyond the text. */
const linesRoom = 3;

function linesBelow(quads: readonly Rectangle[], style: LineStyle, colour: Colour): string {
  const paths = quads.map(({ left, bottom, right, top }) => {
    const upright = top - bottom > 2 * (right - left);
    const length = upright ? top - bottom : right - left;
    // Along the line from its beginning, then away from the text.
    const at = (along: number, away: number) =>
      numbers(upright ? [right + away, top - along] : [left + along, bottom - away]);
    return lineOf(style, length, at);
  });
  const dashes: Record<LineStyle, string> = {
    solid: '[] 0 d 0 J',
    double: '[] 0 d 0 J',
    wavy: '[] 0 d 1 J',
    dotted: '[0 2.6] 0 d 1 J',
    dashed: '[5 2.5] 0 d 0 J',
  };
  const width = { solid: underlineWidth, double: 0.7, wavy: 0.9, dotted: 1.5, dashed: underlineWidth }[style];
  return `q ${colours(colour)} RG ${numbers([width])} w ${dashes[style]} ${paths.join(' ')} Q`;
}

const waveLength = 4;
const waveHeight = 1.1;

function lineOf(style: LineStyle, length: number, at: (along: number, away: number) => string): string {
  const straight = (away: number) => `${at(0, away)} m ${at(length, away)} l S`;
  if (style === 'double') {
    return `${straight(0)} ${straight(1.8)}`;
  }
  if (style !== 'wavy') {
    return straight(0);
  }
  const points: string[] = [`${at(0, waveHeight)} m`];
  for (let along = waveLength / 2, up = true; along < length; along += waveLength / 2, up = !up) {
    points.push(`${at(along, up ? 0 : 2 * waveHeight)} l`);
  }
  return `${points.join(' ')} S`;
}

export function squareAppearance(context: PDFContext, note: NewSquare): Appearance {
  const { left, bottom, right, top } = note.rectangle;
  const operators = `${colours(note.colour)} RG ${numbers([note.lineWidth])} w ${numbers([left, bottom, right - left, top - bottom])} re S`;
  const rectangle = grow(note.rectangle, note.lineWidth / 2 + edge);
  return { form: formOf(context, rectangle, operators, {}), rectangle };
}

export function inkAppearance(context: PDFContext, { strokes, colour, lineWidth }: NewInk): Appearance {
  const rectangle = grow(boundsOf(strokes.flat()), lineWidth + edge);
  const paths = strokes.map((stroke) =>
    stroke.map(({ x, y }, index) => `${numbers([x, y])} ${index === 0 ? 'm' : 'l'}`).join(' '),
  );
  const operators = `${colours(colour)} RG ${numbers([lineWidth])} w 1 J 1 j ${paths.map((path) => `${path} S`).join(' ')}`;
  return { form: formOf(context, rectangle, operators, {}), rectangle };
}

export const noteSize = 20;

/** A speech bubble with three lines. */
export function noteAppearance(context: PDFContext, at: Point, colour: Colour): Appearance {
  const bubble = '1 5 18 14 re B 5 5 m 5 1 l 10 5 l b';
  const lines = '4 15 m 16 15 l S 4 12 m 16 12 l S 4 9 m 12 9 l S';
  const form = formOf(
    context,
    { left: 0, bottom: 0, right: noteSize, top: noteSize },
    `${colours(colour)} rg 0 0 0 RG 1 w ${bubble} ${lines}`,
    {},
  );
  return { form, rectangle: { left: at.x, bottom: at.y - noteSize, right: at.x + noteSize, top: at.y } };
}

const padding = 3;
const lineHeight = 1.4;

/** Text in a box, in an embedded font; lines are broken at the box and at line ends of the text. */
export function freeTextAppearance(context: PDFContext, note: NewFreeText, font: PDFFont): Appearance {
  const { rectangle, size, colour } = note;
  const width = rectangle.right - rectangle.left;
  const height = rectangle.top - rectangle.bottom;
  const lines = breakLines(note.contents, width - 2 * padding, (text) => font.widthOfTextAtSize(text, size));
  const shown = lines.map((line) => `${font.encodeText(line).toString()} Tj T*`).join(' ');
  const box = `${colours(colour)} rg 0.3 G 1 w ${numbers([0.5, 0.5, width - 1, height - 1])} re B`;
  const text = `BT /Text ${numbers([size])} Tf 0 g ${numbers([size * lineHeight])} TL ${numbers([padding, height - size - padding])} Td ${shown} ET`;
  const form = formOf(context, { left: 0, bottom: 0, right: width, top: height }, `${box} ${text}`, {
    Font: { Text: font.ref },
  });
  return { form, rectangle };
}

function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const character of paragraph) {
      if (line !== '' && measure(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
    return [...lines, line];
  });
}

type Resources = Parameters<PDFContext['flateStream']>[1];

function formOf(
  context: PDFContext,
  box: Rectangle,
  operators: string,
  resources: NonNullable<Resources>,
): PDFRef {
  const stream = context.flateStream(operators, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [box.left, box.bottom, box.right, box.top],
    Resources: resources,
  });
  // A group of its own, so that a marker is multiplied with the page as a whole.
  const group = PDFDict.withContext(context);
  group.set(PDFName.of('S'), PDFName.of('Transparency'));
  stream.dict.set(PDFName.of('Group'), group);
  return context.register(stream);
}

function cornersOf({ left, bottom, right, top }: Rectangle): Point[] {
  return [
    { x: left, y: bottom },
    { x: right, y: top },
  ];
}

function boundsOf(points: readonly Point[]): Rectangle {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

function grow({ left, bottom, right, top }: Rectangle, by: number): Rectangle {
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by };
}

function colours({ red, green, blue }: Colour): string {
  return numbers([red, green, blue]);
}

function numbers(values: readonly number[]): string {
  return values.map((value) => Number(value.toFixed(3)).toString()).join(' ');
}
