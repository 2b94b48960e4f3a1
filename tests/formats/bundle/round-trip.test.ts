import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { withUnknownMembers } from '../../../core/domain/exchange/parked.ts';
import { makeReceivingKey, makeSigningKey, readBundle, writeBundle } from '../../../formats/bundle/index.ts';
import {
  bundle,
  hasProgram,
  manifestFields,
  noKeys,
  readingOf,
  refusalOf,
  temporaryFolder,
} from './bundles.ts';

function yauzlNames(bytes: Uint8Array): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true }, (error, archive) => {
      if (archive === undefined || error !== null) {
        reject(error ?? new Error('no archive'));
        return;
      }
      const names: string[] = [];
      archive.on('entry', (entry: { fileName: string }) => {
        names.push(entry.fileName);
        archive.readEntry();
      });
      archive.on('end', () => resolve(names));
      archive.on('error', reject);
      archive.readEntry();
    });
  });
}

describe('a bundle', () => {
  it('reads back what was written, and says that nobody signed it', async () => {
    const given = bundle();
    const { bytes, manifestHash } = await writeBundle(given);
    const opened = await readBundle(bytes, noKeys);
    expect(opened).toMatchObject({ manifestHash, signer: null, wasEncrypted: false, parked: null });
    expect(opened.manifest).toMatchObject(given.manifest);
    for (const { path: name, bytes: content } of given.files) {
      expect(Buffer.from(opened.files.get(name) ?? [])).toEqual(Buffer.from(content));
    }
    const text = Buffer.from(opened.files.get('preview.txt') ?? []).toString();
    expect(text.startsWith('\ufeff意見・提案シート\r\n')).toBe(true);
    expect(text).toContain('訓練の知らせを\r\n文字でも。');
  });

  it('is the same bytes every time', async () => {
    expect((await writeBundle(bundle())).bytes).toEqual((await writeBundle(bundle())).bytes);
  });

  it('shows a person what is in it, without any of it becoming markup', async () => {
    const { bytes } = await writeBundle(
      bundle({
        preview: {
          title: '<script>alert(1)</script>',
          language: 'ja',
          sections: [{ heading: '&', lines: [['"', '<img src=x onerror=alert(1)>']] }],
        },
      }),
    );
    const html = Buffer.from((await readBundle(bytes, noKeys)).files.get('preview.html') ?? []).toString();
    expect(html).not.toMatch(/<script|<img/u);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('can be opened by other readers of ZIP', async () => {
    const { bytes } = await writeBundle(bundle());
    const names = [
      'mimetype',
      'manifest.json',
      'preview.txt',
      'preview.html',
      'sheet.json',
      'attachments/0001.bin',
    ];
    expect(await yauzlNames(bytes)).toEqual(names);
    const file = path.join(temporaryFolder(), 'a.shingix');
    writeFileSync(file, bytes);
    if (hasProgram('python3')) {
      const script =
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(",".join(z.namelist()))';
      expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }).trim()).toBe(
        names.join(','),
      );
    }
  });

  it('is read as well when another program packed the same entries again', async () => {
    if (!hasProgram('python3')) return;
    const { bytes } = await writeBundle(bundle());
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.shingix'), bytes);
    const script = `import sys, zipfile
a = zipfile.ZipFile(sys.argv[1]); b = zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED)
for name in reversed(a.namelist()): b.writestr(name, a.read(name))
b.close()`;
    execFileSync('python3', ['-c', script, path.join(folder, 'a.shingix'), path.join(folder, 'b.shingix')]);
    const [ours, theirs] = await Promise.all([
      readBundle(bytes, noKeys),
      readBundle(readFileSync(path.join(folder, 'b.shingix')), noKeys),
    ]);
    expect(readingOf(theirs)).toEqual(readingOf(ours));
  });

  it('keeps members that a newer program wrote, to be given on', async () => {
    const fields = manifestFields();
    const newer = {
      ...fields,
      formatVersion: 2,
      greeting: 'はじめまして',
      sender: { ...fields.sender, pronoun: null },
      ['__proto__']: { polluted: true },
    };
    const { bytes } = await writeBundle(bundle({ manifest: newer }));
    const { manifest, parked } = await readBundle(bytes, noKeys);
    expect(parked).toEqual({
      members: { greeting: 'はじめまして', ['__proto__']: { polluted: true } },
      inside: { sender: { members: { pronoun: null } } },
    });
    expect(withUnknownMembers(JSON.parse(JSON.stringify(manifest)), parked)).toMatchObject({
      greeting: 'はじめまして',
      sender: { pronoun: null, name: fields.sender.name },
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a signed bundle', () => {
  const key = makeSigningKey();
  const fields = manifestFields();
  const signed = { ...fields, sender: { ...fields.sender, signingKey: key.publicKey } };

  it('proves the key that signed it', async () => {
    const { bytes } = await writeBundle(bundle({ manifest: signed, signingKey: key }));
    expect((await readBundle(bytes, noKeys)).signer).toBe(key.publicKey);
  });

  it('is refused when its manifest names another key', async () => {
    const { bytes } = await writeBundle(bundle({ manifest: signed, signingKey: makeSigningKey() }));
    expect(await refusalOf(bytes)).toBe('wrongSignature');
  });

  it('is refused when the manifest was changed and everything else made to fit', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map((revision) => writeBundle(bundle({ manifest: { ...signed, revision }, signingKey: key }))),
    );
    if (a === undefined || b === undefined || !hasProgram('python3')) return;
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a'), a.bytes);
    writeFileSync(path.join(folder, 'b'), b.bytes);
    const script = `import sys, zipfile
a = zipfile.ZipFile(sys.argv[1]); b = zipfile.ZipFile(sys.argv[2]); c = zipfile.ZipFile(sys.argv[3], "w")
for name in a.namelist(): c.writestr(name, (b if name == "signature.json" else a).read(name))
c.close()`;
    execFileSync('python3', ['-c', script, ...['a', 'b', 'c'].map((name) => path.join(folder, name))]);
    expect(await refusalOf(readFileSync(path.join(folder, 'c')))).toBe('wrongSignature');
  });
});

describe('an encrypted bundle', () => {
  it('opens with the key it was made for, and with no other', async () => {
    const [mine, other] = await Promise.all([makeReceivingKey(), makeReceivingKey()]);
    const { bytes } = await writeBundle(bundle({ encryptTo: { recipient: mine.recipient } }));
    const plain = await readBundle((await writeBundle(bundle())).bytes, noKeys);
    const opened = await readBundle(bytes, { identities: [other.identity, mine.identity], passphrases: [] });
    expect(readingOf(opened)).toEqual({ ...(readingOf(plain) as object), wasEncrypted: true });
    expect(await refusalOf(bytes)).toBe('keyNeeded');
    expect(await refusalOf(bytes, { identities: [other.identity], passphrases: ['x'] })).toBe('keyNeeded');
  });

  it('opens with its passphrase, and with no other', async () => {
    const { bytes } = await writeBundle(bundle({ encryptTo: { passphrase: '合言葉 その一' } }));
    expect((await readBundle(bytes, { identities: [], passphrases: ['合言葉 その一'] })).wasEncrypted).toBe(
      true,
    );
    expect(await refusalOf(bytes)).toBe('passphraseNeeded');
    expect(await refusalOf(bytes, { identities: [], passphrases: ['合言葉その一'] })).toBe('wrongPassphrase');
  });

  it('opens with the age of Debian, and what that encrypts opens here', async () => {
    if (!hasProgram('age')) return;
    const key = await makeReceivingKey();
    const folder = temporaryFolder();
    const file = (name: string): string => path.join(folder, name);
    writeFileSync(file('key'), `${key.identity}\n`);
    const plain = (await writeBundle(bundle())).bytes;
    writeFileSync(file('a'), (await writeBundle(bundle({ encryptTo: { recipient: key.recipient } }))).bytes);
    execFileSync('age', ['-d', '-i', file('key'), '-o', file('b'), file('a')]);
    expect(readFileSync(file('b'))).toEqual(Buffer.from(plain));
    execFileSync('age', ['-r', key.recipient, '-o', file('c'), file('b')]);
    const keys = { identities: [key.identity], passphrases: [] };
    expect((await readBundle(readFileSync(file('c')), keys)).wasEncrypted).toBe(true);
  });

  it('opens with the passphrase at the prompt of the age of Debian', async () => {
    if (!hasProgram('age') || !hasProgram('python3')) return;
    const folder = temporaryFolder();
    const file = (name: string): string => path.join(folder, name);
    writeFileSync(file('a'), (await writeBundle(bundle({ encryptTo: { passphrase: 'aikotoba' } }))).bytes);
    // age asks on the terminal, so it is given one.
    const script = `import os, pty, sys
pid, terminal = pty.fork()
if pid == 0: os.execvp("age", ["age", "-d", "-o", sys.argv[2], sys.argv[1]])
seen = b""
while b"passphrase" not in seen: seen += os.read(terminal, 1024)
os.write(terminal, b"aikotoba\\n")
try:
    while os.read(terminal, 1024): pass
except OSError: pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))`;
    execFileSync('python3', ['-c', script, file('a'), file('b')]);
    expect(readFileSync(file('b'))).toEqual(Buffer.from((await writeBundle(bundle())).bytes));
  });
});
