import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react';
import type { AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import { useWords } from '../app/words.ts';
import { type Box, blockAt, boxBetween, boxOfBlock, type Point, withinPaper } from './boxes.ts';
import { type InkPoint, isFurther, mostPoints, outlineOf, penWidth } from './ink.ts';
import { Pointers } from './pointers.ts';
import type { Tool } from './tools.ts';

/** A rectangle smaller than this was a click, in CSS pixels. */
const smallest = 8;

export interface DrawActs {
  /** A finished stroke, in pixels of the paper, begun on the block. */
  readonly onStroke: (blockId: string, block: Box, points: readonly InkPoint[]) => void;
  /** The eraser passed there. */
  readonly onErase: (at: Point) => void;
  /** The eraser was lifted. */
  readonly onErased: () => void;
  /** A rectangle; null where the pointer was only pressed: then `at` says where. */
  readonly onRectangle: (blockId: string, block: Box, rectangle: Box | null, at: Point) => void;
}

interface Drawing {
  readonly pointerId: number;
  readonly meaning: 'draw' | 'erase' | 'scroll';
  readonly blockId: string;
  readonly block: Box;
  readonly points: InkPoint[];
  readonly start: Point;
  scrollFrom: number;
}

/** Over the paper while a tool is at hand: what the pointer does becomes strokes and rectangles. */
export function DrawSurface({
  paper,
  area,
  tool,
  colour,
  acts,
}: {
  readonly paper: RefObject<HTMLElement | null>;
  readonly area: RefObject<HTMLElement | null>;
  readonly tool: Exclude<Tool, 'select'>;
  readonly colour: AnnotationColour;
  readonly acts: DrawActs;
}): ReactNode {
  const t = useWords();
  const path = useRef<SVGPathElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const pointers = useRef(new Pointers());
  const [rectangle, setRectangle] = useState<Box | null>(null);
  const frame = useRef(0);

  const pointOf = (event: { clientX: number; clientY: number; pressure: number }): InkPoint => {
    const sheet = paper.current;
    const { left, top } =
      sheet === null
        ? { left: 0, top: 0 }
        : withinPaper(sheet, { left: event.clientX, top: event.clientY, width: 0, height: 0 });
    return { x: left, y: top, pressure: event.pressure };
  };
  // Strokes are drawn without React: every movement of the pen would draw the whole screen anew.
  const show = (): void => {
    frame.current = 0;
    const points = drawing.current?.meaning === 'draw' && tool === 'ink' ? drawing.current.points : [];
    path.current?.setAttribute('d', points.length === 0 ? '' : outlineOf(points, penWidth, false));
  };
  const soon = (): void => {
    frame.current ||= requestAnimationFrame(show);
  };
  const stop = (): void => {
    drawing.current = null;
    setRectangle(null);
    soon();
  };
  const stopNow = useEffectEvent(stop);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && drawing.current !== null) {
        event.stopPropagation();
        stopNow();
      }
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);

  const down = (event: PointerEvent<HTMLElement>): void => {
    const sheet = paper.current;
    if (sheet === null || drawing.current !== null) {
      return;
    }
    const asked = pointers.current.meaningOf(event.nativeEvent);
    const meaning = tool === 'eraser' && asked === 'draw' ? 'erase' : asked;
    const blockId = blockAt(sheet, event.clientX, event.clientY);
    const block = blockId === null ? null : boxOfBlock(sheet, blockId);
    if (
      meaning === 'ignore' ||
      blockId === null ||
      block === null ||
      block.width === 0 ||
      block.height === 0
    ) {
      return;
    }
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const start = pointOf(event);
    drawing.current = {
      pointerId: event.pointerId,
      meaning,
      blockId,
      block,
      points: [start],
      start,
      scrollFrom: event.clientY,
    };
    if (meaning === 'erase') {
      acts.onErase(start);
    }
    soon();
  };

  const move = (event: PointerEvent<HTMLElement>): void => {
    const now = drawing.current;
    if (now === null || now.pointerId !== event.pointerId) {
      return;
    }
    if (now.meaning === 'scroll') {
      area.current?.scrollBy(0, now.scrollFrom - event.clientY);
      now.scrollFrom = event.clientY;
      return;
    }
    if (now.meaning === 'draw' && tool !== 'ink') {
      setRectangle(boxBetween(now.start, pointOf(event)));
      return;
    }
    const { nativeEvent } = event;
    const met = nativeEvent.getCoalescedEvents();
    for (const part of met.length === 0 ? [nativeEvent] : met) {
      const point = pointOf(part);
      if (isFurther(now.points.at(-1), point) && now.points.length < mostPoints) {
        now.points.push(point);
        if (now.meaning === 'erase') {
          acts.onErase(point);
        }
      }
    }
    soon();
  };

  const up = (event: PointerEvent<HTMLElement>): void => {
    const now = drawing.current;
    if (now === null || now.pointerId !== event.pointerId) {
      return;
    }
    stop();
    if (now.meaning === 'erase') {
      acts.onErased();
    } else if (now.meaning === 'draw' && tool === 'ink') {
      acts.onStroke(now.blockId, now.block, now.points);
    } else if (now.meaning === 'draw') {
      const drawn = boxBetween(now.start, pointOf(event));
      const pressed = drawn.width < smallest && drawn.height < smallest;
      acts.onRectangle(now.blockId, now.block, pressed ? null : drawn, now.start);
    }
  };

  return (
    <div
      className={`draw-surface draw-${tool}`}
      data-colour={colour}
      role="img"
      aria-label={t('annotate:surface', { tool: t(`annotate:tool.${tool}`) })}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={stop}
    >
      <svg className="ink" aria-hidden="true">
        <path ref={path} />
      </svg>
      {rectangle === null ? null : <div className="shape shape-rectangle drawn-now" style={rectangle} />}
    </div>
  );
}
