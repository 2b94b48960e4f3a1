import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPdfForm } from '../../../formats/forms/read-pdf-form.ts';
import { writePdfForm } from '../../../formats/forms/write-pdf-form.ts';
import { blank, words } from './blank.ts';

const fontFolder = path.resolve(
  import.meta.dirname,
  '../../../node_modules/@expo-google-fonts/biz-udpgothic',
);
const fonts = {
  regular: new Uint8Array(readFileSync(path.join(fontFolder, '400Regular/BIZUDPGothic_400Regular.ttf'))),
  bold: new Uint8Array(readFileSync(path.join(fontFolder, '700Bold/BIZUDPGothic_700Bold.ttf'))),
};

/** What is written into the fields, by their documented names. */
const texts = {
  name: '青木　健一',
  own1: '夕方がよい。',
  'opinion1.page': 'P.3',
  'opinion1.text': words.long,
  'opinion1.reason': words.reason,
  'opinion3.text': words.short,
} as const;

const expected = {
  head: { name: '青木　健一', own1: '夕方がよい。', role: 'member', publishability: 'unnamed' },
  opinions: [
    {
      no: 1,
      values: {
        kind: 'question',
        material: '資料4　課題シート（差替）',
        page: 'P.3',
        text: words.long,
        reason: words.reason,
      },
    },
    { no: 3, values: { kind: 'opinion', text: words.short } },
  ],
};

let empty: Uint8Array;
beforeAll(async () => {
  empty = await writePdfForm(blank(), fonts);
});

function plain({ head, opinions }: { head: object; opinions: object }): object {
  return { head, opinions };
}

describe('the form as a PDF', () => {
  it('is empty before anybody wrote into it, tagged, with a tooltip for each field and a font for any Japanese', async () => {
    const form = await readPdfForm(empty);
    expect(plain(form)).toEqual({ head: { role: 'member' }, opinions: [] });
    const document = await PDFDocument.load(empty, { updateMetadata: false });
    expect(document.catalog.lookup(PDFName.of('StructTreeRoot'))).toBeInstanceOf(PDFDict);
    const fields = document.getForm().getFields();
    expect(fields.map((field) => field.getName())).toEqual(
      expect.arrayContaining(['name', 'publishability', 'opinion1.kind', 'opinion5.proposal', 'form']),
    );
    for (const field of fields.filter((one) => one.getName() !== 'form')) {
      expect([field.getName(), field.acroField.dict.lookup(PDFName.of('TU'))]).toEqual([
        field.getName(),
        expect.any(PDFHexString),
      ]);
    }
  });

  it('comes back when filled in by a library', async () => {
    const document = await PDFDocument.load(empty, { updateMetadata: false });
    document.registerFontkit(fontkit);
    const font = await document.embedFont(fonts.regular, { subset: true });
    const form = document.getForm();
    for (const [name, text] of Object.entries(texts)) form.getTextField(name).setText(text);
    form.getRadioGroup('publishability').select('unnamed');
    form.getRadioGroup('opinion1.kind').select('question');
    form.getRadioGroup('opinion3.kind').select('opinion');
    form.getDropdown('opinion1.material').select('資料4　課題シート（差替）');
    form.updateFieldAppearances(font);
    expect(plain(await readPdfForm(await document.save()))).toEqual(expected);
  });

  it('comes back when filled in and saved as browsers do it', async () => {
    const document = await getDocument({
      data: empty.slice(),
      disableFontFace: true,
      verbosity: 0,
      useSystemFonts: false,
    }).promise;
    const objects = await document.getFieldObjects();
    const idOf = (name: string, value?: string): string => {
      const found = (objects?.[name] as { id: string; exportValues?: string }[] | undefined)?.find(
        (one) => value === undefined || one.exportValues === value,
      );
      if (found === undefined) throw new Error(`no field ${name} ${value ?? ''}`);
      return found.id;
    };
    for (const [name, text] of Object.entries(texts)) {
      document.annotationStorage.setValue(idOf(name), { value: text });
    }
    document.annotationStorage.setValue(idOf('opinion1.material'), { value: '資料4　課題シート（差替）' });
    for (const [name, value] of [
      ['publishability', 'unnamed'],
      ['opinion1.kind', 'question'],
      ['opinion3.kind', 'opinion'],
    ] as const) {
      document.annotationStorage.setValue(idOf(name, value), { value: true });
    }
    const saved = await document.saveDocument();
    await document.destroy();
    expect(plain(await readPdfForm(saved))).toEqual(expected);
  });

  it('comes back as Acrobat saves it: appended, line ends as CR, widgets told to be drawn anew', async () => {
    const text = Buffer.from(empty).toString('latin1');
    const document = await PDFDocument.load(empty, { updateMetadata: false });
    const form = document.getForm();
    const refOf = (name: string): { number: number; generation: number; dict: PDFDict } => {
      const field = form.getField(name);
      const { objectNumber, generationNumber } = field.ref;
      return { number: objectNumber, generation: generationNumber, dict: field.acroField.dict };
    };
    const written = Object.entries(texts).map(([name, value]) => {
      const found = refOf(name);
      found.dict.set(PDFName.of('V'), PDFHexString.fromText(value.replaceAll('\n', '\r')));
      found.dict.delete(PDFName.of('AP'));
      return found;
    });
    for (const [name, value] of [
      ['publishability', 'unnamed'],
      ['opinion1.kind', 'question'],
      ['opinion3.kind', 'opinion'],
    ] as const) {
      const found = refOf(name);
      found.dict.set(PDFName.of('V'), PDFName.of(value));
      written.push(found);
    }
    const material = refOf('opinion1.material');
    material.dict.set(PDFName.of('V'), PDFHexString.fromText('資料4　課題シート（差替）'));
    written.push(material);
    let appended = '\n';
    let table = 'xref\n';
    for (const { number, generation, dict } of written.toSorted((a, b) => a.number - b.number)) {
      table += `${number} 1\n${String(text.length + appended.length).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
      appended += `${number} ${generation} obj\n${dict.toString()}\nendobj\n`;
    }
    const previous = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)?.[1];
    const { Root: root, Info: info } = document.context.trailerInfo;
    const trailer = `trailer\n<</Size ${document.context.largestObjectNumber + 1} /Root ${String(root)} /Info ${String(info)} /Prev ${previous}>>\nstartxref\n${text.length + appended.length}\n%%EOF\n`;
    const saved = Buffer.from(text + appended + table + trailer, 'latin1');
    expect(plain(await readPdfForm(new Uint8Array(saved)))).toEqual(expected);
  });

  it('says what was put on the pages as comments, and what stands in fields it does not know', async () => {
    const document = await PDFDocument.load(empty, { updateMetadata: false });
    const note = document.context.register(
      document.context.obj({
        Type: 'Annot',
        Subtype: 'FreeText',
        Rect: [100, 100, 200, 120],
        Contents: PDFHexString.fromText('余白に書いた言葉'),
        DA: PDFString.of('/Helv 12 Tf 0 g'),
      }),
    );
    document.getPage(1).node.addAnnot(note);
    const form = await readPdfForm(await document.save({ updateFieldAppearances: false }));
    expect(form.leftOver).toEqual([{ place: 'p.2', text: '余白に書いた言葉' }]);
  });

  it('refuses a PDF without fields, one of other fields, and bytes that are no PDF', async () => {
    const flat = await PDFDocument.create();
    flat.addPage();
    await expect(readPdfForm(await flat.save())).rejects.toMatchObject({ fault: 'formFlattened' });
    const other = await PDFDocument.create();
    other.getForm().createTextField('name').setText('a');
    await expect(readPdfForm(await other.save())).rejects.toMatchObject({ fault: 'notAForm' });
    await expect(readPdfForm(new TextEncoder().encode('%PDF-1.7 nothing'))).rejects.toMatchObject({
      fault: 'damaged',
    });
    await expect(readPdfForm(empty.subarray(0, empty.length - 2000))).rejects.toMatchObject({
      fault: 'damaged',
    });
  });
});
