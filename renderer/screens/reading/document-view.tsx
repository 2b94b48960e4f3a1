import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import { MaterialDocument } from '../../../paper/documents/index.ts';
import { drawingMarks, MarkActsContext } from '../../annotate/marked-run.tsx';
import { useAnnotator } from '../../annotate/use-annotator.tsx';
import { nameOfMaterial } from '../../app/material-names.ts';
import { onPlaceRequest } from '../../app/reading-place.ts';
import { useWords } from '../../app/words.ts';
import { useAsk } from '../../data/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea } from '../../ui/screen.tsx';
import { DocumentEnd } from './document-end.tsx';
import { DocumentTools, type FigureChoice } from './document-tools.tsx';
import { FindStrip } from './find-strip.tsx';
import { Margin } from './margin.tsx';
import { markingText } from './marked-text.tsx';
import { matchesIn } from './matches.ts';
import { ReadingBar } from './reading-bar.tsx';
import type { ReadingRoute } from './reading-screen.tsx';
import { useAnnotations } from './use-annotations.ts';
import { useFindings } from './use-findings.ts';
import { arriveAt, elementOfBlock, scrollToElement, useReadingPosition } from './use-reading-position.ts';
import { useReadingState } from './use-reading-state.ts';

const Document = memo(MaterialDocument);

/** A paper that the program has in structured form. */
export function DocumentView({
  shown,
  route,
}: {
  readonly shown: ShownMaterial;
  readonly route: ReadingRoute;
}): ReactNode {
  const t = useWords();
  const ask = useAsk();
  const area = useRef<HTMLElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const { material, version, blocks } = shown;
  const [figures, setFigures] = useState<FigureChoice>({ schedule: 'table', values: false });
  const matches = useMemo(() => matchesIn(blocks, route.find), [blocks, route.find]);
  const annotations = useAnnotations(shown);
  const { store, problem } = annotations;
  const renderText = useMemo(() => drawingMarks(store, markingText(matches)), [store, matches]);
  const annotator = useAnnotator({ paper, area, blocks, acts: annotations });
  const findings = useFindings(shown);
  const { reading, finish } = useReadingState(shown);
  const headings = useMemo(
    () =>
      blocks.flatMap((block) =>
        block.kind === 'heading' && block.level === 2 ? [{ blockId: block.id, text: block.text }] : [],
      ),
    [blocks],
  );
  const headingIds = useMemo(() => headings.map((heading) => heading.blockId), [headings]);

  useReadingPosition({
    area,
    versionId: version.id,
    headingIds,
    finished: reading === 'finished',
    onEnd: useCallback(() => finish(true), [finish]),
  });
  const showBlock = useCallback((blockId: string, takesFocus = false) => {
    const element = area.current === null ? null : elementOfBlock(area.current, blockId);
    if (area.current !== null && element !== null) {
      arriveAt(area.current, element, { takesFocus });
    }
  }, []);
  useArrival({ area, shown, blockId: route.blockId, showBlock });
  useEffect(() => onPlaceRequest(showBlock), [showBlock]);
  const begin = useEffectEvent(() => {
    if (shown.reading === 'unread') {
      ask('markReading', { versionId: version.id, lastBlockId: null, finished: false }).catch(
        (error: unknown) => console.error(error),
      );
    }
  });
  useEffect(() => begin(), []);

  const wide = material.kind !== 'narrative' && material.kind !== 'agenda' && material.kind !== 'opinionForm';
  return (
    <>
      <ReadingBar shown={shown}>
        <Button
          look="quiet"
          aria-pressed={annotator.open}
          onClick={(event) => annotator.toggle(event.detail === 0)}
        >
          {t('annotate:begin')}
        </Button>
        <DocumentTools shown={shown} figures={figures} onFigures={setFigures} />
      </ReadingBar>
      {annotator.bar}
      {problem === null ? null : (
        <Problem error={problem.error} {...(problem.onRetry === null ? {} : { onRetry: problem.onRetry })} />
      )}
      {route.find === '' ? null : (
        <FindStrip area={area} matches={matches} route={route} startBlockId={route.blockId} />
      )}
      <ScrollArea areaRef={area} label={nameOfMaterial(t, material)}>
        <div className={`reading${wide ? ' wide' : ''}${annotations.marks.length > 0 ? ' has-notes' : ''}`}>
          <div className={figures.values ? 'paper show-values' : 'paper'} ref={paper} {...annotator.handlers}>
            <MarkActsContext value={annotator.markActs}>
              <Document
                kind={material.kind}
                blocks={blocks}
                heading={material.title}
                medium="screen"
                t={t}
                renderText={renderText}
                headingBase={2}
                figures={
                  material.kind === 'schedule' ? (figures.schedule === 'timeline' ? 'only' : 'none') : 'all'
                }
              />
            </MarkActsContext>
            <DocumentEnd shown={shown} reading={reading} onFinished={finish} />
            {annotator.layers}
          </div>
          <Margin
            shown={shown}
            headings={headings}
            findings={findings}
            annotations={annotations}
            paper={paper}
            area={area}
            onShow={showBlock}
          />
        </div>
      </ScrollArea>
    </>
  );
}

/** Where the paper opens: at the wanted block, else where reading stopped. */
function useArrival({
  area,
  shown,
  blockId,
  showBlock,
}: {
  readonly area: RefObject<HTMLElement | null>;
  readonly shown: ShownMaterial;
  readonly blockId: string | null;
  readonly showBlock: (blockId: string, takesFocus: boolean) => void;
}): void {
  const resume = useEffectEvent(() => {
    const stopped = shown.reading === 'started' ? shown.lastBlockId : null;
    const element = area.current === null || stopped === null ? null : elementOfBlock(area.current, stopped);
    if (area.current !== null && element !== null) {
      scrollToElement(area.current, element);
    }
  });
  const first = useRef(true);
  useLayoutEffect(() => {
    if (blockId !== null) {
      showBlock(blockId, true);
    } else if (first.current) {
      resume();
    }
    first.current = false;
  }, [blockId, showBlock]);
}
