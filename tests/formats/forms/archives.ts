import { inflateRawSync } from 'node:zlib';
import { type ArchiveEntry, packArchive } from '../../../formats/bundle/write-archive.ts';

/** The entries of an office file, from its directory. */
export function entriesOf(bytes: Uint8Array): ArchiveEntry[] {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entries: ArchiveEntry[] = [];
  for (let at = buffer.readUInt32LE(end + 16), left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    const name = buffer.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = buffer.readUInt32LE(at + 42);
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(from, from + buffer.readUInt32LE(at + 20));
    entries.push({ name, bytes: buffer.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data) });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** The same file with the text of one entry changed. */
export function edited(bytes: Uint8Array, name: string, edit: (text: string) => string): Uint8Array {
  return packArchive(
    entriesOf(bytes).map((entry) =>
      entry.name === name
        ? { name, bytes: new TextEncoder().encode(edit(new TextDecoder().decode(entry.bytes))) }
        : entry,
    ),
  );
}
