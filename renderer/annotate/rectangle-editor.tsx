import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { AnnotationColour } from '../../core/domain/annotations/annotation.ts';
import { useWords } from '../app/words.ts';
import { useAnnounce } from '../ui/status.tsx';
import { type Box, keptInside, type Point } from './boxes.ts';
import { Tool } from './toolbar.tsx';

/** How far an arrow key goes, in CSS pixels; with Ctrl one pixel. */
const step = 12;
const smallest = 16;

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A rectangle on a block that keys and pointer move and size, before it is kept. */
export function RectangleEditor({
  block,
  start,
  colour,
  sizes,
  onDone,
  onCancel,
}: {
  /** Box of the block, in pixels of the paper: the rectangle stays inside. */
  readonly block: Box;
  readonly start: Box;
  readonly colour: AnnotationColour;
  /** Whether its size can be changed, not its place alone. */
  readonly sizes: boolean;
  readonly onDone: (rectangle: Box) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const element = useRef<HTMLDivElement>(null);
  const dragged = useRef<{ readonly from: Point; readonly box: Box; readonly sizing: boolean } | null>(null);
  const [rectangle, setRectangle] = useState(() => keptInside(start, block));
  const help = t(sizes ? 'annotate:keys.rectangleHelp' : 'annotate:keys.moveHelp');
  useEffect(() => {
    element.current?.focus();
  }, []);

  const change = (from: Box, x: number, y: number, sizing: boolean): Box => {
    const wanted = sizing
      ? {
          ...from,
          width: Math.max(smallest, Math.min(from.width + x, block.left + block.width - from.left)),
          height: Math.max(smallest, Math.min(from.height + y, block.top + block.height - from.top)),
        }
      : { ...from, left: from.left + x, top: from.top + y };
    const next = keptInside(wanted, block);
    setRectangle(next);
    return next;
  };
  const say = (box: Box): void => {
    const share = (value: number, whole: number): number => Math.round((value / whole) * 100);
    announce(
      t('annotate:keys.rectangle', {
        left: share(box.left - block.left, block.width),
        top: share(box.top - block.top, block.height),
        width: share(box.width, block.width),
        height: share(box.height, block.height),
      }),
    );
  };
  const press = (event: KeyboardEvent): void => {
    const way = ways[event.key];
    if (
      event.nativeEvent.isComposing ||
      (way === undefined && event.key !== 'Enter' && event.key !== 'Escape')
    ) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (way !== undefined) {
      const by = event.ctrlKey ? 1 : step;
      say(change(rectangle, way[0] * by, way[1] * by, sizes && event.shiftKey));
    } else if (event.key === 'Enter') {
      onDone(rectangle);
    } else {
      onCancel();
    }
  };
  const down = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const sizing = event.target instanceof HTMLElement && event.target.classList.contains('rectangle-corner');
    dragged.current = { from: { x: event.clientX, y: event.clientY }, box: rectangle, sizing };
  };
  const move = (event: PointerEvent): void => {
    const now = dragged.current;
    if (now !== null) {
      change(now.box, event.clientX - now.from.x, event.clientY - now.from.y, now.sizing);
    }
  };
  const up = (): void => {
    dragged.current = null;
  };
  return (
    <>
      <div
        ref={element}
        className="shape shape-rectangle rectangle-editor"
        data-colour={colour}
        role="application"
        aria-label={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys
        tabIndex={0}
        style={rectangle}
        onKeyDown={press}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        {sizes ? <span className="rectangle-corner" /> : null}
      </div>
      <div
        className="floating rectangle-acts"
        style={{ left: rectangle.left, top: rectangle.top + rectangle.height + 10 }}
      >
        <div className="tool-strip">
          <p className="tool-title">{help}</p>
          <div className="tool-row">
            <Tool label={t('annotate:keys.keep')} shortcut="Enter" onChoose={() => onDone(rectangle)} />
            <Tool label={t('annotate:strip.cancel')} shortcut="Escape" onChoose={onCancel} />
          </div>
        </div>
      </div>
    </>
  );
}
