import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from './harness/application.ts';

test('a file that was double-clicked and cannot be opened is explained', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'shingi-refused-'));
  const file = path.join(folder, '写真.shingi');
  writeFileSync(file, 'this is no committee file'.repeat(100));
  const { page, close } = await launch({ files: [file] });
  try {
    await expect(page.getByRole('alert')).toContainText('これは委員会ファイルではありません');
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
