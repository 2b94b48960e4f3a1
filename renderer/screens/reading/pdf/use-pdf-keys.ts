import { useEffect, useEffectEvent } from 'react';
import { isComposingKey } from '../../../app/shortcuts.ts';

interface PdfKeys {
  readonly zoom: (direction: 1 | -1) => void;
  readonly fitWidth: () => void;
  readonly find: () => void;
  readonly findNext: (direction: 1 | -1) => void;
  readonly goToPage: () => void;
  readonly stepPage: (direction: 1 | -1) => void;
}

const onMac = /Mac/u.test(navigator.userAgent);

/**
 * Keys while a PDF is shown, wherever the focus is. They come before those of the window, so that Ctrl and + enlarge the
 * pages rather than the text of the window.
 */
export function usePdfKeys(keys: PdfKeys): void {
  const press = useEffectEvent((event: KeyboardEvent): boolean => {
    const command = onMac ? event.metaKey : event.ctrlKey;
    if (event.key === 'F3') {
      keys.findNext(event.shiftKey ? -1 : 1);
      return true;
    }
    if (!command || event.altKey) {
      return false;
    }
    switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
      case '+':
      case ';':
      case '=':
        keys.zoom(1);
        return true;
      case '-':
        keys.zoom(-1);
        return true;
      case '0':
        keys.fitWidth();
        return true;
      case 'f':
        keys.find();
        return true;
      case 'g':
        keys.goToPage();
        return true;
      case 'PageDown':
        keys.stepPage(1);
        return true;
      case 'PageUp':
        keys.stepPage(-1);
        return true;
      default:
        return false;
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isFree = !isComposingKey(event) && document.querySelector('dialog[open]') === null;
      if (isFree && press(event)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
