import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { ShownMaterial } from '../../../../core/contract/schemas.ts';
import type {
  AnnotationColour,
  Mark,
  Shape,
  Target,
} from '../../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../../core/domain/annotations/colours.ts';
import { blockTarget, partOf, textTarget } from '../../../../core/domain/annotations/target.ts';
import { guessedHeight } from '../../../annotate/margin/margin-notes.tsx';
import type { MarkView } from '../../../annotate/model.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { useAnnounce } from '../../../ui/status.tsx';
import { type PageOverlay, type PageRange, PdfView, type PdfViewer } from '../pdf/index.ts';
import type { ReadingRoute } from '../reading-screen.tsx';
import { useAnnotations } from '../use-annotations.ts';
import { DrawOnPage, type DrawTool } from './draw-on-page.tsx';
import { EraseOnPage } from './erase-on-page.tsx';
import { pageOf, placeOf, quadsOf } from './geometry.ts';
import { PageMarks } from './page-marks.tsx';
import { type PageTool, PageTools, TextTools } from './page-tools.tsx';
import { PdfMargin } from './pdf-margin.tsx';
import { usePdfCommands } from './use-pdf-commands.ts';
import { WriteOnPage } from './write-on-page.tsx';

const withWords: readonly Mark[] = ['note', 'question', 'stickyNote', 'textBox'];

/** A PDF with its marks and the notes beside them. */
export function AnnotatedPdf({
  shown,
  file,
  route,
}: {
  readonly shown: ShownMaterial;
  readonly file: NonNullable<ShownMaterial['file']>;
  readonly route: ReadingRoute;
}): ReactNode {
  const t = useWords();
  const announce = useAnnounce();
  const annotations = useAnnotations(shown);
  const viewer = useRef<PdfViewer>(null);
  const [ranges, setRanges] = useState<readonly PageRange[]>([]);
  const [open, setOpen] = useState(false);
  const [colour, setColour] = useState<AnnotationColour>('important');
  const [drawing, setDrawing] = useState<{ readonly tool: PageTool; readonly byKey: boolean } | null>(null);
  const [caretPage, setCaretPage] = useState<number | null>(null);
  const [toolFocus, setToolFocus] = useState(false);
  const [pageInView, setPageInView] = useState(0);
  const { marks, selectedId, select, writingId } = annotations;
  /** A mark whose colour the tools show and change. */
  const chosenMark = marks.find(({ id, own }) => id === selectedId && own) ?? null;
  /** A text box whose words are being written on the page. */
  const writtenOn =
    marks.find(({ id, annotation }) => id === writingId && annotation.mark === 'textBox') ?? null;
  const blocks = useMemo(() => new Map(shown.blocks.map((block) => [block.id, block])), [shown.blocks]);
  const pages = useMemo(
    () => new Map(shown.blocks.flatMap((b) => (b.kind === 'page' ? [[b.id, b.pageIndex] as const] : []))),
    [shown.blocks],
  );
  const byPage = useMemo(() => {
    const lists = new Map<string, MarkView[]>();
    for (const mark of marks) {
      for (const blockId of new Set(mark.target?.parts.map((part) => part.blockId))) {
        lists.set(blockId, [...(lists.get(blockId) ?? []), mark]);
      }
    }
    return lists;
  }, [marks]);

  const underGuess = useCallback(
    (index: number): number => {
      const here = marks.filter((mark) => pageOf(mark, pages) === index);
      return here.reduce((sum, mark) => sum + guessedHeight(mark), 0);
    },
    [marks, pages],
  );
  const made = (mark: Mark, used: AnnotationColour, id: string): void => {
    setColour(used);
    announce(t('annotate:made', { sign: colourLooks[used].sign, mark: t(`annotate:mark.${mark}`) }));
    if (withWords.includes(mark)) {
      annotations.openNote(id);
    } else {
      select(id);
    }
  };
  /** By keyboard the focus goes back to the cursor in the text. */
  const toPages = (): void => {
    setToolFocus(false);
    document.querySelector<HTMLElement>('.pdf-column > .select-mode')?.focus({ preventScroll: true });
  };
  const chosenTarget = async (): Promise<Target | null> => {
    const parts = await Promise.all(
      ranges.map(async ({ page, blockId, from, to }) => {
        const block = blocks.get(blockId ?? '');
        const placed = await viewer.current?.placedText(page);
        return block === undefined || placed === undefined || from >= to
          ? []
          : [partOf(block, [from, to], quadsOf(placed, from, to))];
      }),
    );
    const all = parts.flat();
    if (all.length === 0) {
      announce(t('annotate:chooseFirst'));
      return null;
    }
    viewer.current?.clearSelection();
    setRanges([]);
    return textTarget(all);
  };
  const markText = async (mark: Mark, wanted: AnnotationColour | null): Promise<void> => {
    const used = wanted ?? colour;
    const target = await chosenTarget();
    if (target !== null) {
      toPages();
      made(mark, used, annotations.add({ target, mark, colour: used }));
    }
  };
  /** On the chosen text, else on the chosen mark. */
  const startOpinion = async (): Promise<void> => {
    const start = annotations.startOpinion;
    if (start === null) {
      announce(t('opinion-sheet:start.onlyMembers'));
    } else if (ranges.length === 0 && selectedId !== null) {
      start(selectedId);
    } else {
      const target = await chosenTarget();
      if (target !== null) {
        start(annotations.add({ target, mark: 'highlight', colour: 'idea' }));
      }
    }
  };
  const markPage = (mark: 'stickyNote' | 'bookmark', index: number): void => {
    const block = shown.blocks.find(
      (candidate) => candidate.kind === 'page' && candidate.pageIndex === index,
    );
    if (block !== undefined) {
      made(mark, colour, annotations.add({ target: blockTarget(block), mark, colour }));
    }
  };
  const drawn = (tool: DrawTool, blockId: string | null, shape: Shape): void => {
    const block = blocks.get(blockId ?? '');
    if (block !== undefined) {
      made(tool, colour, annotations.add({ target: blockTarget(block, shape), mark: tool, colour }));
    }
    if (tool !== 'ink') {
      setDrawing(null);
    }
  };

  const pageOverlay: PageOverlay = (page) => (
    <PageMarks
      page={page}
      marks={byPage.get(page.blockId ?? '') ?? []}
      selectedId={selectedId}
      onSelect={(id) => select(id === selectedId ? null : id)}
    />
  );
  const pageSurface: PageOverlay = (page) =>
    page.blockId === null ? null : drawing === null ? (
      writtenOn?.target?.parts[0]?.blockId !== page.blockId ? null : (
        <WriteOnPage key={writtenOn.id} page={page} mark={writtenOn} acts={annotations} />
      )
    ) : drawing.tool === 'eraser' ? (
      <EraseOnPage
        page={page}
        marks={byPage.get(page.blockId) ?? []}
        onErase={(mark, strokes) => {
          const { target } = mark;
          if (strokes.length === 0 || target?.shape.type !== 'ink') {
            annotations.remove(mark.id);
          } else {
            annotations.place(mark.id, { ...target, shape: { ...target.shape, strokes: [...strokes] } });
          }
        }}
        onLift={(erased) => {
          if (erased) {
            announce(t('annotate:erased'));
          }
        }}
      />
    ) : (
      <DrawOnPage
        page={page}
        tool={drawing.tool}
        byKey={drawing.byKey && page.index === pageInView}
        onDone={(shape) => drawn(drawing.tool === 'eraser' ? 'ink' : drawing.tool, page.blockId, shape)}
        onCancel={() => setDrawing(null)}
      />
    );
  const arrive = (mark: MarkView): void => {
    const page = pageOf(mark, pages);
    if (page !== null) {
      viewer.current?.scrollToPage(page, (mark.target === null ? null : placeOf(mark.target)) ?? undefined);
      // Whoever came from a note below the pages goes on from its mark.
      if (document.activeElement?.closest('.pdf-under') != null && !isHead(document.activeElement)) {
        document.querySelector<HTMLElement>(`.pdf-sign[data-sign-of="${CSS.escape(mark.id)}"]`)?.focus();
      }
    }
  };
  const take = (tool: PageTool, byKey: boolean): void => {
    setOpen(true);
    setToolFocus(false);
    setCaretPage(null);
    setPageInView(currentPage());
    setDrawing(drawing?.tool === tool ? null : { tool, byKey });
  };
  const closeTools = (): void => {
    setOpen(false);
    setToolFocus(false);
    setDrawing(null);
  };
  const hasChoice = ranges.length > 0;
  const endCaret = (): void => {
    setCaretPage(null);
    viewer.current?.clearSelection();
    announce(t('annotate:keys.ended'));
    document.querySelector<HTMLElement>('.pdf-body > .scroll')?.focus({ preventScroll: true });
  };
  const toggleCaret = (): void => {
    setDrawing(null);
    if (caretPage === null) {
      select(null);
      setCaretPage(currentPage());
    } else {
      endCaret();
    }
  };
  usePdfCommands({
    annotations,
    choosing: hasChoice,
    markText: (mark, wanted) => void markText(mark, wanted),
    markPage: (mark) => markPage(mark, currentPage()),
    startOpinion: () => void startOpinion(),
    take: (tool) => take(tool, true),
    toggleCaret,
    toTools: () => setToolFocus(true),
    escape: () => {
      if (drawing !== null) {
        setDrawing(null);
      } else {
        select(null);
      }
    },
    removed: () => announce(t('annotate:removed')),
  });
  return (
    <>
      <PdfView
        shown={shown}
        file={file}
        route={route}
        additions={{
          viewer,
          pageOverlay,
          pageSurface,
          onSelection: setRanges,
          caret:
            caretPage === null
              ? null
              : {
                  startPage: caretPage,
                  onTools: () => (hasChoice ? setToolFocus(true) : announce(t('annotate:chooseFirst'))),
                  onEnd: endCaret,
                },
          underGuess,
          margin: (column) => (
            <PdfMargin
              shown={shown}
              annotations={annotations}
              column={column}
              pages={pages}
              onArrive={arrive}
            />
          ),
          tools: (
            <Button
              look="quiet"
              aria-pressed={open}
              onClick={() => {
                if (open) {
                  closeTools();
                } else {
                  setOpen(true);
                  setToolFocus(true);
                }
              }}
            >
              {t('annotate:begin')}
            </Button>
          ),
        }}
      />
      {annotations.problem === null ? null : <Problem error={annotations.problem.error} />}
      {open || hasChoice ? (
        <div className="pdf-note-tools" data-region="tools">
          {hasChoice ? (
            <TextTools
              takesFocus={toolFocus}
              onMark={(mark, wanted) => void markText(mark, wanted)}
              onOpinion={annotations.startOpinion === null ? null : () => void startOpinion()}
              onClose={toPages}
            />
          ) : (
            <PageTools
              tool={drawing?.tool ?? null}
              colour={chosenMark?.annotation.colour ?? colour}
              selecting={caretPage !== null}
              takesFocus={toolFocus}
              annotations={annotations}
              onTool={(tool) => take(tool, true)}
              onColour={(wanted) => {
                setColour(wanted);
                if (chosenMark !== null) {
                  annotations.change(chosenMark.id, { colour: wanted });
                }
              }}
              onPage={(mark) => markPage(mark, currentPage())}
              onSelectMode={toggleCaret}
              onClose={closeTools}
            />
          )}
        </div>
      ) : null}
    </>
  );
}

function isHead(element: Element): boolean {
  return element.hasAttribute('data-note-head');
}

/** The page whose middle is nearest to the middle of the window. */
function currentPage(): number {
  const middle = window.innerHeight / 2;
  let best = { page: 0, far: Number.POSITIVE_INFINITY };
  for (const element of document.querySelectorAll<HTMLElement>('.pdf-page[data-page-index]')) {
    const { top, bottom } = element.getBoundingClientRect();
    const far = Math.max(top - middle, 0, middle - bottom);
    if (far < best.far) {
      best = { page: Number(element.dataset['pageIndex']), far };
    }
  }
  return best.page;
}
