import { describe, expect, it } from 'vitest';
import { setSetting } from '../../../db/settings/commands.ts';
import { setting, settings } from '../../../db/settings/queries.ts';
import { newFile, reopen } from '../support.ts';

describe('settings', () => {
  it('keep any JSON value under their key', () => {
    let file = newFile();
    const values = { calendar: 'wareki', size: 1.25, order: ['a', null], nothing: null, 'a/b~': { x: true } };
    file.write('', 'setSetting', (handle) => {
      for (const [key, value] of Object.entries(values)) {
        setSetting(handle, key, value);
      }
    });
    file.write('', 'setSetting', (handle) => setSetting(handle, 'size', 2));
    file = reopen(file);
    expect(settings(file.read)).toEqual({ ...values, size: 2 });
    expect(setting(file.read, 'nothing')).toBeNull();
    expect(setting(file.read, 'unknown')).toBeUndefined();
  });
});
