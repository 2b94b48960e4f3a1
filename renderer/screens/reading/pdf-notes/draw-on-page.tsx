import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Shape } from '../../../../core/domain/annotations/annotation.ts';
import type { PixelBox } from '../../../../core/domain/pages/page-frame.ts';
import { useWords } from '../../../app/words.ts';
import type { ShownPage } from '../pdf/page-overlay.ts';

export type DrawTool = 'ink' | 'area' | 'textBox';

/** Smaller than this, in pixels, a press was no rectangle. */
const leastSide = 6;
const strokeWidth = 2;
const step = 8;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** Takes the pointer over a page while something is drawn; rectangles by keyboard too. */
export function DrawOnPage({
  page,
  tool,
  byKey,
  onDone,
  onCancel,
}: {
  readonly page: ShownPage;
  readonly tool: DrawTool;
  /** A rectangle stands ready in the middle of this page, to be moved by arrows. */
  readonly byKey: boolean;
  readonly onDone: (shape: Shape) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const [points, setPoints] = useState<readonly Point[]>([]);
  const drawing = useRef(false);
  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: event.clientX - box.left,
      y: event.clientY - box.top,
      pressure: event.pressure > 0 ? event.pressure : 0.5,
    };
  };
  const finish = (): void => {
    drawing.current = false;
    const shape = tool === 'ink' ? inkOf(points, page) : rectangleOf(boxOf(points), page);
    setPoints([]);
    if (shape !== null) {
      onDone(shape);
    }
  };
  const box = boxOf(points);
  return (
    <div
      className="pdf-draw"
      data-takes-pointer=""
      title={t('annotate:surface', { tool: t(`annotate:tool.${tool}`) })}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drawing.current = true;
        setPoints([pointOf(event)]);
      }}
      onPointerMove={(event) => {
        if (drawing.current) {
          const next = pointOf(event);
          setPoints((now) => [...now, next]);
        }
      }}
      onPointerUp={finish}
      onPointerCancel={() => {
        drawing.current = false;
        setPoints([]);
      }}
    >
      {tool === 'ink' && points.length > 0 ? (
        <svg className="pdf-ink" width={page.widthPixels} height={page.heightPixels} aria-hidden="true">
          <polyline
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            strokeWidth={strokeWidth * page.pixelsPerPoint}
          />
        </svg>
      ) : null}
      {tool !== 'ink' && box !== null ? <span className="pdf-shape" style={box} /> : null}
      {byKey && tool !== 'ink' ? <KeyRectangle page={page} onDone={onDone} onCancel={onCancel} /> : null}
    </div>
  );
}

function KeyRectangle({
  page,
  onDone,
  onCancel,
}: {
  readonly page: ShownPage;
  readonly onDone: (shape: Shape) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const element = useRef<HTMLButtonElement>(null);
  const [box, setBox] = useState<PixelBox>({
    left: Math.round(page.widthPixels * 0.3),
    top: Math.round(page.heightPixels * 0.3),
    width: Math.round(page.widthPixels * 0.4),
    height: Math.round(page.heightPixels * 0.15),
  });
  useEffect(() => element.current?.focus(), []);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const across = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0;
    const down = event.key === 'ArrowDown' ? step : event.key === 'ArrowUp' ? -step : 0;
    if (across !== 0 || down !== 0) {
      event.preventDefault();
      event.stopPropagation();
      setBox((now) =>
        event.shiftKey
          ? { ...now, width: Math.max(step, now.width + across), height: Math.max(step, now.height + down) }
          : { ...now, left: now.left + across, top: now.top + down },
      );
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  const percent = (part: number, whole: number) => Math.round((part / whole) * 100);
  return (
    <button
      ref={element}
      type="button"
      className="pdf-shape pdf-key-rectangle"
      style={box}
      aria-label={`${t('annotate:keys.rectangleHelp')}。${t('annotate:keys.rectangle', {
        left: percent(box.left, page.widthPixels),
        top: percent(box.top, page.heightPixels),
        width: percent(box.width, page.widthPixels),
        height: percent(box.height, page.heightPixels),
      })}`}
      onPointerDown={(event) => event.stopPropagation()}
      onKeyDown={press}
      onClick={() => {
        const shape = rectangleOf(box, page);
        if (shape !== null) {
          onDone(shape);
        }
      }}
    />
  );
}

function boxOf(points: readonly Point[]): PixelBox | null {
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined
    ? null
    : {
        left: Math.min(first.x, last.x),
        top: Math.min(first.y, last.y),
        width: Math.abs(first.x - last.x),
        height: Math.abs(first.y - last.y),
      };
}

function rectangleOf(box: PixelBox | null, page: ShownPage): Shape | null {
  if (box === null || box.width < leastSide || box.height < leastSide) {
    return null;
  }
  const { left, bottom, right, top } = page.boxToPoints(box);
  return { type: 'rectangle', space: 'page', rectangle: [left, bottom, right - left, top - bottom] };
}

function inkOf(points: readonly Point[], page: ShownPage): Shape | null {
  if (points.length < 2) {
    return null;
  }
  return {
    type: 'ink',
    space: 'page',
    strokes: [
      {
        points: points.map(({ x, y, pressure }): [number, number, number] => {
          const point = page.toPoints({ x, y });
          return [point.x, point.y, pressure];
        }),
        width: strokeWidth,
      },
    ],
  };
}
