import type { ReactNode } from 'react';
import type { ScheduleContent } from '../../../../core/domain/meetings/schedule-content.ts';
import { idOfEntry } from '../../../../core/domain/meetings/schedule-editing.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';

/** Acts on the row that holds the caret, from keys and from the buttons above the table. */
export type ScheduleAct = 'add' | 'addYear' | 'up' | 'down' | 'remove';

const keys: Readonly<Record<ScheduleAct, string>> = {
  add: 'Control+Enter',
  addYear: 'Control+Shift+Enter',
  up: 'Alt+ArrowUp',
  down: 'Alt+ArrowDown',
  remove: 'Control+Shift+Delete',
};

/** What can be done with the row that holds the caret, in words, with the keys that do the same. */
export function ScheduleTools({
  content,
  id,
  onAct,
}: {
  readonly content: ScheduleContent;
  readonly id: string | null;
  readonly onAct: (act: ScheduleAct) => void;
}): ReactNode {
  const t = useWords();
  const index = content.entries.findIndex((entry) => idOfEntry(entry) === id);
  const disabled: Readonly<Record<ScheduleAct, boolean>> = {
    add: false,
    addYear: false,
    up: index <= 0,
    down: index < 0 || index === content.entries.length - 1,
    remove: index < 0,
  };
  return (
    <div className="row-tools" role="toolbar" aria-label={t('sheet:tools')} data-region="tools">
      <span className="row-tools-place">
        {index < 0
          ? t('sheet:noPlace')
          : t('schedule:place', { number: index + 1, count: content.entries.length })}
      </span>
      {(['add', 'addYear', 'up', 'down', 'remove'] as const).map((act) => (
        <Button
          key={act}
          look="quiet"
          size="slim"
          disabled={disabled[act]}
          title={keys[act]}
          aria-keyshortcuts={keys[act]}
          // The caret stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onAct(act)}
        >
          {t(`schedule:act.${act}`)}
        </Button>
      ))}
    </div>
  );
}
