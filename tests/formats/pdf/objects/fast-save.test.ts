import { PDFContext, PDFCrossRefStream, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { numberAt } from '../../../../formats/pdf/objects/access.ts';
import { saveDocument } from '../../../../formats/pdf/objects/fast-save.ts';
import { hasTool, runOnFile } from '../support.ts';

async function documentWith(objects: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.addPage();
  const refs = Array.from({ length: objects }, (_, index) =>
    document.context.register(document.context.obj({ Value: index })),
  );
  document.catalog.set(PDFName.of('Test'), document.context.obj(refs));
  return document;
}

describe('saving', () => {
  it('writes every object so that it is read back', async () => {
    const bytes = await saveDocument(await documentWith(3000));
    const loaded = await PDFDocument.load(bytes);
    const values = loaded.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? (numberAt(object, 'Value') ?? []) : []));
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: 3000 }, (_, index) => index));
  });

  it('keeps cross-reference entries in order however they come', () => {
    const stream = PDFCrossRefStream.create(PDFDict.withContext(PDFContext.create()));
    for (const number of [3, 1, 2, 5, 4]) {
      stream.addUncompressedEntry(PDFRef.of(number), number * 100);
    }
    // Type, offset and generation of each: the first is the head of the free list.
    const rows = stream.toString();
    expect(rows).toContain('/Index [ 0 6 ]');
  });

  it.runIf(hasTool('qpdf'))('writes a file that qpdf finds sound', async () => {
    expect(runOnFile('qpdf', ['--check'], await saveDocument(await documentWith(500)))).toContain(
      'No syntax',
    );
  });
});
