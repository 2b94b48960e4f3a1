import { afterEach, expect, it } from 'vitest';
import {
  giveFiles,
  holdGivenFiles,
  isBundlePath,
  releaseGivenFiles,
  takeGivenFiles,
} from '../../../renderer/app/given-files.ts';

afterEach(() => {
  takeGivenFiles();
});

it('keeps files until they are taken, once', () => {
  giveFiles(['/a.shingix', '/b.shingix']);
  giveFiles([]);
  expect(takeGivenFiles()).toEqual(['/a.shingix', '/b.shingix']);
  expect(takeGivenFiles()).toEqual([]);
});

it('gives back what a new file did not need, and leaves alone what came meanwhile', () => {
  giveFiles(['/packet.shingix', '/responses.shingix']);
  holdGivenFiles();
  releaseGivenFiles(['/responses.shingix']);
  expect(takeGivenFiles()).toEqual(['/responses.shingix']);

  giveFiles(['/a.shingix']);
  holdGivenFiles();
  giveFiles(['/later.shingix']);
  releaseGivenFiles([]);
  expect(takeGivenFiles()).toEqual(['/later.shingix']);
});

it('tells bundles from other files', () => {
  expect(['/a.shingix', '/A.SHINGIX', '/a.shingix.age'].every(isBundlePath)).toBe(true);
  expect(['/a.shingi', '/a.md', '/shingix'].some(isBundlePath)).toBe(false);
});
