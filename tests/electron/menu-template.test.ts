import { expect, it } from 'vitest';
import { defaultPreferences, type MenuCommand, menuCommands } from '../../core/contract/shell.ts';
import { menuTemplate } from '../../electron/main/menu-template.ts';
import { wordsOf } from '../../electron/main/words.ts';

interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly accelerator?: unknown;
  readonly checked?: boolean;
  readonly submenu?: unknown;
  readonly click?: () => void;
}

function flat(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? flat(item.submenu as unknown as Item[]) : []),
  ]);
}

const silent = { command: () => undefined, openCommittee: () => undefined };
const recent = [{ path: '/a/委員会.shingi', name: '委員会', openedAt: '2026-04-01T00:00:00.000Z' }];

it('has every command once, and each one is handed on when clicked', () => {
  const handed: MenuCommand[] = [];
  const items = flat(
    menuTemplate(defaultPreferences, [], {
      ...silent,
      command: (command) => handed.push(command),
    }) as unknown as Item[],
  );
  for (const command of menuCommands) {
    const found = items.filter((item) => item.id === command);
    expect(found, command).toHaveLength(1);
    found[0]?.click?.();
  }
  expect(handed).toEqual([...menuCommands]);
});

it('gives no key to two items', () => {
  const keys = flat(menuTemplate(defaultPreferences, recent, silent) as unknown as Item[]).flatMap(
    ({ accelerator }) => (accelerator === undefined ? [] : [accelerator]),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeGreaterThan(10);
});

it('is in the language and the calendar of the preferences', () => {
  const items = flat(
    menuTemplate(
      { ...defaultPreferences, locale: 'en', calendar: 'western' },
      recent,
      silent,
    ) as unknown as Item[],
  );
  expect(items.map((item) => item.label)).toContain('Meeting packet to PDF…');
  expect(items.find((item) => item.id === 'calendar-western')?.checked).toBe(true);
  expect(items.find((item) => item.id === 'calendar-wareki')?.checked).toBe(false);
});

it('opens a recent file by its path', () => {
  const opened: (string | undefined)[] = [];
  const items = flat(
    menuTemplate(defaultPreferences, recent, {
      ...silent,
      openCommittee: (file) => opened.push(file),
    }) as unknown as Item[],
  );
  items.find((item) => item.label === '委員会')?.click?.();
  expect(opened).toEqual(['/a/委員会.shingi']);
});

it('fills names into sentences', () => {
  expect(wordsOf('ja').dialog('addressMessage', { host: 'example.jp' })).toBe('example.jp を開きます。');
});
