import type { ReactNode } from 'react';
import type { AnnotationActs, MarkView } from '../../../annotate/model.ts';
import { TextBoxWords } from '../../../annotate/text-box.tsx';
import type { ShownPage } from '../pdf/page-overlay.ts';

/** The words of a text box while they are written, where they stand on the page. */
export function WriteOnPage({
  page,
  mark,
  acts,
}: {
  readonly page: ShownPage;
  readonly mark: MarkView;
  readonly acts: AnnotationActs;
}): ReactNode {
  const shape = mark.target?.shape;
  if (shape?.type !== 'rectangle' || shape.space !== 'page') {
    return null;
  }
  const [x, y, width, height] = shape.rectangle;
  const {
    left,
    top,
    width: wide,
  } = page.boxToPixels({ left: x, bottom: y, right: x + width, top: y + height });
  return (
    <div
      className="pdf-shape pdf-shape-textBox pdf-writing"
      data-colour={mark.annotation.colour}
      style={{ left, top, width: wide }}
    >
      <TextBoxWords mark={mark} writing acts={acts} />
    </div>
  );
}
