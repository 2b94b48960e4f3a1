import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { rangesIn, wordsOfQuery } from '../matches.ts';
import type { PageCharacter, PageSize } from './messages.ts';
import { type DrawnPage, type PdfClient, PdfFailure } from './pdf-client.ts';
import { boxesOf, type TextPiece, textPieces } from './text-lines.ts';

/** Pages this far outside the view are drawn already. */
const drawnAround = '600px 0px';

/** One page: its drawing, and its text laid over it so that it can be selected, read aloud and searched. */
export function PdfPage({
  client,
  index,
  size,
  pixelsPerPoint,
  blockId,
  find,
}: {
  readonly client: PdfClient;
  readonly index: number;
  readonly size: PageSize;
  /** CSS pixels for a point. */
  readonly pixelsPerPoint: number;
  readonly blockId: string | null;
  readonly find: string;
}): ReactNode {
  const t = useWords();
  const holder = useRef<HTMLElement>(null);
  const near = useNearView(holder);
  const [characters, setCharacters] = useState<readonly PageCharacter[] | null>(null);
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    if (!near || characters !== null) {
      return;
    }
    client.read(index).then(setCharacters, (error: unknown) => {
      if (!(error instanceof PdfFailure)) {
        throw error;
      }
      setBroken(true);
    });
  }, [client, index, near, characters]);

  const boxes = useMemo(() => {
    if (characters === null || find === '') {
      return [];
    }
    const text = characters.map(({ character }) => character).join('');
    return boxesOf(characters, rangesIn(text, wordsOfQuery(find)));
  }, [characters, find]);

  return (
    <section
      ref={holder}
      className="pdf-page"
      aria-label={t('reading:pdf.page', { page: index + 1 })}
      data-block-id={blockId ?? undefined}
      style={{ width: size.width * pixelsPerPoint, height: size.height * pixelsPerPoint }}
    >
      {near ? (
        <Drawing client={client} index={index} pixelsPerPoint={pixelsPerPoint} onBroken={setBroken} />
      ) : null}
      {boxes.map((box) => (
        <span
          key={`${box.match} ${box.top} ${box.left}`}
          className="pdf-found"
          style={{
            left: box.left * pixelsPerPoint,
            top: box.top * pixelsPerPoint,
            width: box.width * pixelsPerPoint,
            height: box.height * pixelsPerPoint,
          }}
        />
      ))}
      {near && characters !== null ? (
        <TextLayer characters={characters} pixelsPerPoint={pixelsPerPoint} />
      ) : null}
      {broken ? <p className="pdf-broken">{t('reading:pdf.pageBroken')}</p> : null}
    </section>
  );
}

function Drawing({
  client,
  index,
  pixelsPerPoint,
  onBroken,
}: {
  readonly client: PdfClient;
  readonly index: number;
  readonly pixelsPerPoint: number;
  readonly onBroken: (broken: boolean) => void;
}): ReactNode {
  const drawn = useDrawing(client, index, pixelsPerPoint * window.devicePixelRatio, onBroken);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (drawn !== null) {
      const image = new ImageData(drawn.pixels, drawn.width, drawn.height);
      canvas.current?.getContext('2d')?.putImageData(image, 0, 0);
    }
  }, [drawn]);
  return drawn === null ? null : <canvas ref={canvas} width={drawn.width} height={drawn.height} />;
}

function TextLayer({
  characters,
  pixelsPerPoint,
}: {
  readonly characters: readonly PageCharacter[];
  readonly pixelsPerPoint: number;
}): ReactNode {
  const pieces = useMemo(() => textPieces(characters), [characters]);
  const measure = useMemo(() => {
    const context = document.createElement('canvas').getContext('2d');
    if (context !== null) {
      context.font = '100px sans-serif';
    }
    return (text: string): number => (context?.measureText(text).width ?? 0) / 100;
  }, []);
  return (
    <div className="pdf-text">
      {pieces.map((piece) => (
        <Piece key={piece.from} piece={piece} pixelsPerPoint={pixelsPerPoint} measure={measure} />
      ))}
    </div>
  );
}

function Piece({
  piece,
  pixelsPerPoint,
  measure,
}: {
  readonly piece: TextPiece;
  readonly pixelsPerPoint: number;
  readonly measure: (text: string) => number;
}): ReactNode {
  const fontSize = piece.height * pixelsPerPoint;
  const natural = measure(piece.text) * fontSize;
  const stretch = natural === 0 ? 1 : (piece.width * pixelsPerPoint) / natural;
  return (
    <>
      <span
        style={{
          left: piece.left * pixelsPerPoint,
          top: piece.top * pixelsPerPoint,
          fontSize,
          lineHeight: `${fontSize}px`,
          transform: `scaleX(${stretch})`,
        }}
      >
        {piece.text}
      </span>
      {piece.endsLine ? <br /> : null}
    </>
  );
}

function useNearView(holder: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = holder.current;
    if (element === null) {
      return;
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        setNear(entry?.isIntersecting === true);
      },
      { root: element.closest('.scroll'), rootMargin: drawnAround },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [holder]);
  return near;
}

/** The drawing for a scale; while a new one is on its way the old one stays, stretched. */
function useDrawing(
  client: PdfClient,
  index: number,
  scale: number,
  onBroken: (broken: boolean) => void,
): DrawnPage | null {
  const [drawn, setDrawn] = useState<DrawnPage | null>(null);
  useEffect(() => {
    let wanted = true;
    client.draw(index, scale).then(
      (page) => {
        if (wanted) {
          setDrawn(page);
        }
      },
      (error: unknown) => {
        if (!(error instanceof PdfFailure)) {
          throw error;
        }
        if (wanted) {
          onBroken(true);
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [client, index, scale, onBroken]);
  return drawn;
}
