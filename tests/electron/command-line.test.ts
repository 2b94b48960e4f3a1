import { expect, it } from 'vitest';
import { committeeFilesOf } from '../../electron/main/command-line.ts';

it('finds the files of an installed application, relative to the caller', () => {
  const files = committeeFilesOf(['/opt/shingi', '--disable-gpu', 'a.shingi', '/b/c.shingi'], {
    packaged: true,
    folder: '/home/someone',
  });
  expect(files).toEqual(['/home/someone/a.shingi', '/b/c.shingi']);
});

it('does not take the folder of a checkout for a file', () => {
  expect(committeeFilesOf(['electron', '.', 'a.shingi'], { packaged: false, folder: '/x' })).toEqual([
    '/x/a.shingi',
  ]);
  expect(committeeFilesOf(['electron', '--no-sandbox', '.'], { packaged: false, folder: '/x' })).toEqual([]);
});
