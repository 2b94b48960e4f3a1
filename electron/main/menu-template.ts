import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, Preferences } from '../../core/contract/shell.ts';
import type { RecentEntry } from './settings.ts';
import { type MenuWord, wordsOf } from './words.ts';

export interface MenuActions {
  /** Hands a command to the focused window, which carries it out. */
  command(command: MenuCommand): void;
  openCommittee(path?: string): void;
}

/** The menu as data. */
export function menuTemplate(
  preferences: Preferences,
  recent: readonly RecentEntry[],
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const words = wordsOf(preferences.locale);
  const item = (word: MenuWord, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label: words.menu(word),
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.command(command),
  });
  const role = (
    word: MenuWord,
    name: NonNullable<MenuItemConstructorOptions['role']>,
  ): MenuItemConstructorOptions => ({ role: name, label: words.menu(word) });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const onMac = process.platform === 'darwin';

  const recentItems: MenuItemConstructorOptions[] =
    recent.length === 0
      ? [{ label: words.menu('noRecent'), enabled: false }]
      : recent.map((entry) => ({
          label: entry.name,
          toolTip: entry.path,
          click: () => actions.openCommittee(entry.path),
        }));
  const file: MenuItemConstructorOptions[] = [
    item('newCommittee', 'new-committee', 'CmdOrCtrl+N'),
    {
      id: 'open-committee',
      label: words.menu('openCommittee'),
      accelerator: 'CmdOrCtrl+O',
      click: () => actions.openCommittee(),
    },
    { label: words.menu('openRecent'), submenu: recentItems },
    separator,
    item('newIssueSheet', 'new-issue-sheet'),
    item('importPacket', 'import-packet', 'CmdOrCtrl+I'),
    item('addMaterial', 'add-material'),
    separator,
    item('receiveBundles', 'receive-bundles', 'CmdOrCtrl+Shift+I'),
    item('handOut', 'hand-out', 'CmdOrCtrl+Shift+E'),
    separator,
    item('exportPacket', 'export-packet', 'CmdOrCtrl+E'),
    item('exportText', 'export-text'),
    item('print', 'print-packet', 'CmdOrCtrl+P'),
    separator,
    item('backUp', 'back-up'),
    item('verify', 'verify-file'),
    separator,
    role('closeWindow', 'close'),
    ...(onMac ? [] : [role('quit', 'quit')]),
  ];
  const calendar = (
    word: MenuWord,
    command: MenuCommand,
    value: Preferences['calendar'],
  ): MenuItemConstructorOptions => ({
    ...item(word, command),
    type: 'radio',
    checked: preferences.calendar === value,
  });
  return [
    ...(onMac
      ? [
          {
            label: 'Shingi',
            submenu: [
              item('about', 'about'),
              separator,
              item('settings', 'settings', 'Cmd+,'),
              separator,
              role('hide', 'hide'),
              role('hideOthers', 'hideOthers'),
              role('showAll', 'unhide'),
              separator,
              role('quit', 'quit'),
            ],
          },
        ]
      : []),
    { label: words.menu('file'), submenu: file },
    {
      label: words.menu('edit'),
      submenu: [
        item('undo', 'undo', 'CmdOrCtrl+Z'),
        item('redo', 'redo', onMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
        separator,
        role('cut', 'cut'),
        role('copy', 'copy'),
        role('paste', 'paste'),
        role('selectAll', 'selectAll'),
        separator,
        item('find', 'find', 'CmdOrCtrl+F'),
        ...(onMac ? [] : [separator, item('settings', 'settings', 'Ctrl+,')]),
      ],
    },
    {
      label: words.menu('marks'),
      submenu: [
        item('markImportant', 'mark-important', 'CmdOrCtrl+1'),
        item('markDoubt', 'mark-doubt', 'CmdOrCtrl+2'),
        item('markAgreement', 'mark-agreement', 'CmdOrCtrl+3'),
        item('markIdea', 'mark-idea', 'CmdOrCtrl+4'),
        item('markConcern', 'mark-concern', 'CmdOrCtrl+5'),
        separator,
        item('markUnderline', 'mark-underline', 'CmdOrCtrl+U'),
        item('markNote', 'mark-note', 'CmdOrCtrl+Alt+M'),
        item('markQuestion', 'mark-question', 'CmdOrCtrl+Alt+Q'),
        item('markBookmark', 'mark-bookmark', 'CmdOrCtrl+D'),
        separator,
        item('markStickyNote', 'mark-sticky-note', 'CmdOrCtrl+Alt+N'),
        item('markTextBox', 'mark-text-box', 'CmdOrCtrl+Alt+T'),
        item('markArea', 'mark-area', 'CmdOrCtrl+Alt+A'),
        item('markInk', 'mark-ink', 'CmdOrCtrl+Alt+I'),
        item('markEraser', 'mark-eraser', 'CmdOrCtrl+Alt+E'),
        separator,
        item('markOpinion', 'mark-opinion', 'CmdOrCtrl+Alt+O'),
        separator,
        item('selectMode', 'select-mode', 'F7'),
      ],
    },
    {
      label: words.menu('view'),
      submenu: [
        item('contents', 'toggle-contents', 'CmdOrCtrl+Shift+L'),
        item('margin', 'toggle-margin', 'CmdOrCtrl+Shift+M'),
        separator,
        calendar('wareki', 'calendar-wareki', 'wareki'),
        calendar('western', 'calendar-western', 'western'),
        separator,
        item('largerText', 'larger-text', 'CmdOrCtrl+Plus'),
        item('smallerText', 'smaller-text', 'CmdOrCtrl+-'),
        item('normalText', 'normal-text', 'CmdOrCtrl+0'),
        separator,
        role('fullScreen', 'togglefullscreen'),
      ],
    },
    {
      label: words.menu('go'),
      submenu: [
        item('home', 'go-home', onMac ? 'Cmd+Shift+H' : 'Alt+Home'),
        item('sheet', 'go-sheet', 'CmdOrCtrl+Shift+O'),
        item('back', 'go-back', onMac ? 'Cmd+[' : 'Alt+Left'),
        item('forward', 'go-forward', onMac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        item('previousMaterial', 'previous-material', 'CmdOrCtrl+Alt+Up'),
        item('nextMaterial', 'next-material', 'CmdOrCtrl+Alt+Down'),
      ],
    },
    {
      label: words.menu('window'),
      role: 'window',
      submenu: [role('minimize', 'minimize'), role('zoom', 'zoom')],
    },
    {
      label: words.menu('help'),
      role: 'help',
      submenu: [item('keyboard', 'keyboard-help', 'F1'), ...(onMac ? [] : [item('about', 'about')])],
    },
  ];
}
