import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { hasMoved } from '../app/use-route.ts';
import { useWords } from '../app/words.ts';
import { ContentsButton } from './contents-button.tsx';

/** Sets the window's title. */
export function useScreenTitle(title: string): void {
  const t = useWords();
  useEffect(() => {
    document.title = t('app:windowTitle', { title });
  }, [title, t]);
}

/** A screen with a title and one column of text. */
export function Screen({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}): ReactNode {
  useScreenTitle(title);
  return (
    <ScrollArea label={title}>
      <div className="screen">
        <ContentsButton />
        <h1>{title}</h1>
        {lead === undefined ? null : <p className="lead">{lead}</p>}
        {children}
      </div>
    </ScrollArea>
  );
}

/**
 * The part of a window that scrolls; reachable by keyboard. When it appears because the reader went to another place,
 * it takes the focus, so that arrow keys scroll it and its name is read out; unless something in it took the focus first,
 * the entry that a link leads to.
 */
export function ScrollArea({
  label,
  takesFocus = true,
  areaRef,
  onScroll,
  children,
}: {
  readonly label: string;
  readonly takesFocus?: boolean;
  readonly areaRef?: RefObject<HTMLElement | null>;
  readonly onScroll?: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const own = useRef<HTMLElement>(null);
  const element = areaRef ?? own;
  useEffect(() => {
    if (takesFocus && hasMoved() && element.current?.contains(document.activeElement) === false) {
      element.current?.focus({ preventScroll: true });
    }
  }, [takesFocus, element]);
  return (
    <section
      ref={element}
      className="scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus to be scrolled by keys
      tabIndex={0}
      aria-label={label}
      data-region="content"
      {...(onScroll === undefined ? {} : { onScroll })}
    >
      {children}
    </section>
  );
}
