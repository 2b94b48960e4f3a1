import { memo, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import {
  type PageFrame,
  type PageSheet,
  type QuarterTurn,
  sizeOfSheet,
} from '../../../../core/domain/pages/page-frame.ts';
import type { LinkTarget } from '../../../../formats/pdf/pdfium/destinations.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import { LinkLayer } from './links.tsx';
import type { PdfFault } from './messages.ts';
import { PageBoxes } from './page-boxes.tsx';
import type { PageOverlay, ShownPage } from './page-overlay.ts';
import { PagePicture } from './page-picture.tsx';
import type { KnownPage, PageStore } from './page-store.ts';
import { NotWanted, type PdfClient, PdfFailure, type Urgency } from './pdf-client.ts';
import { TextLayer } from './text-layer.tsx';

export interface PdfPageProps {
  readonly client: PdfClient;
  readonly store: PageStore;
  readonly index: number;
  readonly sheet: PageSheet;
  readonly frame: PageFrame;
  readonly pixelsPerPoint: number;
  readonly view: QuarterTurn;
  readonly left: number;
  readonly top: number;
  readonly nameOf: (page: number) => string;
  readonly blockId: string | null;
  readonly urgencyOf: (index: number) => Urgency;
  readonly whenStill: (signal: AbortSignal) => Promise<void>;
  /** Places of the searched words, and which of them the reader is at (-1: none). */
  readonly found: readonly (readonly [number, number])[];
  readonly currentFound: number;
  /** Selected units of the text; equal when nothing is. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly overlay: PageOverlay | undefined;
  readonly surface: PageOverlay | undefined;
  readonly onFollow: (target: LinkTarget) => void;
}

/**
 * One page, from below: its picture, what others draw over it (`overlay`), found and selected places, its text, its links,
 * what others put on top (`surface`).
 */
export const PdfPage = memo(function PdfPage(props: PdfPageProps): ReactNode {
  const { client, store, index, sheet, frame, pixelsPerPoint, view, urgencyOf, whenStill } = props;
  const t = useWords();
  const urgency = useCallback(() => urgencyOf(index), [urgencyOf, index]);
  const [fault, setFault] = useState<PdfFault | null>(null);
  const [attempt, setAttempt] = useState(0);
  const known = useKnownPage(store, index, urgency, whenStill, attempt, setFault);
  const source = useMemo(
    () => ({ client, index, sheet, frame, pixelsPerPoint, view }),
    [client, index, sheet, frame, pixelsPerPoint, view],
  );
  const shown = useMemo((): ShownPage => {
    const size = sizeOfSheet(sheet, view);
    return {
      ...frame,
      index,
      blockId: props.blockId,
      widthPoints: size.width,
      heightPoints: size.height,
      pixelsPerPoint,
      placed: known,
    };
  }, [sheet, view, frame, index, props.blockId, pixelsPerPoint, known]);
  const selected = useMemo(
    () =>
      props.selectedTo > props.selectedFrom ? ([[props.selectedFrom, props.selectedTo]] as const) : null,
    [props.selectedFrom, props.selectedTo],
  );
  return (
    <section
      className="pdf-page"
      aria-label={props.nameOf(index)}
      data-page-index={index}
      data-block-id={props.blockId ?? undefined}
      style={{ left: props.left, top: props.top, width: frame.widthPixels, height: frame.heightPixels }}
    >
      <PagePicture key={attempt} source={source} urgency={urgency} onFault={setFault} />
      {props.overlay === undefined ? null : <div className="pdf-overlay">{props.overlay(shown)}</div>}
      {known === null || props.found.length === 0 ? null : (
        <PageBoxes
          look="pdf-found"
          placed={known}
          frame={frame}
          ranges={props.found}
          current={props.currentFound}
        />
      )}
      {known === null || selected === null ? null : (
        <PageBoxes look="pdf-selected" placed={known} frame={frame} ranges={selected} current={-1} />
      )}
      {known === null ? null : <TextLayer page={index} placed={known} frame={frame} />}
      {known !== null && known.text.text.trim() === '' ? (
        <p className="visually-hidden">{t('pdf:pageWithoutText')}</p>
      ) : null}
      {known === null ? null : (
        <LinkLayer page={known} frame={frame} nameOf={props.nameOf} onFollow={props.onFollow} />
      )}
      {props.surface === undefined ? null : (
        <div className="pdf-overlay pdf-surface">{props.surface(shown)}</div>
      )}
      {fault === null ? null : (
        <div className="pdf-fault" role="alert">
          <p>{t(fault === 'too-slow' ? 'pdf:pageTooSlow' : 'pdf:pageBroken')}</p>
          <Button
            size="slim"
            onClick={() => {
              setFault(null);
              setAttempt(attempt + 1);
            }}
          >
            {t('pdf:tryAgain')}
          </Button>
        </div>
      )}
    </section>
  );
});

/** The text and links of a page, read when the page comes near the view. */
function useKnownPage(
  store: PageStore,
  index: number,
  urgency: () => Urgency,
  whenStill: (signal: AbortSignal) => Promise<void>,
  attempt: number,
  onFault: (fault: PdfFault) => void,
): KnownPage | null {
  const [known, setKnown] = useState(() => store.get(index));
  useEffect(() => {
    const giveUp = new AbortController();
    // Pictures first: the text of a page waits until its picture is there.
    const textUrgency = (): Urgency => (urgency() === 'sight' ? 'near' : 'small');
    const read = async (): Promise<void> => {
      try {
        // Nobody reads what flies past.
        await whenStill(giveUp.signal);
        const page = await store.read(index, attempt === 0 ? textUrgency : urgency, giveUp.signal);
        if (!giveUp.signal.aborted) {
          setKnown(page);
        }
      } catch (error) {
        if (error instanceof PdfFailure) {
          onFault(error.fault);
        } else if (!(error instanceof NotWanted)) {
          throw error;
        }
      }
    };
    void read();
    return () => giveUp.abort();
  }, [store, index, urgency, whenStill, attempt, onFault]);
  return known;
}
