import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { Acts, Dialog } from '../../ui/dialog.tsx';

/** Keys as they are printed on the keyboard, with the word for what they do. */
const rows = [
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

/** キーボードの操作 */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords();
  return (
    <Dialog title={t('help:keyboard')} onClose={onClose}>
      <table className="keys">
        <thead>
          <tr>
            <th scope="col">{t('help:key')}</th>
            <th scope="col">{t('help:does')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, word]) => (
            <tr key={word}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{t(`help:keys.${word}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Acts>
        <Button look="primary" onClick={onClose}>
          {t('app:close')}
        </Button>
      </Acts>
    </Dialog>
  );
}
