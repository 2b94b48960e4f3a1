import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Block } from '../../../core/domain/blocks/block.ts';
import { foldKey } from '../../../core/domain/blocks/fold.ts';
import { useWords } from '../../app/words.ts';
import { TextField } from '../../ui/form.tsx';

/** Most passages that stand in the list at once; beyond them the reader narrows it down. */
const mostShown = 400;

/** One line that says which block it is. */
function lineOf(block: Block, figure: (title: string) => string): string {
  if (block.kind === 'figure') {
    return figure(block.chart.title);
  }
  return block.text.replaceAll(/\s+/gu, ' ').trim();
}

/** Passages of a paper to choose one from: arrows go through them, a field above narrows them down. */
export function PassageList({
  blocks,
  chosenId,
  onChoose,
}: {
  readonly blocks: readonly Block[];
  readonly chosenId: string | null;
  readonly onChoose: (block: Block) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const lines = useMemo(
    () =>
      blocks
        .map((block) => ({
          block,
          line: lineOf(block, (title) => t('opinion-sheet:chooser.figure', { title })),
        }))
        .filter(({ line }) => line !== ''),
    [blocks, t],
  );
  const shown = useMemo(() => {
    const wanted = foldKey(words);
    return lines.filter(({ line }) => wanted === '' || foldKey(line).includes(wanted));
  }, [lines, words]);
  const inList = shown.slice(0, mostShown);
  const now = inList.findIndex(({ block }) => block.id === chosenId);
  const optionId = (index: number): string => `${id}-${index}`;
  useEffect(() => {
    if (now !== -1) {
      list.current?.children.item(now)?.scrollIntoView({ block: 'nearest' });
    }
  }, [now]);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const next = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      PageDown: now + 8,
      PageUp: now - 8,
      Home: 0,
      End: inList.length - 1,
    }[event.key];
    const entry = next === undefined ? undefined : inList[Math.min(inList.length - 1, Math.max(0, next))];
    if (entry !== undefined) {
      event.preventDefault();
      onChoose(entry.block);
    }
  };
  return (
    <div className="sheet-passages">
      <TextField
        label={t('opinion-sheet:chooser.narrow')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="sheet-label">
        <span id={`${id}-label`}>{t('opinion-sheet:chooser.passages')}</span>
        <span id={`${id}-count`} className="small">
          {t('opinion-sheet:chooser.passageCount', { shown: inList.length, total: lines.length })}
        </span>
      </p>
      <div
        ref={list}
        className="sheet-options"
        role="listbox"
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-count`}
        aria-activedescendant={now === -1 ? undefined : optionId(now)}
        onKeyDown={press}
      >
        {inList.map(({ block, line }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
          <div
            key={block.id}
            id={optionId(index)}
            role="option"
            aria-selected={block.id === chosenId}
            data-kind={block.kind}
            onClick={() => onChoose(block)}
          >
            {line}
          </div>
        ))}
      </div>
    </div>
  );
}
