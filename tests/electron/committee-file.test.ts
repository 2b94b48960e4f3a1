import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { committeeFileAt } from '../../electron/main/committee-file.ts';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'shingi-file-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes a link for the file that it leads to', () => {
  const file = path.join(folder, '委員会.shingi');
  writeFileSync(file, '');
  mkdirSync(path.join(folder, 'elsewhere'));
  symlinkSync(file, path.join(folder, 'elsewhere', 'link.shingi'));
  expect(committeeFileAt(path.join(folder, 'elsewhere', 'link.shingi'))).toEqual({
    path: file,
    name: '委員会',
  });
  expect(committeeFileAt(path.join(folder, 'elsewhere', '..', '委員会.shingi'))).toEqual({
    path: file,
    name: '委員会',
  });
});

it('names a file that is not there yet by its true folder', () => {
  symlinkSync(folder, `${folder}-link`);
  try {
    expect(committeeFileAt(path.join(`${folder}-link`, 'new.shingi')).path).toBe(
      path.join(folder, 'new.shingi'),
    );
  } finally {
    rmSync(`${folder}-link`);
  }
});
