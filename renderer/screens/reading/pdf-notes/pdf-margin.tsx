import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { ShownMaterial } from '../../../../core/contract/schemas.ts';
import { MarginNotes } from '../../../annotate/margin/margin-notes.tsx';
import type { MarkView } from '../../../annotate/model.ts';
import { hrefOf } from '../../../app/route.ts';
import { useWords } from '../../../app/words.ts';
import type { PdfColumn } from '../pdf/index.ts';
import type { Annotations } from '../use-annotations.ts';
import { pageOf, placeOf } from './geometry.ts';

/** The notes of a PDF beside its pages, or in a window of one column under them. */
export function PdfMargin({
  shown,
  annotations,
  column,
  pages,
  onArrive,
}: {
  readonly shown: ShownMaterial;
  readonly annotations: Annotations;
  readonly column: PdfColumn;
  readonly pages: ReadonlyMap<string, number>;
  readonly onArrive: (mark: MarkView) => void;
}): ReactNode {
  const t = useWords();
  const element = useRef<HTMLElement>(null);
  const area = useMemo(
    () => ({
      get current(): HTMLElement | null {
        return element.current?.closest<HTMLElement>('.scroll') ?? null;
      },
    }),
    [],
  );
  const { material, version, versions } = shown;
  const hasBefore = versions.some(({ ordinal, state }) => ordinal < version.ordinal && state === 'published');
  const topOf = useCallback(
    (mark: MarkView): number | null => {
      const page = pageOf(mark, pages);
      return page === null || mark.target === null
        ? null
        : column.topOf(page, placeOf(mark.target) ?? undefined);
    },
    [column, pages],
  );
  const under = useMemo(
    () =>
      column.under === null ? null : { ...column.under, pageOf: (mark: MarkView) => pageOf(mark, pages) },
    [column.under, pages],
  );
  return (
    <aside
      ref={element}
      className="margin pdf-margin"
      aria-label={t('reading:margin')}
      data-region={under === null ? 'margin' : undefined}
    >
      <MarginNotes
        column={element}
        paper={element}
        area={area}
        marks={annotations.marks}
        others={[]}
        selectedId={annotations.selectedId}
        writingId={annotations.writingId}
        acts={annotations}
        topOf={topOf}
        under={under}
        comparisonHref={
          hasBefore
            ? hrefOf({
                screen: 'replacement',
                materialId: material.id,
                versionId: version.id,
                beforeId: null,
              })
            : null
        }
        onArrive={onArrive}
      />
    </aside>
  );
}
