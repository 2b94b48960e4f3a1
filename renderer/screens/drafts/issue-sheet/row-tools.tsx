import type { ReactNode } from 'react';
import type { IssueSheetContent } from '../../../../core/domain/issue-sheets/issue-sheet-content.ts';
import { hasMark, lineMarks, markAt } from '../../../../core/domain/issue-sheets/line-marks.ts';
import { textAt } from '../../../../core/domain/materials/content-editing.ts';
import { jsonOf, valueAt } from '../../../../core/domain/materials/draft-operation.ts';
import { useWords } from '../../../app/words.ts';
import { Button } from '../../../ui/button.tsx';
import type { RowAct } from '../editing/draft-keys.ts';
import { pathOfKey } from '../editing/path-key.ts';
import { placeOf } from './enter-key.ts';
import type { SheetPlace } from './issue-sheet-editor.tsx';

/** What can be done with the row that holds the caret, in words, with the keys that do the same. */
export function RowTools({
  content,
  place,
  onAct,
  onMark,
  onBack,
}: {
  readonly content: IssueSheetContent;
  readonly place: SheetPlace | null;
  readonly onAct: (act: RowAct) => void;
  readonly onMark: (rowKey: string, mark: string) => void;
  /** The caret goes back to where it was. */
  readonly onBack: () => void;
}): ReactNode {
  const t = useWords();
  const isThere = place !== null && valueAt(jsonOf(content), pathOfKey(place.rowKey)) !== undefined;
  const here = isThere ? placeOf(content, place.rowKey) : null;
  const isIndicator = here?.list === 'indicators';
  const startsProject =
    isIndicator && valueAt(jsonOf(content), [...pathOfKey(place?.rowKey ?? ''), 'startsProject']) === true;
  const button = (act: RowAct, word: string, keys: string, disabled: boolean): ReactNode => (
    <Button
      look="quiet"
      size="slim"
      disabled={disabled}
      title={keys}
      aria-keyshortcuts={keys}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onAct(act)}
    >
      {word}
    </Button>
  );
  return (
    <div className="row-tools" role="toolbar" aria-label={t('sheet:tools')} data-region="tools">
      <span className="row-tools-place">
        {here === null
          ? t('sheet:noPlace')
          : t('sheet:place', {
              goal: textAt(content, [...pathOfKey(place?.rowKey ?? '').slice(0, 2), 'heading']).slice(0, 24),
              what: t(`sheet:row.${here.list}`),
              number: here.index + 1,
              count: here.count,
            })}
      </span>
      {button('add', t('sheet:act.add'), 'Control+Enter', here === null)}
      {button('up', t('sheet:act.up'), 'Alt+ArrowUp', here === null)}
      {button('down', t('sheet:act.down'), 'Alt+ArrowDown', here === null)}
      {isIndicator
        ? button(
            'merge',
            t(startsProject ? 'sheet:act.merge' : 'sheet:act.split'),
            'Control+M',
            here === null || (startsProject && here.index === 0),
          )
        : null}
      {here?.list === 'rows' ? button('merge', t('sheet:act.mergeCell'), 'Control+M', false) : null}
      {isThere && hasMark(content, pathOfKey(place.rowKey)) ? (
        <MarkChoice
          mark={markAt(content, pathOfKey(place.rowKey))}
          onChoose={(mark) => onMark(place.rowKey, mark)}
          onBack={onBack}
        />
      ) : null}
      {button('remove', t('sheet:act.remove'), 'Control+Shift+Delete', here === null)}
    </div>
  );
}

/** The mark before the line: ・ ○ ※ ①. Ctrl + . comes here, Enter and Esc go back into the line. */
function MarkChoice({
  mark,
  onChoose,
  onBack,
}: {
  readonly mark: string;
  readonly onChoose: (mark: string) => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useWords();
  const choices = lineMarks.includes(mark) ? lineMarks : [...lineMarks, mark];
  return (
    <label className="row-tools-mark">
      {t('sheet:mark.label')}
      <select
        value={mark}
        data-mark-choice=""
        title="Ctrl + ."
        aria-keyshortcuts="Control+."
        onChange={(event) => onChoose(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.preventDefault();
            onBack();
          }
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice === '' ? t('sheet:mark.none') : choice}
          </option>
        ))}
      </select>
    </label>
  );
}
