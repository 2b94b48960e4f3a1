import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../core/domain/exchange/manifest.ts';
import {
  type EncryptTo,
  makeSigningKey,
  readBundle,
  type SigningKey,
  writeBundle,
} from '../../../formats/bundle/index.ts';
import { shingi } from '../cli/command-line.ts';
import { createBench, type TestBench } from '../environment.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../../sample');
const meeting = ['--meeting', '令和5年度第1回'];

interface FileResult {
  readonly result: string;
  readonly code: string | null;
  readonly conflict: string | null;
  readonly proof: string | null;
}

describe('bundles that are taken in', () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = createBench();
    await run('init', 's.shingi', '--committee', '地域福祉推進委員会', '--office', '福祉課');
    await run('members', 's.shingi', 'add', '--name', '青木 健一');
    await run('import', 's.shingi', path.join(sampleFolder, 'meeting-1.md'));
    await run('pack', 's.shingi', ...meeting, '--to', 'packet.shingix');
  });
  afterEach(() => bench.close());

  async function run(...argv: string[]): Promise<{ status: number; json: () => unknown }> {
    const outcome = await shingi(bench, [...argv, '--json']);
    expect([argv[0], outcome.status, outcome.status === 0 ? '' : outcome.error]).toEqual([argv[0], 0, '']);
    return { status: outcome.status, json: () => outcome.json<unknown>() };
  }

  async function member(
    file: string,
    text: string,
    name = '青木 健一',
    packet = 'packet.shingix',
  ): Promise<string> {
    await run('open', packet, '--as', file, '--member', name);
    return handIn(file, text);
  }

  async function handIn(file: string, text: string, material?: object): Promise<string> {
    writeFileSync(bench.file('e.json'), JSON.stringify([{ kind: '意見', text, ...material }]));
    await run('opine', file, ...meeting, '--from', 'e.json');
    const sheet = `${file}.${createHash('sha256').update(text).digest('hex').slice(0, 6)}.shingix`;
    await run('submit', file, ...meeting, '--to', sheet);
    return sheet;
  }

  async function receive(file: string, ...bundles: string[]): Promise<FileResult> {
    const outcome = await shingi(bench, ['receive', file, ...bundles, '--json']);
    const [first] = outcome.json<{ files: FileResult[] }>().files;
    if (first === undefined) throw new Error(outcome.error);
    expect(outcome.status).toBe(first.result === 'refused' ? 3 : 0);
    return first;
  }

  const hashOf = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(bench.file(file)))
      .digest('hex');

  async function refusal(file: string, bundle: string): Promise<string | null> {
    const before = hashOf(file);
    const { result, code } = await receive(file, bundle);
    expect([bundle, result, hashOf(file) === before]).toEqual([bundle, 'refused', true]);
    return code;
  }

  /** The same bundle with other documents, made by somebody who knows the format. */
  async function forge(
    from: string,
    to: string,
    change: (manifest: Manifest, sheet: Record<string, unknown>) => void,
    signingKey: SigningKey | null = null,
    encryptTo: EncryptTo | null = null,
  ): Promise<string> {
    const opened = await readBundle(readFileSync(bench.file(from)), { identities: [], passphrases: [] });
    const manifest = JSON.parse(JSON.stringify(opened.manifest)) as Manifest;
    const sheet = JSON.parse(Buffer.from(opened.files.get('sheet.json') ?? []).toString()) as Record<
      string,
      unknown
    >;
    change(manifest, sheet);
    const sender = { ...manifest.sender, signingKey: signingKey?.publicKey ?? null };
    const { bytes } = await writeBundle({
      manifest: { ...manifest, sender },
      files: [{ path: 'sheet.json', type: 'application/json', bytes: Buffer.from(JSON.stringify(sheet)) }],
      preview: { title: '', sections: [], language: 'ja' },
      signingKey,
      encryptTo,
    });
    writeFileSync(bench.file(to), bytes);
    return to;
  }

  it('are refused with the reason, and nothing is changed', async () => {
    const sheet = await member('m.shingi', '手すりを付けてほしい。');
    const bytes = readFileSync(bench.file(sheet));
    for (let cut = 0; cut < bytes.byteLength; cut += 1024) {
      writeFileSync(bench.file('cut.shingix'), bytes.subarray(0, cut));
      expect(await refusal('s.shingi', 'cut.shingix')).toBe('truncated');
    }
    const flipped = Buffer.from(bytes);
    flipped[300] = (flipped[300] ?? 0) ^ 1;
    writeFileSync(bench.file('flipped.shingix'), flipped);
    await refusal('s.shingi', 'flipped.shingix');

    expect(await refusal('s.shingi', 'packet.shingix')).toBe('notForSecretariat');
    expect(await refusal('m.shingi', sheet)).toBe('notForMember');
    expect(await refusal('s.shingi', 'missing.shingix')).toBe('unreadable');

    const none = (): void => undefined;
    await forge(sheet, 'closed.shingix', none, null, { passphrase: '正しい合言葉' });
    writeFileSync(bench.file('wrong.txt'), '違う合言葉\n');
    expect(await refusal('s.shingi', 'closed.shingix')).toBe('passphraseNeeded');
    const wrong = await shingi(bench, [
      'receive',
      's.shingi',
      'closed.shingix',
      '--passphrase-file',
      'wrong.txt',
      '--json',
    ]);
    expect(wrong.status).toBe(3);
    expect(wrong.json<{ files: FileResult[] }>().files[0]?.code).toBe('wrongPassphrase');

    await forge(sheet, 'newer.shingix', (manifest) => {
      manifest.minimumReaderVersion = 99;
    });
    expect(await refusal('s.shingi', 'newer.shingix')).toBe('newerFormat');
    await forge(sheet, 'twice.shingix', (_, document) => {
      const opinions = document['opinions'] as unknown[];
      document['opinions'] = [...opinions, ...opinions];
    });
    expect(await refusal('s.shingi', 'twice.shingix')).toBe('duplicateId');
    await forge(sheet, 'elsewhere.shingix', (manifest, document) => {
      manifest.meeting.id = manifest.bundleId;
      document['meetingId'] = manifest.bundleId;
    });
    expect(await refusal('s.shingi', 'elsewhere.shingix')).toBe('otherMeeting');
    await forge(sheet, 'liar.shingix', (_, document) => {
      document['meetingId'] = document['sheetId'];
    });
    expect(await refusal('s.shingi', 'liar.shingix')).toBe('badContent');

    await run('init', 'other.shingi', '--committee', '別の委員会');
    expect(await refusal('other.shingi', sheet)).toBe('otherCommittee');
    expect((await receive('s.shingi', sheet)).result).toBe('new');
  });

  it('under the name of somebody else are refused where a key is registered, and stand out where not', async () => {
    const sheet = await member('m.shingi', '本人の意見。');
    const impostor = await member('evil.shingi', '別人の意見。');
    expect(await receive('s.shingi', sheet)).toMatchObject({
      result: 'new',
      proof: 'signed',
      conflict: null,
    });
    expect(await receive('s.shingi', impostor)).toMatchObject({ result: 'new', conflict: 'secondSheet' });
    const { opinions } = (await run('opinions', 's.shingi', ...meeting)).json() as {
      opinions: { flags: { conflict: boolean } }[];
    };
    expect(opinions.map(({ flags }) => flags.conflict)).toEqual([true, true]);

    // A revision of the true sheet by another hand takes nothing's place.
    const original = await readBundle(readFileSync(bench.file(sheet)), { identities: [], passphrases: [] });
    const hash = createHash('sha256')
      .update(original.files.get('sheet.json') ?? new Uint8Array())
      .digest('hex');
    const forged = await forge(
      sheet,
      'forged.shingix',
      (manifest, document) => {
        Object.assign(manifest, { revision: 2, previousRevisionHash: hash });
        Object.assign(document, { revision: 2, previousRevisionHash: hash });
        (document['opinions'] as { text: string }[])[0] = {
          ...(document['opinions'] as { text: string }[])[0],
          text: '書き換えた意見。',
        };
      },
      makeSigningKey(),
    );
    expect((await receive('s.shingi', forged)).conflict).toBe('signers');
    const texts = (await run('opinions', 's.shingi', ...meeting)).json() as {
      opinions: { original: string }[];
    };
    expect(texts.opinions.map(({ original }) => original).sort()).toEqual(['別人の意見。', '本人の意見。']);

    const { own } = (await run('key', 'm.shingi', 'show')).json() as { own: { publicKey: string } };
    await run('key', 's.shingi', 'register', '--member', '青木 健一', '--key', own.publicKey);
    const second = await handIn('evil.shingi', '別人の次の意見。');
    expect(await refusal('s.shingi', second)).toBe('otherMember');
    const unsigned = await forge(sheet, 'unsigned.shingix', () => undefined);
    expect(await refusal('s.shingi', unsigned)).toBe('signatureNeeded');
    expect(await receive('s.shingi', await handIn('m.shingi', '本人の次の意見。'))).toMatchObject({
      result: 'revised',
      proof: 'registered',
    });
  });

  it('keep what a newer program wrote, and give it back', async () => {
    const sheet = await member('m.shingi', '手すりを付けてほしい。');
    await forge(sheet, 'newer.shingix', (_, document) => {
      const [first] = document['opinions'] as object[];
      document['opinions'] = [{ ...first, urgency: '高い' }];
    });
    expect((await receive('s.shingi', 'newer.shingix')).result).toBe('new');
    const { opinions } = (await run('opinions', 's.shingi', ...meeting)).json() as {
      opinions: { urgency: string }[];
    };
    expect(opinions[0]?.urgency).toBe('高い');
    const answers = [{ no: 1, response: '付けます。', disposition: '参考', status: '公表' }];
    writeFileSync(bench.file('a.json'), JSON.stringify(answers));
    await run('answer', 's.shingi', ...meeting, '--from', 'a.json');
    await run('pack', 's.shingi', ...meeting, '--kind', 'responses', '--to', 'r.shingix');
    const given = await readBundle(readFileSync(bench.file('r.shingix')), {
      identities: [],
      passphrases: [],
    });
    expect(Buffer.from(given.files.get('responses.json') ?? []).toString()).toContain('"urgency":"高い"');
  });

  it('bring replacements to members, and opinions on the older version are carried with a verdict', async () => {
    const { blocks } = (await run('blocks', 's.shingi', '--material', '4')).json() as {
      blocks: { kind: string; text: string }[];
    };
    const quote =
      blocks.find(({ kind, text }) => kind === 'list-item' && text.length > 20)?.text.slice(0, 20) ?? '';
    await run('open', 'packet.shingix', '--as', 'm.shingi', '--member', '青木 健一');
    await run('annotate', 'm.shingi', '--material', '4', '--quote', quote, '--body', '覚え書き');
    const sheet = await handIn('m.shingi', 'ここを直してほしい。', { material: '4', quote });

    await run('replace', 's.shingi', '--material', '4', path.join(sampleFolder, 'meeting-1-replacement.md'));
    await run('pack', 's.shingi', ...meeting, '--to', 'packet2.shingix');
    expect((await receive('m.shingi', 'packet2.shingix')).result).toBe('revised');
    expect((await receive('m.shingi', 'packet2.shingix')).result).toBe('unchanged');
    expect((await receive('m.shingi', 'packet.shingix')).result).toBe('unchanged');
    const { annotations } = (await run('annotations', 'm.shingi', '--material', '4')).json() as {
      annotations: { verdict: string; textNow: string }[];
    };
    expect(annotations).toMatchObject([{ verdict: 'same', textNow: quote }]);

    expect((await receive('s.shingi', sheet)).result).toBe('new');
    const { opinions } = (await run('opinions', 's.shingi', ...meeting)).json() as {
      opinions: { verdict: string; target: string }[];
    };
    expect(opinions[0]?.verdict).toBe('same');
    expect(opinions[0]?.target).not.toContain('差替');
    await run('verify', 'm.shingi');
    await run('verify', 's.shingi');
  });

  it('are previewed as they would be taken in one after the other, and nothing is kept', async () => {
    const first = await member('m.shingi', '手すりを付けてほしい。');
    copyFileSync(bench.file('m.shingi'), bench.file('twin.shingi'));
    const second = await handIn('m.shingi', '手すりを早く付けてほしい。');
    const fork = await handIn('twin.shingi', '手すりを本庁舎に付けてほしい。');
    const files = [first, first, second, fork];
    const before = hashOf('s.shingi');
    const preview = await shingi(bench, ['receive', 's.shingi', ...files, '--preview', '--json']);
    const seen = preview
      .json<{ files: FileResult[] }>()
      .files.map(({ result, conflict }) => [result, conflict]);
    expect(seen).toEqual([
      ['new', null],
      ['unchanged', null],
      ['revised', null],
      ['revised', 'fork'],
    ]);
    expect(hashOf('s.shingi')).toBe(before);
    const taken = await shingi(bench, ['receive', 's.shingi', ...files, '--json']);
    expect(
      taken.json<{ files: FileResult[] }>().files.map(({ result, conflict }) => [result, conflict]),
    ).toEqual(seen);
  });
});
