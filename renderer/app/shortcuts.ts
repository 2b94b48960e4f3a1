import type { MenuCommand } from '../../core/contract/shell.ts';

export type WindowCommand = MenuCommand | 'next-region' | 'previous-region';

/** A key with its modifiers; `command` is Ctrl, on a Mac ⌘. */
interface Shortcut {
  readonly key: string;
  readonly command?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly act: WindowCommand;
}

/** Keys of the window. The menu shows the same ones; whichever sees a key first carries it out, once. */
export const shortcuts: readonly Shortcut[] = [
  { key: 'f', command: true, act: 'find' },
  { key: 'n', command: true, act: 'new-committee' },
  { key: 'i', command: true, act: 'import-packet' },
  { key: 'e', command: true, act: 'export-packet' },
  { key: 'p', command: true, act: 'print-packet' },
  { key: ',', command: true, act: 'settings' },
  { key: '+', command: true, act: 'larger-text' },
  { key: ';', command: true, act: 'larger-text' },
  { key: '=', command: true, act: 'larger-text' },
  { key: '-', command: true, act: 'smaller-text' },
  { key: '0', command: true, act: 'normal-text' },
  { key: 'l', command: true, shift: true, act: 'toggle-contents' },
  { key: 'm', command: true, shift: true, act: 'toggle-margin' },
  { key: 'Home', alt: true, act: 'go-home' },
  { key: 'ArrowLeft', alt: true, act: 'go-back' },
  { key: 'ArrowRight', alt: true, act: 'go-forward' },
  { key: 'ArrowUp', command: true, alt: true, act: 'previous-material' },
  { key: 'ArrowDown', command: true, alt: true, act: 'next-material' },
  { key: '1', command: true, act: 'mark-important' },
  { key: '2', command: true, act: 'mark-doubt' },
  { key: '3', command: true, act: 'mark-agreement' },
  { key: '4', command: true, act: 'mark-idea' },
  { key: '5', command: true, act: 'mark-concern' },
  { key: 'u', command: true, act: 'mark-underline' },
  { key: 'd', command: true, act: 'mark-bookmark' },
  { key: 'm', command: true, alt: true, act: 'mark-note' },
  { key: 'q', command: true, alt: true, act: 'mark-question' },
  { key: 'n', command: true, alt: true, act: 'mark-sticky-note' },
  { key: 't', command: true, alt: true, act: 'mark-text-box' },
  { key: 'a', command: true, alt: true, act: 'mark-area' },
  { key: 'i', command: true, alt: true, act: 'mark-ink' },
  { key: 'e', command: true, alt: true, act: 'mark-eraser' },
  { key: 'o', command: true, alt: true, act: 'mark-opinion' },
  { key: 'o', command: true, shift: true, act: 'go-sheet' },
  { key: 'F7', act: 'select-mode' },
  { key: 'F1', act: 'keyboard-help' },
  { key: 'F6', act: 'next-region' },
  { key: 'F6', shift: true, act: 'previous-region' },
];

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'> & {
  readonly keyCode?: number;
};

/** True while an input method is composing: such a key belongs to it alone. */
export function isComposingKey(event: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** What a key press asks for, or undefined. Keys of an input method ask for nothing. */
export function commandOfKey(event: KeyPress, onMac: boolean): WindowCommand | undefined {
  if (isComposingKey(event)) {
    return undefined;
  }
  const command = onMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // + needs Shift on most keyboards.
  const ignoreShift = key === '+' || key === '=' || key === ';';
  return shortcuts.find(
    (shortcut) =>
      shortcut.key === key &&
      (shortcut.command ?? false) === command &&
      (shortcut.alt ?? false) === event.altKey &&
      (ignoreShift || (shortcut.shift ?? false) === event.shiftKey),
  )?.act;
}
