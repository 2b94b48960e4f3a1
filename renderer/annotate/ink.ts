import { getStroke } from 'perfect-freehand';
import type { Shape, Stroke } from '../../core/domain/annotations/annotation.ts';
import { type Box, type Point, rounded } from './boxes.ts';

export type InkShape = Extract<Shape, { type: 'ink' }>;

/** Width of a line that is drawn with middle pressure, in CSS pixels. */
export const penWidth = 3;
/** What devices without a sense of pressure report. */
const noPressure = 0.5;
/** Points closer together than this add nothing, in CSS pixels. */
const leastDistance = 0.75;
/** As many points as a stroke may have. */
export const mostPoints = 20_000;

export interface InkPoint extends Point {
  /** 0 to 1. */
  readonly pressure: number;
}

/** Whether a point is far enough from the one before to be kept. */
export function isFurther(before: InkPoint | undefined, { x, y }: Point): boolean {
  return before === undefined || Math.hypot(x - before.x, y - before.y) >= leastDistance;
}

/** The outline of a stroke as a path of SVG, in the unit of its points. */
export function outlineOf(points: readonly InkPoint[], width: number, finished: boolean): string {
  const outline = getStroke(
    points.map(({ x, y, pressure }) => [x, y, pressure]),
    {
      size: width * 1.6,
      thinning: 0.5,
      smoothing: 0.5,
      streamline: 0.35,
      simulatePressure: points.every(({ pressure }) => pressure === noPressure),
      last: finished,
    },
  );
  const [first, ...rest] = outline;
  if (first === undefined) {
    return '';
  }
  const place = ([x = 0, y = 0]: readonly number[]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = (a: readonly number[], b: readonly number[]): number[] => [
    ((a[0] ?? 0) + (b[0] ?? 0)) / 2,
    ((a[1] ?? 0) + (b[1] ?? 0)) / 2,
  ];
  // From middle to middle, the corners being the points that bend the curve.
  const curves = rest.map(
    (corner, index) => `${place(corner)} ${place(middle(corner, rest[index + 1] ?? first))}`,
  );
  return `M${place(middle(first, rest[0] ?? first))} Q${curves.join(' ')} Z`;
}

/** A stroke drawn on the paper, in fractions of the block it was begun on. */
export function strokeOf(points: readonly InkPoint[], width: number, block: Box): Stroke {
  return {
    points: points
      .slice(0, mostPoints)
      .map(({ x, y, pressure }) => [
        rounded((x - block.left) / block.width),
        rounded((y - block.top) / block.height),
        Math.round(Math.min(1, Math.max(0, pressure)) * 100) / 100,
      ]),
    width: rounded(width / block.width),
  };
}

/** The points of a stored stroke in a block of that size, from the block's corner. */
export function pointsOf({ points }: Stroke, { width, height }: Pick<Box, 'width' | 'height'>): InkPoint[] {
  return points.map(([x, y, pressure]) => ({ x: x * width, y: y * height, pressure }));
}

/** Whether a stroke passes within `reach` of a point; all in CSS pixels from the block's corner. */
export function passesBy(points: readonly Point[], at: Point, reach: number): boolean {
  return points.some((point, index) => distanceToLine(at, point, points[index + 1] ?? point) <= reach);
}

function distanceToLine(at: Point, from: Point, to: Point): number {
  const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
  const along =
    length === 0
      ? 0
      : Math.max(
          0,
          Math.min(1, ((at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y)) / length),
        );
  return Math.hypot(at.x - from.x - along * (to.x - from.x), at.y - from.y - along * (to.y - from.y));
}
