import { mkdirSync, readdirSync, renameSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WatchedFolder } from '../../../service/exchange/watched-folder.ts';
import { createBench, type TestBench } from '../environment.ts';

let bench: TestBench;
let folder: string;
let told: number;
const known = new Set<string>();
const opened: WatchedFolder[] = [];

beforeEach(() => {
  bench = createBench();
  folder = bench.file('received');
  mkdirSync(folder);
  told = 0;
  known.clear();
});
afterEach(async () => {
  for (const watched of opened.splice(0)) {
    watched.close();
  }
  await bench.close();
});

/** As the program has it: the choice is kept in a file of this machine. */
function watched(): WatchedFolder {
  const made = new WatchedFolder({
    file: () => bench.file('settings/one.json'),
    knownHashes: () => known,
    // The files of these tests are no forms; those of form-arrivals.test.ts are.
    recognise: () => Promise.resolve(null),
    changed: () => {
      told += 1;
    },
  });
  opened.push(made);
  return made;
}

const names = (one: WatchedFolder): string[] => one.state().waiting.map(({ name }) => name);
const put = (name: string, bytes: string): void => writeFileSync(path.join(folder, name), bytes);

it('names bundles only, and only once two looks have found the same bytes', async () => {
  const one = watched();
  put('a.shingix', 'whole');
  put('B.SHINGIX', 'other');
  put('note.txt', 'no bundle');
  mkdirSync(path.join(folder, 'folder.shingix'));
  await one.choose(folder);
  expect(names(one)).toEqual([]);
  await one.look();
  expect(names(one).sort()).toEqual(['B.SHINGIX', 'a.shingix']);
  const before = told;
  await one.look();
  expect(told).toBe(before);
});

it('does not name a file that is still being copied, even where its size and time stay the same', async () => {
  const one = watched();
  const moment = new Date('2026-05-01T09:00:00Z');
  const write = (bytes: string): void => {
    put('a.shingix', bytes);
    utimesSync(path.join(folder, 'a.shingix'), moment, moment);
  };
  write('half....');
  await one.choose(folder);
  write('half and');
  await one.look();
  expect(names(one)).toEqual([]);
  write('half and the rest');
  await one.look();
  expect(names(one)).toEqual([]);
  await one.look();
  expect(names(one)).toEqual(['a.shingix']);
});

it('says no more of what was taken in, put aside or taken away, and again of what has changed', async () => {
  const one = watched();
  for (const name of ['a', 'b', 'c']) {
    put(`${name}.shingix`, name);
  }
  await one.choose(folder);
  await one.look();
  expect(names(one)).toHaveLength(3);
  await one.dismiss([path.join(folder, 'a.shingix')]);
  unlinkSync(path.join(folder, 'b.shingix'));
  await one.look();
  expect(names(one)).toEqual(['c.shingix']);
  // The hash of "c", as if a bundle with these bytes had come in by another way.
  known.add('2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6');
  expect(names(one)).toEqual([]);
  put('a.shingix', 'a, corrected');
  await one.look();
  await one.look();
  expect(names(one)).toEqual(['a.shingix']);
});

it('keeps the choice and what was put aside on this machine, and begins anew where that is damaged', async () => {
  const one = watched();
  put('a.shingix', 'a');
  put('b.shingix', 'b');
  await one.choose(folder);
  await one.look();
  await one.dismiss([path.join(folder, 'a.shingix')]);
  const again = watched();
  await again.start();
  await again.look();
  expect([again.state().folder, names(again)]).toEqual([folder, ['b.shingix']]);
  expect(readdirSync(folder).sort()).toEqual(['a.shingix', 'b.shingix']);

  writeFileSync(bench.file('settings/one.json'), '{"folder":');
  const anew = watched();
  await anew.start();
  expect(anew.state()).toEqual({ folder: null, isMissing: false, waiting: [] });
});

it('says that a folder is away, and finds its files when it is back', async () => {
  const one = watched();
  put('a.shingix', 'a');
  await one.choose(folder);
  renameSync(folder, `${folder} away`);
  await one.look();
  expect(one.state()).toEqual({ folder, isMissing: true, waiting: [] });
  renameSync(`${folder} away`, folder);
  await one.look();
  await one.look();
  expect([one.state().isMissing, names(one)]).toEqual([false, ['a.shingix']]);
  await one.choose(null);
  expect(one.state()).toEqual({ folder: null, isMissing: false, waiting: [] });
  rmSync(folder, { recursive: true });
});

it('hears of a new file by itself', async () => {
  let heard: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const one: WatchedFolder = new WatchedFolder({
    file: () => bench.file('settings/one.json'),
    knownHashes: () => known,
    recognise: () => Promise.resolve(null),
    changed: () => {
      if (one.state().waiting.length === 1) {
        heard();
      }
    },
  });
  opened.push(one);
  await one.start();
  await one.choose(folder);
  put('a.shingix', 'a');
  await arrived;
  expect(names(one)).toEqual(['a.shingix']);
});
