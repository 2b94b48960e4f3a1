import { expect, it } from 'vitest';
import { givenFilesOf, isBundle } from '../../electron/main/command-line.ts';

it('finds the files of an installed application, relative to the caller', () => {
  const files = givenFilesOf(['/opt/shingi', '--disable-gpu', 'a.shingi', '/b/c.shingi'], {
    packaged: true,
    folder: '/home/someone',
  });
  expect(files).toEqual(['/home/someone/a.shingi', '/b/c.shingi']);
});

it('does not take the folder of a checkout for a file', () => {
  expect(givenFilesOf(['electron', '.', 'a.shingi'], { packaged: false, folder: '/x' })).toEqual([
    '/x/a.shingi',
  ]);
  expect(givenFilesOf(['electron', '--no-sandbox', '.'], { packaged: false, folder: '/x' })).toEqual([]);
});

it('tells a file that is exchanged from one that is worked in, however its ending is written', () => {
  expect(['/a/b.shingix', '/a/B.SHINGIX'].map(isBundle)).toEqual([true, true]);
  expect(['/a/b.shingi', '/a/shingix', '/a/b.shingix.pdf'].map(isBundle)).toEqual([false, false, false]);
});
