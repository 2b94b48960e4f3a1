import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultPreferences } from '../../core/contract/shell.ts';
import { Settings } from '../../electron/main/settings.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('starts with the defaults and keeps what is changed', async () => {
  const settings = new Settings(folder);
  expect(settings.preferences()).toEqual(defaultPreferences);
  await settings.savePreferences({ calendar: 'western' });
  expect(new Settings(folder).preferences()).toEqual({ ...defaultPreferences, calendar: 'western' });
});

it('lists the newest file first, each once, and forgets', async () => {
  const settings = new Settings(folder);
  const first = { path: '/a/1.shingi', name: '1' };
  const second = { path: '/a/2.shingi', name: '2' };
  await settings.rememberFile(first, '2026-04-01T00:00:00.000Z');
  await settings.rememberFile(second, '2026-04-02T00:00:00.000Z');
  await settings.rememberFile(first, '2026-04-03T00:00:00.000Z');
  expect(new Settings(folder).recentFiles().map((entry) => [entry.name, entry.exists])).toEqual([
    ['1', false],
    ['2', false],
  ]);
  await settings.forgetFile(first.path);
  expect(new Settings(folder).recentFiles().map((entry) => entry.name)).toEqual(['2']);
});

it('writes what was said last, however quickly it was said', async () => {
  const settings = new Settings(folder);
  for (const textScale of [110, 120, 130, 140]) {
    void settings.savePreferences({ textScale });
  }
  await settings.settled();
  expect(JSON.parse(readFileSync(path.join(folder, 'preferences.json'), 'utf8'))).toMatchObject({
    textScale: 140,
  });
});

it.each(['', '{', '[]', '{"locale":"fr"}'])('sets a damaged file aside: %j', (text) => {
  const file = path.join(folder, 'preferences.json');
  writeFileSync(file, text);
  expect(new Settings(folder).preferences()).toEqual(defaultPreferences);
  expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
});

it('leaves nothing behind when the file cannot be replaced', async () => {
  const settings = new Settings(folder);
  mkdirSync(path.join(folder, 'preferences.json', 'in-the-way'), { recursive: true });
  await expect(settings.savePreferences({ theme: 'dark' })).rejects.toThrow();
  expect(existsSync(path.join(folder, `preferences.json.${process.pid}.new`))).toBe(false);
  // The next write is not held up by the failed one.
  await settings.rememberFile({ path: '/a/1.shingi', name: '1' }, '2026-04-01T00:00:00.000Z');
  expect(settings.recentFiles()).toHaveLength(1);
});
