import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PagePoint, PageSheet } from '../../../../core/domain/pages/page-frame.ts';
import type { LinkTarget } from '../../../../formats/pdf/pdfium/destinations.ts';
import { useWords } from '../../../app/words.ts';
import { askShell } from '../../../platform/shell.ts';
import { useAnnounce } from '../../../ui/status.tsx';
import type { PagesControl } from './pdf-pages.tsx';
import type { Held } from './use-page-scroll.ts';

/** Where a link was followed; `place` is null where nothing was shown yet. */
interface Jump {
  readonly page: number;
  readonly place: Held | null;
}

/** An address or file that is shown instead of being opened. */
interface ShownPlace {
  readonly kind: 'address' | 'file';
  readonly place: string;
}

/**
 * Following links and entries of the outline. Inside the file they jump, and the way back is kept. The shell asks before it
 * opens an address; what it would not open, another file among it, is only shown.
 */
export function useFollow({
  areaRef,
  controlRef,
  sheets,
  currentPage,
  nameOf,
}: {
  readonly areaRef: RefObject<HTMLElement | null>;
  readonly controlRef: RefObject<PagesControl | null>;
  readonly sheets: readonly PageSheet[];
  readonly currentPage: number;
  readonly nameOf: (page: number) => string;
}): {
  readonly follow: (target: LinkTarget) => void;
  readonly canReturn: boolean;
  readonly goBack: () => void;
  readonly shown: ShownPlace | null;
  readonly close: () => void;
} {
  const t = useWords();
  const announce = useAnnounce();
  const [shown, setShown] = useState<ShownPlace | null>(null);
  const [jumps, setJumps] = useState<readonly Jump[]>([]);
  const latestPage = useRef(currentPage);
  useEffect(() => {
    latestPage.current = currentPage;
  }, [currentPage]);
  const follow = useCallback(
    (target: LinkTarget) => {
      if (target.kind === 'file') {
        setShown({ kind: 'file', place: target.file });
        return;
      }
      if (target.kind === 'address') {
        if (!isOpenable(target.address)) {
          setShown({ kind: 'address', place: target.address });
          return;
        }
        askShell('openAddress', { address: target.address }).catch((error: unknown) => {
          console.error(error);
          setShown({ kind: 'address', place: target.address });
        });
        return;
      }
      const sheet = sheets[target.page];
      if (sheet !== undefined) {
        const from = { page: latestPage.current, place: controlRef.current?.middle() ?? null };
        setJumps((now) => [...now, from]);
        controlRef.current?.scrollToPage(target.page, placeOf(target, sheet));
        areaRef.current?.focus({ preventScroll: true });
        announce(t('pdf:link.arrived', { page: nameOf(target.page) }));
      }
    },
    [areaRef, controlRef, sheets, nameOf, announce, t],
  );
  const goBack = useCallback(() => {
    const last = jumps.at(-1);
    if (last !== undefined && areaRef.current !== null) {
      setJumps(jumps.slice(0, -1));
      if (last.place === null) {
        controlRef.current?.scrollToPage(last.page);
      } else {
        controlRef.current?.bringBack(last.place);
      }
      areaRef.current.focus({ preventScroll: true });
      announce(t('pdf:link.arrived', { page: nameOf(last.page) }));
    }
  }, [jumps, areaRef, controlRef, announce, t, nameOf]);
  const close = useCallback(() => setShown(null), []);
  return { follow, canReturn: jumps.length > 0, goBack, shown, close };
}

function isOpenable(address: string): boolean {
  try {
    return ['https:', 'mailto:'].includes(new URL(address).protocol);
  } catch (error) {
    if (error instanceof TypeError) {
      return false;
    }
    throw error;
  }
}

/** The place a target names on its page; undefined for the page as a whole. */
function placeOf(target: Extract<LinkTarget, { kind: 'page' }>, sheet: PageSheet): PagePoint | undefined {
  if (target.top === null && target.left === null) {
    return undefined;
  }
  return { x: target.left ?? sheet.box.left, y: target.top ?? sheet.box.top };
}
