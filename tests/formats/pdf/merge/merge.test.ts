import { PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type MergedDocument, mergePdfs } from '../../../../formats/pdf/merge/merge.ts';
import { openSource, type PdfSource } from '../../../../formats/pdf/merge/source.ts';
import { arrayAt, dictAt, nameAt, numberAt, textAt } from '../../../../formats/pdf/objects/access.ts';
import { saveDocument } from '../../../../formats/pdf/objects/fast-save.ts';
import { nameTreeEntries, numberTreeEntries } from '../../../../formats/pdf/objects/trees.ts';
import type { Pdfium } from '../../../../formats/pdf/pdfium/pdfium.ts';
import { encryptedPdf, formPdf, layeredPdf, plainPdf, taggedPdf } from '../fixtures.ts';
import { corpusFiles, hasTool, runOnFile, testPdfium } from '../support.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await testPdfium();
});

const words = { figure: '図', documentLink: '文書内リンク' };

async function open(bytes: Uint8Array, password?: string): Promise<PdfSource> {
  const source = await openSource(pdfium, bytes, password);
  onTestFinished(() => source.close());
  return source;
}

function whole(source: PdfSource, title: string) {
  return {
    source,
    from: 0,
    to: source.pages.length,
    title,
    bookmark: title,
    imageAlternative: (page: number) => `${title} ${page}`,
  };
}

async function merge(
  ...sources: PdfSource[]
): Promise<{ merged: MergedDocument; saved: PDFDocument; bytes: Uint8Array }> {
  const merged = await mergePdfs(
    sources.map((source, index) => whole(source, `part ${index + 1}`)),
    'ja',
    words,
  );
  const bytes = await saveDocument(merged.document);
  return { merged, bytes, saved: await PDFDocument.load(bytes, { updateMetadata: false }) };
}

/** Pages, annotations and elements that the structure tree does not know, or that hang in the air. */
function looseEnds(document: PDFDocument): string[] {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const parents = new Map(numberTreeEntries(root.lookup(PDFName.of('ParentTree'), PDFDict)));
  return document.context.enumerateIndirectObjects().flatMap(([ref, object]) => {
    if (!(object instanceof PDFDict)) {
      return [];
    }
    const key = numberAt(object, 'StructParent') ?? numberAt(object, 'StructParents');
    const isLost = key !== null && !parents.has(key);
    const isOrphan = nameAt(object, 'Type') === 'StructElem' && dictAt(object, 'P') === null;
    return isLost || isOrphan ? [ref.toString()] : [];
  });
}

describe('merging PDFs', () => {
  it.runIf(hasTool('qpdf'))('keeps every page in order and writes a sound file', async () => {
    const { bytes, saved } = await merge(
      await open(await plainPdf(['a', 'b'])),
      await open(await plainPdf(['c'])),
    );
    expect(runOnFile('qpdf', ['--check'], bytes)).toContain('No syntax');
    expect(saved.getPageCount()).toBe(3);
    expect(looseEnds(saved)).toEqual([]);
  });

  it('tags pages of untagged files as a whole and says so', async () => {
    const { merged, saved } = await merge(
      await open(await plainPdf(['text'])),
      await open(await plainPdf([''])),
    );
    expect(merged.parts.map(({ notices }) => notices.get('untagged'))).toEqual([1, 1]);
    const roles = saved.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && nameAt(object, 'Type') === 'StructElem' ? [object] : [],
      );
    expect(roles.map((element) => nameAt(element, 'S')).toSorted(inOrder)).toEqual([
      'Document',
      'Figure',
      'P',
      'Part',
      'Part',
    ]);
    const figure = roles.find((element) => nameAt(element, 'S') === 'Figure');
    expect(figure && textAt(figure, 'Alt')).toBe('part 2 1');
    expect(looseEnds(saved)).toEqual([]);
  });

  it('takes an encrypted file with its password', async () => {
    const { merged, saved } = await merge(await open(await encryptedPdf('hidden', 'geheim'), 'geheim'));
    expect(merged.parts[0]?.notices.get('decrypted')).toBe(1);
    expect(saved.isEncrypted).toBe(false);
  });

  it('keeps form fields of the same name apart, and drops what reaches out of the packet', async () => {
    const { merged, saved, bytes } = await merge(
      await open(await formPdf('name')),
      await open(await formPdf('name')),
    );
    expect(
      saved
        .getForm()
        .getFields()
        .map((field) => field.getName()),
    ).toEqual(['name', '2-name']);
    expect(Object.fromEntries(merged.parts[1]?.notices ?? [])).toEqual({
      untagged: 1,
      fieldsRenamed: 1,
      signatureDropped: 1,
      attachmentsDropped: 1,
      actionsDropped: 2,
      fontsMissing: expect.any(Number) as number,
    });
    expect(saved.catalog.has(PDFName.of('Names'))).toBe(false);
    const text = new TextDecoder('latin1').decode(
      await (await PDFDocument.load(bytes)).save({ useObjectStreams: false }),
    );
    expect(text).not.toMatch(/calc\.exe|app\.alert|secret|Somebody|Word Processor|\/Sig\b/);
  });

  it('keeps layers shown or hidden', async () => {
    const { saved } = await merge(await open(await plainPdf(['x'])), await open(await layeredPdf()));
    const properties = dictAt(saved.catalog, 'OCProperties');
    const groups = properties && arrayAt(properties, 'OCGs');
    const settings = properties && dictAt(properties, 'D');
    const hidden = settings && arrayAt(settings, 'OFF');
    expect(groups?.size()).toBe(2);
    expect(
      hidden
        ?.asArray()
        .map((ref) => (ref instanceof PDFRef ? textAt(saved.context.lookup(ref, PDFDict), 'Name') : ref)),
    ).toEqual(['hidden']);
  });

  it('keeps roles, classes and ids of different files apart', async () => {
    const sources = [
      await open(await taggedPdf('P')),
      await open(await taggedPdf('H1')),
      await open(await taggedPdf('P')),
    ];
    const { saved } = await merge(...sources);
    const root = saved.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const texts = (key: string) =>
      Object.fromEntries(
        dictAt(root, key)
          ?.entries()
          .map(([name, value]) => [name.decodeText(), value.toString()]) ?? [],
      );
    expect(texts('RoleMap')).toEqual({ Custom: '/P', 'Custom-1': '/H1' });
    expect(Object.keys(texts('ClassMap'))).toEqual(['c0-Wide', 'c1-Wide', 'c2-Wide']);
    const ids = nameTreeEntries(root.lookup(PDFName.of('IDTree'), PDFDict)).map(([id]) => id);
    expect(ids).toEqual(['0-node1', '1-node1', '2-node1']);
    const elements = saved.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && nameAt(object, 'Type') === 'StructElem' ? [object] : [],
      );
    const headers = elements.flatMap((element) => {
      const attributes = dictAt(element, 'A');
      const names = attributes && arrayAt(attributes, 'Headers');
      return names ? [textAt(names, 0)] : [];
    });
    expect(headers.toSorted(inOrder)).toEqual(ids);
    const roles = elements
      .map((element) => nameAt(element, 'S'))
      .filter((role) => role?.startsWith('Custom'));
    expect(roles.toSorted(inOrder)).toEqual(['Custom', 'Custom', 'Custom-1']);
    expect(looseEnds(saved)).toEqual([]);
  });

  it('takes only the pages asked for', async () => {
    const source = await open(await plainPdf(['a', 'b', 'c', 'd']));
    const merged = await mergePdfs([{ ...whole(source, 'middle'), from: 1, to: 3 }], 'ja', words);
    expect((await PDFDocument.load(await saveDocument(merged.document))).getPageCount()).toBe(2);
  });

  const files = corpusFiles();
  it.runIf(files.length > 0 && hasTool('qpdf')).each(files)('takes in $name whole', async (file) => {
    const source = await open(file.bytes());
    const before = annotationKinds(source.document);
    const { bytes: saved, saved: document } = await merge(await open(await plainPdf(['first'])), source);
    expect(runOnFile('qpdf', ['--check'], saved)).toContain('No syntax');
    expect(document.getPageCount()).toBe(source.pages.length + 1);
    expect(annotationKinds(document)).toEqual(before);
    expect(looseEnds(document)).toEqual([]);
  });
});

const inOrder = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '');

function annotationKinds(document: PDFDocument): string[] {
  return document
    .getPages()
    .flatMap(({ node }) => arrayAt(node, 'Annots')?.asArray() ?? [])
    .flatMap((item) => {
      const annotation = document.context.lookup(item);
      return annotation instanceof PDFDict ? [nameAt(annotation, 'Subtype') ?? ''] : [];
    })
    .toSorted(inOrder);
}
