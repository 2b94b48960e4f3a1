import { type PointerEvent, type ReactNode, useRef } from 'react';
import type { Stroke } from '../../../../core/domain/annotations/annotation.ts';
import { passesBy } from '../../../annotate/ink.ts';
import type { MarkView } from '../../../annotate/model.ts';
import { useWords } from '../../../app/words.ts';
import type { ShownPage } from '../pdf/page-overlay.ts';

/** Around the middle of the eraser, in CSS pixels. */
const reach = 10;

/** Takes the pointer over a page while strokes of the pen are taken away again. */
export function EraseOnPage({
  page,
  marks,
  onErase,
  onLift,
}: {
  readonly page: ShownPage;
  /** Of this page. */
  readonly marks: readonly MarkView[];
  /** The drawing keeps these strokes; none: it goes. */
  readonly onErase: (mark: MarkView, left: readonly Stroke[]) => void;
  /** @param erased whether anything was met since the eraser was put down */
  readonly onLift: (erased: boolean) => void;
}): ReactNode {
  const t = useWords();
  const down = useRef(false);
  /** What is gone already, though the mark may still show it. */
  const erased = useRef(new Set<Stroke>());
  const erase = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    for (const mark of marks) {
      const { shape } = mark.target ?? {};
      if (mark.own && shape?.type === 'ink' && shape.space === 'page') {
        const now = shape.strokes.filter((stroke) => !erased.current.has(stroke));
        const left = now.filter((stroke) => !passes(stroke, at, page));
        if (left.length < now.length) {
          for (const stroke of now) {
            if (!left.includes(stroke)) {
              erased.current.add(stroke);
            }
          }
          onErase(mark, left);
        }
      }
    }
  };
  const lift = (): void => {
    if (down.current) {
      down.current = false;
      onLift(erased.current.size > 0);
      erased.current = new Set();
    }
  };
  return (
    // Erasing is by pointer; a chosen drawing goes with the Delete key.
    <div
      className="pdf-draw"
      data-takes-pointer=""
      title={t('annotate:surface', { tool: t('annotate:tool.eraser') })}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        down.current = true;
        erase(event);
      }}
      onPointerMove={(event) => {
        if (down.current) {
          erase(event);
        }
      }}
      onPointerUp={lift}
      onPointerCancel={lift}
    />
  );
}

/** Whether a stroke passes within reach of a point, in pixels of the page as shown. */
function passes({ points }: Stroke, at: { x: number; y: number }, page: ShownPage): boolean {
  return passesBy(
    points.map(([x, y]) => page.toPixels({ x, y })),
    at,
    reach,
  );
}
