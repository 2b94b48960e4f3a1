import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ShownMaterial } from '../../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../../app/material-names.ts';
import { hrefOf } from '../../../app/route.ts';
import { replaceRoute } from '../../../app/use-route.ts';
import { useWords } from '../../../app/words.ts';
import { Button, TextLink } from '../../../ui/button.tsx';
import { Loading, Problem } from '../../../ui/problem.tsx';
import { ScrollArea } from '../../../ui/screen.tsx';
import { DocumentEnd } from '../document-end.tsx';
import { ReadingBar } from '../reading-bar.tsx';
import type { ReadingRoute } from '../reading-screen.tsx';
import { elementOfBlock, scrollToElement, useReadingPosition } from '../use-reading-position.ts';
import { useReadingState } from '../use-reading-state.ts';
import type { PageSize } from './messages.ts';
import { PasswordForm } from './password-form.tsx';
import type { PdfClient } from './pdf-client.ts';
import { PdfPage } from './pdf-page.tsx';
import { usePdf } from './use-pdf.ts';

const zoomStep = 1.25;
const smallestZoom = 0.5;
const largestZoom = 4;
const noHeadings: readonly string[] = [];

/** A paper kept as a PDF: its pages one below the other. */
export function PdfView({
  shown,
  file,
  route,
}: {
  readonly shown: ShownMaterial;
  readonly file: NonNullable<ShownMaterial['file']>;
  readonly route: ReadingRoute;
}): ReactNode {
  const t = useWords();
  const area = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);
  const { pdf, openWith } = usePdf(file.hash);
  const { reading, finish } = useReadingState(shown);
  useReadingPosition({
    area,
    versionId: shown.version.id,
    headingIds: noHeadings,
    finished: reading === 'finished',
    onEnd: useCallback(() => finish(true), [finish]),
  });
  const refused = pdf.state === 'refused' ? pdf.fault : null;
  return (
    <>
      <ReadingBar shown={shown}>
        {pdf.state === 'open' ? (
          <fieldset className="zoom">
            <legend className="visually-hidden">{t('reading:pdf.size')}</legend>
            <Button
              look="quiet"
              disabled={zoom <= smallestZoom}
              onClick={() => setZoom(Math.max(smallestZoom, zoom / zoomStep))}
            >
              {t('reading:pdf.smaller')}
            </Button>
            <Button look="quiet" aria-pressed={zoom === 1} onClick={() => setZoom(1)}>
              {t('reading:pdf.fitWidth')}
            </Button>
            <Button
              look="quiet"
              disabled={zoom >= largestZoom}
              onClick={() => setZoom(Math.min(largestZoom, zoom * zoomStep))}
            >
              {t('reading:pdf.larger')}
            </Button>
          </fieldset>
        ) : null}
      </ReadingBar>
      {route.find === '' ? null : (
        <div className="find-strip">
          <p role="status">{t('reading:pdf.find', { query: route.find })}</p>
          <TextLink href={hrefOf({ screen: 'search', query: route.find })}>{t('reading:find.all')}</TextLink>
          <Button look="quiet" size="slim" onClick={() => replaceRoute({ ...route, find: '' })}>
            {t('reading:find.end')}
          </Button>
        </div>
      )}
      <ScrollArea areaRef={area} label={nameOfMaterial(t, shown.material)}>
        {pdf.state === 'loading' ? <Loading /> : null}
        {pdf.state === 'failed' ? <Problem error={pdf.error} /> : null}
        {refused === 'password-needed' || refused === 'wrong-password' ? (
          <PasswordForm wrong={refused === 'wrong-password'} onPassword={openWith} />
        ) : null}
        {refused === 'damaged' || refused === 'engine' ? (
          <div className="screen">
            <p role="alert">{t(`reading:pdf.fault.${refused}`)}</p>
            <p className="small">{file.name}</p>
          </div>
        ) : null}
        {pdf.state === 'open' ? (
          <>
            <p className="pdf-count" role="status">
              {t('reading:pdf.pages', { number: pdf.pages.length })}
            </p>
            <Pages
              area={area}
              client={pdf.client}
              pages={pdf.pages}
              zoom={zoom}
              shown={shown}
              route={route}
            />
            <div className="pdf-foot">
              <DocumentEnd shown={shown} reading={reading} onFinished={finish} />
            </div>
          </>
        ) : null}
      </ScrollArea>
    </>
  );
}

function Pages({
  area,
  client,
  pages,
  zoom,
  shown,
  route,
}: {
  readonly area: RefObject<HTMLElement | null>;
  readonly client: PdfClient;
  readonly pages: readonly PageSize[];
  readonly zoom: number;
  readonly shown: ShownMaterial;
  readonly route: ReadingRoute;
}): ReactNode {
  const width = useWidth(area);
  const widest = Math.max(1, ...pages.map((page) => page.width));
  const pixelsPerPoint = (Math.max(200, width) / widest) * zoom;
  const blockIds = new Map(
    shown.blocks.flatMap((block) => (block.kind === 'page' ? [[block.pageIndex, block.id] as const] : [])),
  );
  const wanted = route.blockId ?? (shown.reading === 'started' ? shown.lastBlockId : null);
  const ready = width > 0;
  useEffect(() => {
    const element = area.current;
    const page = element === null || wanted === null || !ready ? null : elementOfBlock(element, wanted);
    if (element !== null && page !== null) {
      scrollToElement(element, page);
    }
  }, [area, wanted, ready]);
  if (!ready) {
    return null;
  }
  return (
    <div className="pdf-pages">
      {pages.map((size, index) => (
        <PdfPage
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its index
          key={index}
          client={client}
          index={index}
          size={size}
          pixelsPerPoint={pixelsPerPoint}
          blockId={blockIds.get(index) ?? null}
          find={route.find}
        />
      ))}
    </div>
  );
}

/** Room for a page between the edges of the area, in pixels; at most a comfortable width. */
function useWidth(area: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = area.current;
    if (element === null) {
      return;
    }
    const observer = new ResizeObserver(() => {
      const styles = getComputedStyle(document.documentElement);
      const rem = Number.parseFloat(styles.fontSize);
      setWidth(Math.min(element.clientWidth - 4 * rem, 56 * rem));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [area]);
  return width;
}
