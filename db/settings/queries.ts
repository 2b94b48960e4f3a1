import { z } from 'zod';
import type { ReadHandle } from '../connection/handles.ts';
import type { SettingRow } from './rows.ts';

export type SettingValue = z.infer<ReturnType<typeof z.json>>;

function settingValueOf(row: Pick<SettingRow, 'value'>): SettingValue {
  return z.json().parse(JSON.parse(row.value));
}

/** The value under a key, or undefined where nobody has set it. */
export function setting(read: ReadHandle, key: string): SettingValue | undefined {
  const row = read.get<SettingRow>('SELECT key, value FROM setting WHERE key = ?', key);
  return row === undefined ? undefined : settingValueOf(row);
}

export function settings(read: ReadHandle): Readonly<Record<string, SettingValue>> {
  const rows = read.all<SettingRow>('SELECT key, value FROM setting ORDER BY key');
  return Object.fromEntries(rows.map((row) => [row.key, settingValueOf(row)]));
}
