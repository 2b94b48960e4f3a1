import { describe, expect, it } from 'vitest';
import { committeeNameIn } from '../../../formats/packet-text/agenda-head.ts';

describe('the committee in a title', () => {
  it.each([
    ['第３回 青海市子ども・子育て会議 次第', '青海市子ども・子育て会議'],
    ['令和6年度第３回　青海市子ども・子育て会議　次第', '青海市子ども・子育て会議'],
    ['第2回 青海市地域ケア会議次第', '青海市地域ケア会議'],
    ['青海市子ども・子育て会議 会議次第', '青海市子ども・子育て会議'],
    ['青海市環境審議会会議次第', '青海市環境審議会'],
    ['青海市環境審議会（第3回）会議次第', '青海市環境審議会'],
    ['青海市環境審議会　会 議 次 第', '青海市環境審議会'],
    ['第2回会議次第', null],
    ['令和6年度会議次第', null],
    ['会議次第', null],
  ])('%s', (title, name) => {
    expect(committeeNameIn(title)).toBe(name);
  });
});
