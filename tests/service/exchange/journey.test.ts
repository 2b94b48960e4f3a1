import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownKey } from '../../../db/exchange/queries.ts';
import { decrypt } from '../../../formats/bundle/encryption.ts';
import { readArchive } from '../../../formats/bundle/read-archive.ts';
import { openCommittee } from '../../../service/open-committee.ts';
import { type CommandOutcome, shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];

interface Entry {
  readonly kind: string;
  readonly text: string;
  readonly [name: string]: unknown;
}

/** Six members of the sample, each with words of their own; the sixth is not on the roster. */
const members: readonly { name: string; entries: readonly Entry[] }[] = [
  {
    name: '青木 健一',
    entries: [
      { kind: '質問', material: '4', text: '\ufeff 市民後見人は二人で足りるのでしょうか。\r\n' },
      { kind: '意見', agenda: '(2)', question: '問35', text: '備蓄の話を先にしてほしい。' },
    ],
  },
  {
    name: '今井 和子',
    entries: [{ kind: '提案', material: '資料2', page: 2, text: '数字に単位を付けてはどうか。' }],
  },
  {
    name: '大野 誠',
    entries: [{ kind: '要望', text: '窓口の時間を長くしてほしい。', reason: '仕事の後に行けない。' }],
  },
  { name: '岸 由美', entries: [{ kind: '誤記の指摘', material: '3', text: '二段目の字が違うようです。' }] },
  { name: '清水 𠮷郎', entries: [{ kind: '意見', text: '髙い所の手すりを直してほしい。か\u3099' }] },
  { name: '中原 花', entries: [{ kind: '意見', text: '会議の時間を夕方にしてほしい。' }] },
];

interface Opinion {
  readonly no: number;
  readonly id: string;
  readonly original: string;
  readonly submitter: string;
  readonly response: string;
  readonly disposition: string | null;
  readonly target: string;
  readonly flags?: { readonly revised: boolean };
}

function randomOrder<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  return [...items]
    .map((item) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return { item, key: state };
    })
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe('from the packet to the answers', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
  });
  afterEach(() => bench.close());

  async function run(...argv: string[]): Promise<CommandOutcome> {
    const outcome = await shingi(bench, [...argv, '--json']);
    expect([argv.join(' '), outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([
      argv.join(' '),
      0,
      '',
    ]);
    return outcome;
  }

  function write(name: string, value: unknown): string {
    writeFileSync(bench.file(name), JSON.stringify(value));
    return name;
  }

  async function opinionsOf(file: string): Promise<Opinion[]> {
    return (await run('opinions', file, ...meeting)).json<{ opinions: Opinion[] }>().opinions;
  }

  /** The secretariat's file with the papers of the sample's first meeting, its members, and a packet of it. */
  async function secretariat(): Promise<void> {
    await run(
      'init',
      's.shingi',
      '--committee',
      '地域福祉推進委員会',
      '--city',
      '見本市',
      '--office',
      '福祉課',
    );
    for (const { name } of members.slice(0, 5)) {
      await run('members', 's.shingi', 'add', '--name', name);
    }
    await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
    await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  }

  async function blockText(file: string, material: string): Promise<string> {
    const { blocks } = (await run('blocks', file, '--material', material)).json<{
      blocks: { kind: string; text: string }[];
    }>();
    return blocks.find(({ kind, text }) => kind === 'list-item' && text.length > 20)?.text ?? '';
  }

  it('goes over the command line: opened, annotated, written, handed in, received, answered, read', async () => {
    await secretariat();
    const secret = 'これは自分だけの覚え書き';
    const shared = '事務局にも見てほしい書き込み';
    const quote = (await blockText('s.shingi', '4')).slice(0, 20);
    for (const [index, { name, entries }] of members.entries()) {
      const file = `m${index}.shingi`;
      const opened = await run('open', 'packet.shingix', '--as', file, '--member', name);
      expect(opened.json<{ member: { listed: boolean } }>().member.listed).toBe(index < 5);
      await run('annotate', file, '--material', '4', '--quote', quote, '--body', `${secret}${index}`);
      await run(
        'annotate',
        file,
        '--material',
        '4',
        '--quote',
        quote,
        '--body',
        `${shared}${index}`,
        '--shared',
      );
      await run('opine', file, ...meeting, '--from', write(`e${index}.json`, entries));
      await run('submit', file, ...meeting, '--to', `sheet${index}.shingix`);
    }
    // One is handed in once more with a correction, closed for the secretariat alone.
    const corrected = members[2]?.entries.map((entry) => ({ ...entry, text: '窓口を夜も開けてほしい。' }));
    await run('opine', 'm2.shingi', ...meeting, '--from', write('e2.json', corrected));
    await run('submit', 'm2.shingi', ...meeting, '--to', 'sheet2b.shingix', '--encrypt');

    const sheets = ['sheet2b.shingix', ...members.map((_, index) => `sheet${index}.shingix`)];
    const results = new Map<string, string[]>();
    for (const sheet of randomOrder([...sheets, ...sheets], 7)) {
      const { files } = (await run('receive', 's.shingi', sheet)).json<{
        files: { file: string; result: string; entries: number }[];
      }>();
      expect(files).toHaveLength(1);
      results.set(sheet, [...(results.get(sheet) ?? []), files[0]?.result ?? '']);
    }
    for (const [sheet, [first, second]] of results) {
      expect([sheet, second]).toEqual([sheet, 'unchanged']);
      expect(['new', 'revised', 'unchanged']).toContain(first);
    }
    const again = (await run('receive', 's.shingi', ...sheets)).json<{ files: { result: string }[] }>();
    expect(new Set(again.files.map(({ result }) => result))).toEqual(new Set(['unchanged']));

    const texts = members.flatMap(({ entries }, index) =>
      (index === 2 ? (corrected ?? []) : entries).map(({ text }) => text),
    );
    const received = await opinionsOf('s.shingi');
    expect(received.map(({ original }) => original).sort()).toEqual([...texts].sort());
    expect(received.find(({ original }) => original.includes('後見人'))?.target).toContain('資料4');
    for (const file of ['s.shingi', 'm4.shingi']) {
      const found = (await run('search', file, '手すり', '--in', 'opinions')).json<{
        hits: { submitter: string; snippet: string; kind: string }[];
        total: number;
      }>();
      expect([file, found.total]).toEqual([file, 1]);
      expect(found.hits[0]).toMatchObject({ kind: 'opinion', submitter: '清水 𠮷郎' });
      expect(found.hits[0]?.snippet).toContain('手すりを直してほしい');
    }

    const entries = received.map(({ no, original }) => ({
      no,
      summary: `要旨${no}`,
      disposition: original.startsWith('会議') ? '反映' : '参考',
      response: `お答え${no}`,
      status: '公表',
      section: '福祉課',
      ...(original.startsWith('会議')
        ? { planChanges: [{ kind: '追加', place: '12ページ', after: '会議は夕方に開く。' }] }
        : {}),
    }));
    await run('answer', 's.shingi', ...meeting, '--from', write('answers.json', entries));
    await run('pack', 's.shingi', ...meeting, '--kind', 'responses', '--to', 'answers.shingix');

    for (const [index, { entries: own }] of members.entries()) {
      const file = `m${index}.shingi`;
      const taken = (await run('receive', file, 'answers.shingix')).json<{ files: { result: string }[] }>();
      expect(taken.files[0]?.result).toBe('new');
      const mine = await opinionsOf(file);
      const expected = index === 2 ? (corrected ?? []) : own;
      expect(mine.map(({ original }) => original)).toEqual(expected.map(({ text }) => text));
      for (const { no, response, disposition } of mine) {
        expect(response).toBe(`お答え${no}`);
        expect(['参考', '反映']).toContain(disposition);
      }
      expect((await run('verify', file)).status).toBe(0);
    }
    // What was handed in is the same at the end, and the same in both files.
    const last = await opinionsOf('s.shingi');
    expect(last.map(({ id, original }) => [id, original])).toEqual(
      received.map(({ id, original }) => [id, original]),
    );
    await run('verify', 's.shingi');

    await expectNoPrivateNotes(secret, shared, [...sheets, 'packet.shingix', 'answers.shingix']);
    const answers = readFileSync(bench.file('answers.shingix'));
    const contents = [...readArchive(answers).values()].map((content) => Buffer.from(content));
    const all = Buffer.concat([answers, ...contents]).toString('utf8');
    expect(all).toContain('お答え');
    // What goes to every member says neither who wrote an opinion nor what its writer's words were.
    const names = members.flatMap(({ name }) => [name, ...name.split(' ')]);
    expect([...names, ...texts].filter((words) => all.includes(words))).toEqual([]);
  });

  /** Looks for private words in every byte of every bundle, unpacked and decrypted. */
  async function expectNoPrivateNotes(
    secret: string,
    shared: string,
    files: readonly string[],
  ): Promise<void> {
    const { own } = (await run('key', 's.shingi', 'show')).json<{ own: { recipient: string } }>();
    expect(own.recipient).toMatch(/^age1/u);
    const identity = await receivingIdentity(bench.file('s.shingi'), bench);
    let sharedFound = 0;
    for (const file of files) {
      const bytes = readFileSync(bench.file(file));
      const isEncrypted = bytes.subarray(0, 3).toString() === 'age';
      expect(isEncrypted).toBe(file === 'sheet2b.shingix');
      const plain = isEncrypted ? await decrypt(bytes, { identities: [identity], passphrases: [] }) : bytes;
      const contents = [...readArchive(plain).values()].map((content) => Buffer.from(content));
      const all = Buffer.concat([bytes, Buffer.from(plain), ...contents]).toString('utf8');
      expect([file, all.includes(secret)]).toEqual([file, false]);
      expect([file, JSON.parse(JSON.stringify(all)).includes(secret)]).toEqual([file, false]);
      sharedFound += all.includes(shared) ? 1 : 0;
    }
    expect(sharedFound).toBe(7);
  }
});

/** The secret half of the key that sheets are closed for, out of the file itself. */
async function receivingIdentity(file: string, bench: TestBench): Promise<string> {
  const service = openCommittee(file, bench.environment);
  try {
    return ownKey(service.file.read, 'receiving')?.secretKey ?? '';
  } finally {
    await service.close();
  }
}
