import { memo, type ReactNode, useMemo } from 'react';
import { quadsOfRange } from '../../../../core/domain/pages/lines.ts';
import type { PageFrame } from '../../../../core/domain/pages/page-frame.ts';
import type { PlacedText } from './page-overlay.ts';

/** Boxes over stretches of a page's text, one for each line that they touch. */
export const PageBoxes = memo(function PageBoxes({
  look,
  placed,
  frame,
  ranges,
  current,
}: {
  readonly look: 'pdf-found' | 'pdf-selected';
  readonly placed: PlacedText;
  readonly frame: PageFrame;
  readonly ranges: readonly (readonly [number, number])[];
  /** Which of the ranges is the one that the reader is at; -1 for none. */
  readonly current: number;
}): ReactNode {
  const boxes = useMemo(
    () =>
      ranges.map(([from, to]) =>
        quadsOfRange(placed.text, from, to, placed.lines).map((quad) => frame.boxToPixels(quad)),
      ),
    [ranges, placed, frame],
  );
  return (
    <div className="pdf-boxes" aria-hidden="true">
      {boxes.flatMap((parts, index) =>
        parts.map((box) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: two ranges may share a place, and have no other name
            key={`${index} ${box.left} ${box.top}`}
            className={look}
            data-current={index === current ? '' : undefined}
            style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
          />
        )),
      )}
    </div>
  );
});
