import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { OpinionDraft } from '../../../core/contract/opinion-sheet-schemas.ts';
import { useWords } from '../../app/words.ts';
import { TextButton } from '../../ui/button.tsx';

export const tabId = (opinionId: string): string => `opinion-tab-${opinionId}`;
export const opinionPanelId = 'opinion-panel';

/** 1件目, 2件目 …: the opinions of a sheet, one in view; arrows go from one to the next. */
export function OpinionTabs({
  opinions,
  selectedId,
  onSelect,
  onBegin,
}: {
  readonly opinions: readonly OpinionDraft[];
  readonly selectedId: string;
  readonly onSelect: (id: string) => void;
  readonly onBegin: () => void;
}): ReactNode {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const now = opinions.findIndex(({ id }) => id === selectedId);
    const next = {
      ArrowRight: now + 1,
      ArrowDown: now + 1,
      ArrowLeft: now - 1,
      ArrowUp: now - 1,
      Home: 0,
      End: opinions.length - 1,
    }[event.key];
    const opinion = next === undefined ? undefined : opinions[(next + opinions.length) % opinions.length];
    if (opinion === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    onSelect(opinion.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(opinion.id))}`)?.focus();
  };
  return (
    <div className="sheet-tabs">
      <div ref={list} role="tablist" aria-label={t('opinion-sheet:tabs')} onKeyDown={press}>
        {opinions.map((opinion, index) => (
          <button
            key={opinion.id}
            id={tabId(opinion.id)}
            type="button"
            role="tab"
            aria-selected={opinion.id === selectedId}
            aria-controls={opinionPanelId}
            tabIndex={opinion.id === selectedId ? 0 : -1}
            onClick={() => onSelect(opinion.id)}
          >
            {t('opinion-sheet:tab', { number: index + 1 })}
          </button>
        ))}
      </div>
      <TextButton onClick={onBegin}>{t('opinion-sheet:another')}</TextButton>
    </div>
  );
}
