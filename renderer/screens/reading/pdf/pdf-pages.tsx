import {
  Fragment,
  type ReactNode,
  type Ref,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { PagePoint, PageSheet, QuarterTurn } from '../../../../core/domain/pages/page-frame.ts';
import type { LinkTarget } from '../../../../formats/pdf/pdfium/destinations.ts';
import { useWords } from '../../../app/words.ts';
import { type PageLayout, pageGap } from './page-layout.ts';
import type { PageOverlay, PageRange, PdfColumn, PdfViewer } from './page-overlay.ts';
import type { PageStore } from './page-store.ts';
import { PdfCaret } from './pdf-caret.tsx';
import type { PdfClient } from './pdf-client.ts';
import { PdfPage } from './pdf-page.tsx';
import type { PdfCaretMode } from './pdf-view.tsx';
import { orderedEnds, rangesOfSelection, selectedOnPage } from './selection.ts';
import { UnderPage, type UnderPages } from './under-page.tsx';
import { type Held, pageLeft, usePageScroll } from './use-page-scroll.ts';
import { useSelection } from './use-selection.ts';

/** Places of the searched words by page, and the one that the reader is at. */
export interface FoundPlaces {
  readonly byPage: ReadonlyMap<number, readonly (readonly [number, number])[]>;
  readonly current: { readonly page: number; readonly index: number } | null;
}

/** What the screen around the pages asks of them. */
export interface PagesControl extends PdfViewer {
  /** Keeps the place under a point of the window where it is while the size changes. */
  hold(clientX: number, clientY: number): void;
  /** What stands in the middle of the view. */
  middle(): Held | null;
  /** Brings a place to where it was in the view. */
  bringBack(place: Held): void;
}

const nothingFound: readonly (readonly [number, number])[] = [];

/** The pages of a PDF one below the other. Only those near the view are there. */
export function PdfPages(props: {
  readonly controlRef: Ref<PagesControl>;
  readonly areaRef: RefObject<HTMLElement | null>;
  readonly client: PdfClient;
  readonly store: PageStore;
  readonly sheets: readonly PageSheet[];
  readonly layout: PageLayout;
  readonly view: QuarterTurn;
  readonly nameOf: (page: number) => string;
  readonly blockIds: readonly (string | null)[];
  readonly textOf: (page: number) => string;
  readonly found: FoundPlaces;
  readonly onCurrentPage: (page: number) => void;
  readonly onFollow: (target: LinkTarget) => void;
  readonly onSelection: ((ranges: readonly PageRange[]) => void) | undefined;
  readonly overlay: PageOverlay | undefined;
  readonly surface: PageOverlay | undefined;
  readonly margin: ((column: PdfColumn) => ReactNode) | undefined;
  /** In a window of one column. */
  readonly under: UnderPages | null;
  readonly caret: PdfCaretMode | null;
}): ReactNode {
  const t = useWords();
  const { areaRef, client, store, sheets, layout, view, blockIds, textOf, found } = props;
  const columnRef = useRef<HTMLDivElement>(null);
  const scroll = usePageScroll({ areaRef, columnRef, layout });
  const { near, current, columnWidth, urgencyOf, whenStill, scrollToPage, reveal, hold } = scroll;
  const { middle, bringBack } = scroll;
  const { selection, select } = useSelection({ areaRef, columnRef, layout, store, textOf });
  const { onCurrentPage, onSelection } = props;
  useEffect(() => onCurrentPage(current), [onCurrentPage, current]);

  const ranges = useMemo(
    () =>
      rangesOfSelection(
        selection,
        (page) => textOf(page).length,
        (page) => blockIds[page] ?? null,
      ),
    [selection, textOf, blockIds],
  );
  const latestRanges = useRef(ranges);
  useEffect(() => {
    latestRanges.current = ranges;
    onSelection?.(ranges);
  }, [onSelection, ranges]);

  useImperativeHandle(
    props.controlRef,
    () => ({
      scrollToPage,
      hold,
      middle,
      bringBack,
      placedText: (index) => store.read(index, () => 'near'),
      selection: () => latestRanges.current,
      clearSelection: () => select(null),
    }),
    [scrollToPage, hold, middle, bringBack, store, select],
  );

  const topOf = useCallback(
    (page: number, place?: PagePoint) =>
      (layout.tops[page] ?? 0) + (place === undefined ? 0 : (layout.frames[page]?.toPixels(place).y ?? 0)),
    [layout],
  );
  const { margin, under } = props;
  const [rooms, setRooms] = useState<ReadonlyMap<number, HTMLElement>>(new Map());
  const roomChanged = useCallback((page: number, element: HTMLElement | null) => {
    setRooms((now) => {
      const next = new Map(now);
      if (element === null) {
        next.delete(page);
      } else {
        next.set(page, element);
      }
      return next;
    });
  }, []);
  const isNarrow = under !== null;
  // Notes are placed anew only when pages change their size or notes change.
  const beside = useMemo(
    () => margin?.({ height: layout.height, topOf, under: isNarrow ? { rooms, reveal } : null }),
    [margin, layout.height, topOf, isNarrow, rooms, reveal],
  );
  const ends = selection === null ? null : orderedEnds(selection);
  const pages: number[] = [];
  for (let index = 0; index < sheets.length; index += 1) {
    // The end of a selection stays drawn, or the browser would lose it.
    const isEnd = ends !== null && (ends[0].page === index || ends[1].page === index);
    if ((index >= near.first && index <= near.last) || isEnd) {
      pages.push(index);
    }
  }
  const column = (
    <div
      key="pages"
      ref={columnRef}
      className="pdf-column"
      style={{ height: layout.height, minWidth: layout.width + 2 * pageGap }}
    >
      {pages.map((index) => {
        const sheet = sheets[index];
        const frame = layout.frames[index];
        if (sheet === undefined || frame === undefined) {
          return null;
        }
        const selected = selectedOnPage(selection, index);
        return (
          <Fragment key={index}>
            <PdfPage
              client={client}
              store={store}
              index={index}
              sheet={sheet}
              frame={frame}
              pixelsPerPoint={layout.scales[index] ?? 1}
              view={view}
              left={pageLeft(columnWidth, frame.widthPixels)}
              top={layout.tops[index] ?? 0}
              nameOf={props.nameOf}
              blockId={blockIds[index] ?? null}
              urgencyOf={urgencyOf}
              whenStill={whenStill}
              found={found.byPage.get(index) ?? nothingFound}
              currentFound={found.current?.page === index ? found.current.index : -1}
              selectedFrom={selected.from}
              selectedTo={selected.to}
              overlay={props.overlay}
              surface={props.surface}
              onFollow={props.onFollow}
            />
            {under === null || under.heightOf(index) === 0 ? null : (
              <UnderPage
                page={index}
                top={(layout.tops[index] ?? 0) + Math.ceil(frame.heightPixels)}
                label={t('margin:underPage', { page: props.nameOf(index) })}
                isRegion={index === current}
                onElement={roomChanged}
                onHeight={under.measured}
              />
            )}
          </Fragment>
        );
      })}
      {props.caret === null ? null : (
        <PdfCaret
          columnRef={columnRef}
          areaRef={areaRef}
          columnWidth={columnWidth}
          layout={layout}
          store={store}
          startPage={props.caret.startPage}
          selection={selection}
          select={select}
          scrollToPage={scrollToPage}
          onTools={props.caret.onTools}
          onEnd={props.caret.onEnd}
        />
      )}
    </div>
  );
  const margins =
    beside === undefined ? null : (
      <div key="margin" className="pdf-margin">
        {beside}
      </div>
    );
  // By keyboard what is above the pages comes before them.
  return (
    <div className={isNarrow ? 'pdf-columns one-column' : 'pdf-columns'}>
      {isNarrow ? [margins, column] : [column, margins]}
    </div>
  );
}
