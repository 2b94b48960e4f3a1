import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ShownMaterial } from '../../../../core/contract/schemas.ts';
import { type PageSheet, type QuarterTurn, turned } from '../../../../core/domain/pages/page-frame.ts';
import { useNarrow } from '../../../annotate/margin/use-narrow.ts';
import { replaceRoute } from '../../../app/use-route.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { ScrollArea } from '../../../ui/screen.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { ReadingBar } from '../reading-bar.tsx';
import type { ReadingRoute } from '../reading-screen.tsx';
import { FindBar } from './find-bar.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { PdfDescription } from './messages.ts';
import { OutlineTree } from './outline-tree.tsx';
import { PageList } from './page-list.tsx';
import { PageStore } from './page-store.ts';
import type { PdfClient } from './pdf-client.ts';
import { PdfNotices } from './pdf-notices.tsx';
import { type PagesControl, PdfPages } from './pdf-pages.tsx';
import { PaneButtons, type PdfPane, PdfTools } from './pdf-tools.tsx';
import type { PdfAdditions } from './pdf-view.tsx';
import { useUnderPages } from './under-page.tsx';
import { useFind } from './use-find.ts';
import { useFollow } from './use-follow.ts';
import { usePageTexts } from './use-page-texts.ts';
import { usePdfKeys } from './use-pdf-keys.ts';
import { useZoom } from './use-zoom.ts';

/**
 * The page at which each version was left since the window was opened: more exact and more recent than what the committee
 * file keeps, which is written after a pause.
 */
const placesInThisRun = new Map<string, number>();

/** A PDF that could be opened: tools, panes and pages. */
export function OpenPdf({
  areaRef,
  label,
  client,
  sheets,
  shown,
  route,
  foot,
  additions,
}: {
  readonly areaRef: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly client: PdfClient;
  readonly sheets: readonly PageSheet[];
  readonly shown: ShownMaterial;
  readonly route: ReadingRoute;
  readonly foot: ReactNode;
  readonly additions: PdfAdditions;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const controlRef = useRef<PagesControl>(null);
  const { blockIds, stored } = useBlocks(shown, sheets.length);
  const [store] = useState(() => new PageStore(client, stored));
  const description = useDescription(client);
  const labels = description?.labels ?? null;
  const outline = description?.outline ?? [];
  const [currentPage, setCurrentPage] = useState(0);
  const [pane, setPane] = useState<PdfPane | null>(null);
  const [view, setView] = useState<QuarterTurn>(0);
  const [finding, setFinding] = useState({ open: route.find !== '', turn: 0 });
  const [pageTurn, setPageTurn] = useState(0);
  const narrow = useNarrow();
  const under = useUnderPages(narrow ? additions.underGuess : undefined);
  const hasMargin = additions.margin !== undefined && !narrow;
  const zoom = useZoom({ areaRef, controlRef, sheets, view, hasMargin, under });
  const { layout, fit: fitTo } = zoom;
  const { follow: followZoom } = zoom;
  const versionId = shown.version.id;
  const arriveAtPage = useCallback(
    (page: number) => {
      setCurrentPage(page);
      followZoom(page);
      placesInThisRun.set(versionId, page);
    },
    [followZoom, versionId],
  );
  const { texts, missing, textOf } = usePageTexts(store, stored, finding.open && route.find !== '');
  const nameOf = useCallback(
    (page: number): string => {
      const own = labels?.[page] ?? '';
      return own === '' || own === String(page + 1)
        ? t('pdf:page', { page: page + 1 })
        : t('pdf:labelledPage', { page: page + 1, label: own });
    },
    [labels, t],
  );
  const scrollToPage = useCallback<PagesControl['scrollToPage']>(
    (page, place) => controlRef.current?.scrollToPage(page, place),
    [],
  );
  const find = useFind({ texts, query: finding.open ? route.find : '', currentPage, store, scrollToPage });
  const links = useFollow({ areaRef, controlRef, sheets, currentPage, nameOf });

  const goTo = useCallback(
    (page: number) => {
      const wanted = Math.max(0, Math.min(sheets.length - 1, page));
      scrollToPage(wanted);
      announce(nameOf(wanted));
    },
    [sheets.length, scrollToPage, announce, nameOf],
  );
  const openFind = useCallback(() => setFinding((now) => ({ open: true, turn: now.turn + 1 })), []);
  const closeFind = useCallback(() => {
    setFinding((now) => ({ ...now, open: false }));
    replaceRoute({ ...route, find: '' });
    areaRef.current?.focus({ preventScroll: true });
  }, [route, areaRef]);
  const turn = useCallback(() => {
    setView((now) => turned(now, 90));
    announce(t('pdf:turned'));
  }, [announce, t]);
  usePdfKeys({
    zoom: zoom.step,
    fitWidth: useCallback(() => fitTo('width'), [fitTo]),
    find: openFind,
    findNext: find.step,
    goToPage: useCallback(() => setPageTurn((now) => now + 1), []),
    stepPage: useCallback((direction) => goTo(currentPage + direction), [goTo, currentPage]),
  });
  useArrival({ shown, route, blockIds, ready: layout !== null, scrollToPage });
  useImperativeHandle(
    additions.viewer,
    () => ({
      scrollToPage,
      placedText: (page) => store.read(page, () => 'near'),
      selection: () => controlRef.current?.selection() ?? [],
      clearSelection: () => controlRef.current?.clearSelection(),
    }),
    [scrollToPage, store],
  );

  return (
    <>
      <ReadingBar shown={shown}>
        <PaneButtons hasOutline={outline.length > 0} pane={pane} onPane={setPane} />
        <Button look="quiet" aria-pressed={finding.open} onClick={finding.open ? closeFind : openFind}>
          {t('pdf:find.open')}
        </Button>
        {additions.tools}
      </ReadingBar>
      <PdfTools
        pageCount={sheets.length}
        current={currentPage}
        labels={labels}
        zoom={zoom.zoomOf(currentPage)}
        choice={zoom.choice}
        canReturn={links.canReturn}
        pageTurn={pageTurn}
        onPage={goTo}
        onZoom={zoom.step}
        onFit={fitTo}
        onTurn={turn}
        onReturn={links.goBack}
      />
      {finding.open ? (
        <FindBar
          query={route.find}
          current={find.current}
          total={find.total}
          missing={missing}
          focusTurn={finding.turn}
          onQuery={(query) => replaceRoute({ ...route, find: query })}
          onStep={find.step}
          onClose={closeFind}
        />
      ) : null}
      <div className="pdf-body">
        {pane === null ? null : (
          <aside
            className="pdf-pane"
            aria-label={t(pane === 'pages' ? 'pdf:pageList' : 'pdf:outline')}
            data-region="pane"
          >
            {pane === 'pages' ? (
              <PageList
                client={client}
                sheets={sheets}
                view={view}
                current={currentPage}
                nameOf={nameOf}
                onChoose={goTo}
              />
            ) : (
              <OutlineTree outline={outline} currentPage={currentPage} onFollow={links.follow} />
            )}
          </aside>
        )}
        <ScrollArea areaRef={areaRef} label={label}>
          <PdfNotices stored={stored} nameOf={nameOf} />
          {layout === null ? null : (
            <PdfPages
              controlRef={controlRef}
              areaRef={areaRef}
              client={client}
              store={store}
              sheets={sheets}
              layout={layout}
              view={view}
              nameOf={nameOf}
              blockIds={blockIds}
              textOf={textOf}
              found={find.found}
              onCurrentPage={arriveAtPage}
              onFollow={links.follow}
              onSelection={additions.onSelection}
              overlay={additions.pageOverlay}
              surface={additions.pageSurface}
              margin={additions.margin}
              under={under}
              caret={additions.caret ?? null}
            />
          )}
          {foot}
        </ScrollArea>
      </div>
      {links.shown === null ? null : (
        <LinkDialog kind={links.shown.kind} place={links.shown.place} onClose={links.close} />
      )}
    </>
  );
}

/** Block and stored text of each page; null where the committee file has none. */
function useBlocks(
  shown: ShownMaterial,
  pageCount: number,
): { readonly blockIds: readonly (string | null)[]; readonly stored: readonly (string | null)[] } {
  return useMemo(() => {
    const blockIds = Array.from({ length: pageCount }, (): string | null => null);
    const stored = Array.from({ length: pageCount }, (): string | null => null);
    for (const block of shown.blocks) {
      if (block.kind === 'page' && block.pageIndex < pageCount) {
        blockIds[block.pageIndex] = block.id;
        stored[block.pageIndex] = block.text;
      }
    }
    return { blockIds, stored };
  }, [shown.blocks, pageCount]);
}

function useDescription(client: PdfClient): PdfDescription | null {
  const [description, setDescription] = useState<PdfDescription | null>(null);
  useEffect(() => {
    let wanted = true;
    client.describe().then(
      (found) => {
        if (wanted) {
          setDescription(found);
        }
      },
      // Without a table of contents a paper is read all the same.
      (error: unknown) => console.error(error),
    );
    return () => {
      wanted = false;
    };
  }, [client]);
  return description;
}

/** Where the paper opens: at the wanted page, else where reading stopped. */
function useArrival({
  shown,
  route,
  blockIds,
  ready,
  scrollToPage,
}: {
  readonly shown: ShownMaterial;
  readonly route: ReadingRoute;
  readonly blockIds: readonly (string | null)[];
  readonly ready: boolean;
  readonly scrollToPage: (page: number) => void;
}): void {
  const first = useRef(true);
  // Asked before the pages tell where they are now.
  const [leftAt] = useState(() => placesInThisRun.get(shown.version.id));
  const arrive = useEffectEvent((blockId: string | null) => {
    const stopped =
      leftAt ??
      (shown.reading === 'started' && shown.lastBlockId !== null ? blockIds.indexOf(shown.lastBlockId) : -1);
    const page = blockId !== null ? blockIds.indexOf(blockId) : first.current ? stopped : -1;
    first.current = false;
    if (page > 0 || (page === 0 && blockId !== null)) {
      scrollToPage(page);
    }
  });
  useEffect(() => {
    if (ready) {
      arrive(route.blockId);
    }
  }, [ready, route.blockId]);
}
