import { type Entry, fromBuffer } from 'yauzl';

/** Every entry of a .docx or .xlsx, unpacked, as text. */
export function archiveTexts(bytes: Uint8Array): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, archive) => {
      if (archive === undefined) {
        reject(error ?? new Error('no archive'));
        return;
      }
      const texts: Record<string, string> = {};
      archive.on('entry', (entry: Entry) => {
        archive.openReadStream(entry, (failure, stream) => {
          if (stream === undefined) {
            reject(failure ?? new Error(entry.fileName));
            return;
          }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => {
            texts[entry.fileName] = Buffer.concat(chunks).toString('utf8');
            archive.readEntry();
          });
        });
      });
      archive.on('end', () => resolve(texts));
      archive.on('error', reject);
      archive.readEntry();
    });
  });
}
