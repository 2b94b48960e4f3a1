import type { ReactNode } from 'react';
import { type MarkView, nameOfSign } from '../../../annotate/model.ts';
import { useWords } from '../../../app/words.ts';
import type { ShownPage } from '../pdf/page-overlay.ts';
import { boxesOn } from './geometry.ts';

/** The marks of one page, over its picture: colour, line and sign as on other papers. */
export function PageMarks({
  page,
  marks,
  selectedId,
  onSelect,
}: {
  readonly page: ShownPage;
  readonly marks: readonly MarkView[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}): ReactNode {
  const ofPage = marks.filter(({ target }) => target?.shape.type === 'block');
  return marks.map((mark) => (
    <PageMark
      key={mark.id}
      page={page}
      mark={mark}
      cornerOfPage={cornerOfPage(ofPage.indexOf(mark), page.widthPixels)}
      selected={mark.id === selectedId}
      onSelect={() => onSelect(mark.id)}
    />
  ));
}

/** Signs of notes on the page as a whole stand side by side at its top, or they would cover each other. */
function cornerOfPage(index: number, width: number): Corner {
  const perRow = Math.max(1, Math.floor((width - 8) / pageSignWidth));
  return { left: 4 + (index % perRow) * pageSignWidth, top: 4 + Math.floor(index / perRow) * pageSignHeight };
}

/** Pixels. */
const pageSignWidth = 44;
const pageSignHeight = 26;

interface Corner {
  readonly left: number;
  readonly top: number;
}

function PageMark({
  page,
  mark,
  cornerOfPage: onPage,
  selected,
  onSelect,
}: {
  readonly page: ShownPage;
  readonly mark: MarkView;
  /** For a mark on the page as a whole. */
  readonly cornerOfPage: Corner;
  readonly selected: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const { target, annotation } = mark;
  if (target === null) {
    return null;
  }
  const common = {
    'data-colour': annotation.colour,
    'data-selected': selected ? '' : undefined,
  };
  const { shape } = target;
  const boxes = boxesOn(target, page).map((box) => page.boxToPixels(box));
  let corner: Corner | null = boxes[0] ?? null;
  let drawn: ReactNode = boxes.map((box) => (
    <span
      key={`${box.left} ${box.top}`}
      className={`pdf-mark pdf-mark-${annotation.mark}${mark.state === 'pending' ? ' proposed' : ''}`}
      style={box}
      {...common}
    />
  ));
  if (shape.type === 'rectangle' && shape.space === 'page') {
    const [x, y, width, height] = shape.rectangle;
    const box = page.boxToPixels({ left: x, bottom: y, right: x + width, top: y + height });
    corner = box;
    drawn = (
      <span className={`pdf-shape pdf-shape-${annotation.mark}`} style={box} {...common}>
        {annotation.mark === 'textBox' ? annotation.body : null}
      </span>
    );
  } else if (shape.type === 'ink' && shape.space === 'page') {
    const paths = shape.strokes.map(({ points, width }) => ({
      width: Math.max(1, width * page.pixelsPerPoint),
      points: points.map(([x, y]) => page.toPixels({ x, y })),
    }));
    const all = paths.flatMap(({ points }) => points);
    corner = { left: Math.min(...all.map(({ x }) => x)), top: Math.min(...all.map(({ y }) => y)) };
    drawn = (
      <svg
        className="pdf-ink"
        width={page.widthPixels}
        height={page.heightPixels}
        aria-hidden="true"
        {...common}
      >
        {paths.map(({ points, width }) => (
          <polyline
            key={`${points[0]?.x} ${points[0]?.y} ${points.length}`}
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            strokeWidth={width}
          />
        ))}
      </svg>
    );
  } else if (shape.type === 'block' && target.parts[0]?.blockId === page.blockId) {
    corner = onPage;
  }
  return corner === null ? null : (
    <>
      {drawn}
      <SignButton mark={mark} corner={corner} selected={selected} onSelect={onSelect} />
    </>
  );
}

function SignButton({
  mark,
  corner,
  selected,
  onSelect,
}: {
  readonly mark: MarkView;
  readonly corner: Corner;
  readonly selected: boolean;
  readonly onSelect: () => void;
}): ReactNode {
  const t = useWords();
  const { annotation, number } = mark;
  return (
    <button
      type="button"
      className="pdf-sign"
      data-colour={annotation.colour}
      data-sign-of={mark.id}
      aria-pressed={selected}
      style={{ left: corner.left, top: corner.top }}
      aria-label={t('annotate:signName', {
        number,
        colour: t(`annotate:colour.${annotation.colour}`),
        mark: t(`annotate:mark.${annotation.mark}`),
      })}
      onClick={onSelect}
    >
      {nameOfSign(mark)}
    </button>
  );
}
