import { memo, type ReactNode, useMemo } from 'react';
import type { PageLine } from '../../../../core/domain/pages/lines.ts';
import type { PageFrame } from '../../../../core/domain/pages/page-frame.ts';
import type { PlacedText } from './page-overlay.ts';

/**
 * The text of a page over its picture, a line an element. It is there to be read aloud and copied, and to hold the
 * selection of the browser; what is drawn of a selection comes from the places of the characters, because the window's
 * font is not the file's.
 */
export const TextLayer = memo(function TextLayer({
  page,
  placed,
  frame,
}: {
  readonly page: number;
  readonly placed: PlacedText;
  readonly frame: PageFrame;
}): ReactNode {
  return (
    <div className="pdf-text" data-page={page}>
      {placed.lines.map((line) => (
        <Line key={line.from} line={line} text={placed.text.text.slice(line.from, line.to)} frame={frame} />
      ))}
    </div>
  );
});

function Line({
  line,
  text,
  frame,
}: {
  readonly line: PageLine;
  readonly text: string;
  readonly frame: PageFrame;
}): ReactNode {
  const { quad } = line;
  const style = useMemo(() => {
    if (quad === null) {
      return { left: 0, top: 0, width: 0, height: 0, overflow: 'hidden' };
    }
    const box = frame.boxToPixels(quad);
    const upright = (quad.axis === 'x') === (frame.rotation % 180 === 0);
    const size = Math.max(1, upright ? box.height : box.width);
    const natural = naturalWidth(text.trimEnd()) * size;
    const stretch = natural === 0 ? 1 : (upright ? box.width : box.height) / natural;
    return {
      left: box.left,
      top: box.top,
      fontSize: size,
      lineHeight: `${size}px`,
      transform: upright ? `scaleX(${stretch})` : `scaleY(${stretch})`,
      ...(upright ? {} : { writingMode: 'vertical-rl' as const }),
    };
  }, [quad, text, frame]);
  return <span style={style}>{text}</span>;
}

let measuring: CanvasRenderingContext2D | null | undefined;

/** Width of a text in the font of the layer, for a size of 1. */
function naturalWidth(text: string): number {
  if (measuring === undefined) {
    measuring = document.createElement('canvas').getContext('2d');
    if (measuring !== null) {
      measuring.font = '100px sans-serif';
    }
  }
  return (measuring?.measureText(text).width ?? 0) / 100;
}
