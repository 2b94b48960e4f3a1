import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';
import { tableKeyRows } from '../opinions/key-rows.ts';

/** Keys as they are printed on the keyboard, with the word for what they do. */
const general = [
  ['Tab', 'tab'],
  ['↑ ↓', 'arrows'],
  ['Enter', 'enter'],
  ['Esc', 'escape'],
  ['F6', 'regions'],
  ['Ctrl + F', 'find'],
  ['Ctrl + I', 'import'],
  ['Ctrl + E', 'export'],
  ['Ctrl + P', 'print'],
  ['Ctrl + Alt + ↑ ↓', 'materials'],
  ['Alt + ← →', 'back'],
  ['Alt + Home', 'home'],
  ['Ctrl + Shift + O', 'sheet'],
  ['Ctrl + Shift + L', 'contents'],
  ['Ctrl + Shift + M', 'margin'],
  ['Ctrl + +', 'larger'],
  ['Ctrl + -', 'smaller'],
  ['Ctrl + 0', 'normal'],
  ['Ctrl + PageUp PageDown', 'pdfPages'],
  ['Ctrl + G', 'pdfPage'],
  ['F3', 'pdfNext'],
  ['Ctrl + ,', 'settings'],
  ['Alt + ↑ ↓', 'moveRow'],
  ['Ctrl + Enter', 'addRow'],
  ['Ctrl + M', 'mergeRow'],
  ['Ctrl + Shift + Delete', 'removeRow'],
  ['F1', 'help'],
] as const;

const marking = [
  ['F7', 'selectMode'],
  ['← → ↑ ↓', 'selectMove'],
  ['Shift + ← → ↑ ↓', 'selectGrow'],
  ['Space', 'selectWiden'],
  ['F2', 'selectCell'],
  ['Enter', 'selectTools'],
  ['1 – 5', 'markColour'],
  ['U  M  Q  B', 'markKind'],
  ['Ctrl + 1 – 5', 'markColourAnywhere'],
  ['Ctrl + U', 'markUnderline'],
  ['Ctrl + Alt + M  Q', 'markNote'],
  ['Ctrl + D', 'markBookmark'],
  ['Ctrl + Alt + N', 'markSticky'],
  ['Ctrl + Alt + T  A  I', 'markDrawn'],
  ['Ctrl + Alt + E', 'eraser'],
  ['O   Ctrl + Alt + O', 'markOpinion'],
  ['Delete', 'markRemove'],
  ['Ctrl + Z   Ctrl + Y', 'undo'],
  ['F6   ↑ ↓', 'toNotes'],
  ['Ctrl + Enter   Esc', 'noteDone'],
] as const;

/** キーボードの操作 */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords();
  return (
    <Dialog title={t('help:keyboard')} onClose={onClose}>
      <KeyTable rows={general.map(([keys, word]) => [keys, t(`help:keys.${word}`)])} />
      <KeyTable
        rows={marking.map(([keys, word]) => [keys, t(`help:keys.${word}`)])}
        caption={t('help:marking')}
      />
      <KeyTable
        rows={tableKeyRows.map(([keys, word]) => [keys, t(`compile:keys.${word}`)])}
        caption={t('compile:keys.title')}
      />
      <Acts>
        <Button look="primary" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </Dialog>
  );
}

function KeyTable({
  rows,
  caption,
}: {
  /** Keys, and what they do in words. */
  readonly rows: readonly (readonly [string, string])[];
  readonly caption?: string;
}): ReactNode {
  const t = useWords();
  return (
    <table className="keys">
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{t('help:key')}</th>
          <th scope="col">{t('help:does')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([keys, word]) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{word}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
