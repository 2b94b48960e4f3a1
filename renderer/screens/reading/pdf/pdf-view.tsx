import { type ReactNode, type Ref, useCallback, useRef } from 'react';
import type { ShownMaterial } from '../../../../core/contract/schemas.ts';
import { nameOfMaterial } from '../../../app/material-names.ts';
import { useWords } from '../../../app/words.ts';
import { Loading, Problem } from '../../../ui/problem.tsx';
import { ScrollArea } from '../../../ui/screen.tsx';
import { DocumentEnd } from '../document-end.tsx';
import { ReadingBar } from '../reading-bar.tsx';
import type { ReadingRoute } from '../reading-screen.tsx';
import { useReadingPosition } from '../use-reading-position.ts';
import { useReadingState } from '../use-reading-state.ts';
import { OpenPdf } from './open-pdf.tsx';
import type { PageOverlay, PageRange, PdfColumn, PdfViewer } from './page-overlay.ts';
import { PasswordForm } from './password-form.tsx';
import { usePdf } from './use-pdf.ts';

const noHeadings: readonly string[] = [];

/** 選ぶモード: a cursor in the text of the pages. */
export interface PdfCaretMode {
  readonly startPage: number;
  /** Enter: the tools for what is chosen. */
  readonly onTools: () => void;
  readonly onEnd: () => void;
}

/** What others may add to the pages of a PDF; see `page-overlay.ts`. */
export interface PdfAdditions {
  /** Over the picture of a page and under its text. */
  readonly pageOverlay?: PageOverlay;
  /** On top of everything of a page: what takes the pointer instead of its text. */
  readonly pageSurface?: PageOverlay;
  /** Beside the pages, scrolling with them; in a window of one column above them, with room under each page. */
  readonly margin?: (column: PdfColumn) => ReactNode;
  /** About how high what belongs under a page is, in pixels; 0 for nothing. */
  readonly underGuess?: (page: number) => number;
  /** Further buttons of the bar. */
  readonly tools?: ReactNode;
  readonly onSelection?: (ranges: readonly PageRange[]) => void;
  readonly viewer?: Ref<PdfViewer>;
  /** While text is chosen by keyboard: where its cursor begins, and what follows. */
  readonly caret?: PdfCaretMode | null;
}

/** A paper kept as a PDF. */
export function PdfView({
  shown,
  file,
  route,
  additions = {},
}: {
  readonly shown: ShownMaterial;
  readonly file: NonNullable<ShownMaterial['file']>;
  readonly route: ReadingRoute;
  readonly additions?: PdfAdditions;
}): ReactNode {
  const t = useWords();
  const area = useRef<HTMLElement>(null);
  const { pdf, openWith } = usePdf(file.hash);
  const { reading, finish } = useReadingState(shown);
  useReadingPosition({
    area,
    versionId: shown.version.id,
    headingIds: noHeadings,
    finished: reading === 'finished',
    onEnd: useCallback(() => finish(true), [finish]),
  });
  const label = nameOfMaterial(t, shown.material);
  const foot = (
    <div className="pdf-foot">
      <DocumentEnd shown={shown} reading={reading} onFinished={finish} />
    </div>
  );
  if (pdf.state === 'open') {
    return (
      <OpenPdf
        areaRef={area}
        label={label}
        client={pdf.client}
        sheets={pdf.sheets}
        shown={shown}
        route={route}
        foot={foot}
        additions={additions}
      />
    );
  }
  const refused = pdf.state === 'refused' ? pdf.fault : null;
  return (
    <>
      <ReadingBar shown={shown} />
      <ScrollArea areaRef={area} label={label}>
        {pdf.state === 'loading' ? <Loading /> : null}
        {pdf.state === 'failed' ? <Problem error={pdf.error} /> : null}
        {refused === 'password-needed' || refused === 'wrong-password' ? (
          <PasswordForm wrong={refused === 'wrong-password'} onPassword={openWith} />
        ) : null}
        {refused === 'damaged' || refused === 'engine' || refused === 'too-slow' ? (
          <div className="screen">
            <p role="alert">{t(`pdf:fault.${refused}`)}</p>
            <p className="small">{file.name}</p>
          </div>
        ) : null}
      </ScrollArea>
    </>
  );
}
