import { canonicalJson } from '../../core/domain/change-log/canonical-json.ts';
import type { WriteHandle } from '../change-log/write-handle.ts';
import { type SettingValue, setting } from './queries.ts';

/**
 * Keeps a setting of this committee; null is a value like any other.
 * @returns whether it is another value now
 */
export function setSetting(handle: WriteHandle, key: string, value: SettingValue): boolean {
  const text = canonicalJson(value);
  if (setting(handle, key) === undefined) {
    handle.insert('setting', { key, value: text });
    return true;
  }
  return handle.update('setting', key, { value: text });
}
