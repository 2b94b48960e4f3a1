import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react';
import { useWords } from '../app/words.ts';
import { type Box, withinPaper } from './boxes.ts';
import { type Choice, type KnownBlocks, rectsOfChoice } from './choice.ts';

/** A frame around a block or a value that is chosen; chosen text is shown by the page itself. */
export function ChosenFrame({
  choice,
  blocks,
  paper,
}: {
  readonly choice: Choice;
  readonly blocks: KnownBlocks;
  readonly paper: RefObject<HTMLElement | null>;
}): ReactNode {
  const t = useWords();
  const [box, setBox] = useState<Box | null>(null);
  useLayoutEffect(() => {
    const sheet = paper.current;
    if (sheet === null) {
      return;
    }
    const measure = (): void => {
      const [rect] = choice.type === 'text' ? [] : rectsOfChoice(sheet, choice, blocks, t);
      setBox(rect === undefined ? null : withinPaper(sheet, rect));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(sheet);
    return () => observer.disconnect();
  }, [choice, blocks, paper, t]);
  return box === null ? null : <div className="chosen-frame" style={box} aria-hidden="true" />;
}
