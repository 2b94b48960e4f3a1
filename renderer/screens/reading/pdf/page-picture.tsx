import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageFrame, PageSheet, QuarterTurn } from '../../../../core/domain/pages/page-frame.ts';
import type { PdfFault } from './messages.ts';
import { NotWanted, type PdfClient, PdfFailure, type Urgency } from './pdf-client.ts';

/** The largest picture of a whole page, in pixels: beyond it the page is drawn coarser and what is in sight anew. */
const largestPicture = 6_000_000;
/** How far around the visible part of a large page is drawn with it, in CSS pixels. */
const aroundSight = 160;
/** Pause after which the visible part of a large page is drawn, in milliseconds. */
const afterScrolling = 120;

export interface PictureSource {
  readonly client: PdfClient;
  readonly index: number;
  readonly sheet: PageSheet;
  readonly frame: PageFrame;
  readonly pixelsPerPoint: number;
  readonly view: QuarterTurn;
}

/** The drawn page. While another size is on its way, the picture of before stays, stretched. */
export function PagePicture({
  source,
  urgency,
  onFault,
}: {
  readonly source: PictureSource;
  readonly urgency: () => Urgency;
  readonly onFault: (fault: PdfFault) => void;
}): ReactNode {
  const { client, index, frame, pixelsPerPoint, view } = source;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<QuarterTurn | null>(null);
  const wanted = pixelsPerPoint * window.devicePixelRatio;
  const area = frame.widthPixels * frame.heightPixels * window.devicePixelRatio ** 2;
  const coarse = area > largestPicture;
  const scale = coarse ? wanted * Math.sqrt(largestPicture / area) : wanted;
  useEffect(() => {
    const giveUp = new AbortController();
    client.draw({ page: index, pixelsPerPoint: scale, view, part: null }, urgency, giveUp.signal).then(
      (picture) => {
        if (giveUp.signal.aborted || canvas.current === null) {
          picture.close();
          return;
        }
        show(canvas.current, picture);
        setDrawn(view);
      },
      (error: unknown) => tellFault(error, onFault),
    );
    return () => giveUp.abort();
  }, [client, index, scale, view, urgency, onFault]);
  return (
    <>
      <div className="pdf-picture" aria-hidden="true" data-drawn={drawn === view ? '' : undefined}>
        <canvas ref={canvas} />
      </div>
      {coarse ? <SharpPart source={source} scale={wanted} urgency={urgency} onFault={onFault} /> : null}
    </>
  );
}

function show(canvas: HTMLCanvasElement, picture: ImageBitmap): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}

function tellFault(error: unknown, onFault: (fault: PdfFault) => void): void {
  if (error instanceof PdfFailure) {
    onFault(error.fault);
  } else if (!(error instanceof NotWanted)) {
    throw error;
  }
}

interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a large page that is in sight, at its full sharpness. */
function SharpPart({
  source,
  scale,
  urgency,
  onFault,
}: {
  readonly source: PictureSource;
  readonly scale: number;
  readonly urgency: () => Urgency;
  readonly onFault: (fault: PdfFault) => void;
}): ReactNode {
  const { client, index, frame, view } = source;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    const page = canvas.current?.closest<HTMLElement>('.pdf-page');
    const area = canvas.current?.closest<HTMLElement>('.scroll');
    if (page === null || page === undefined || area === null || area === undefined) {
      return;
    }
    let timer = 0;
    let giveUp = new AbortController();
    const draw = (): void => {
      giveUp.abort();
      giveUp = new AbortController();
      const { signal } = giveUp;
      const seen = partInSight(page, area, frame);
      if (seen === null) {
        return;
      }
      const ratio = window.devicePixelRatio;
      const pixels = {
        left: Math.round(seen.left * ratio),
        top: Math.round(seen.top * ratio),
        width: Math.max(1, Math.round(seen.width * ratio)),
        height: Math.max(1, Math.round(seen.height * ratio)),
      };
      client.draw({ page: index, pixelsPerPoint: scale, view, part: pixels }, urgency, signal).then(
        (picture) => {
          if (signal.aborted || canvas.current === null) {
            picture.close();
            return;
          }
          show(canvas.current, picture);
          setPart(seen);
        },
        (error: unknown) => tellFault(error, onFault),
      );
    };
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(draw, afterScrolling);
    };
    later();
    area.addEventListener('scroll', later, { passive: true });
    return () => {
      window.clearTimeout(timer);
      giveUp.abort();
      area.removeEventListener('scroll', later);
      setPart(null);
    };
  }, [client, index, frame, view, scale, urgency, onFault]);
  return (
    <div className="pdf-sharp" aria-hidden="true" style={part === null ? { display: 'none' } : part}>
      <canvas ref={canvas} />
    </div>
  );
}

/** The visible part of a page and a little around it, in CSS pixels of the page; null when nothing is visible. */
function partInSight(page: HTMLElement, area: HTMLElement, frame: PageFrame): Part | null {
  const own = page.getBoundingClientRect();
  const sight = area.getBoundingClientRect();
  const left = Math.max(0, sight.left - aroundSight - own.left);
  const top = Math.max(0, sight.top - aroundSight - own.top);
  const right = Math.min(frame.widthPixels, sight.right + aroundSight - own.left);
  const bottom = Math.min(frame.heightPixels, sight.bottom + aroundSight - own.top);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}
