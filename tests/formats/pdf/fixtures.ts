import {
  degrees,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';

/** Small PDFs made for the tests, each awkward in one way. */

export async function plainPdf(
  lines: readonly string[],
  size: [number, number] = [595, 842],
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const line of lines) {
    document.addPage(size).drawText(line, { x: 72, y: size[1] - 200, size: 14, font });
  }
  return document.save();
}

export async function encryptedPdf(text: string, userPassword: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(await plainPdf([text]));
  document.encrypt({ userPassword, ownerPassword: 'owner' });
  return document.save();
}

/** A page whose crop box is an off-centre part of its media box, turned clockwise. */
export async function turnedPdf(text: string, angle: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([900, 1000]);
  page.setCropBox(100, 50, 595, 842);
  page.setRotation(degrees(angle));
  page.drawText(text, { x: 300, y: 500, size: 14, font });
  return document.save();
}

/** A page with text where the stamps go. */
export async function crowdedPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  for (let y = 835; y > 0; y -= 10) {
    page.drawText('x'.repeat(110), { x: 5, y, size: 9, font });
  }
  return document.save();
}

/** Content that leaves graphics states open, takes away one too many, and ends far from where it began. */
export async function unbalancedPdf(tagged: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const { context } = document;
  const body = '0.2 0 0 0.2 300 300 cm /P <</MCID 0>> BDC 0 0 50 50 re f q 3 0 0 3 0 0 cm q';
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(`Q q ${body}`)));
  if (tagged) {
    tagPage(document, page);
  }
  return document.save();
}

function tagPage(document: PDFDocument, page: PDFPage): void {
  const { context } = document;
  const rootRef = context.nextRef();
  const paragraph = context.nextRef();
  context.assign(paragraph, context.obj({ Type: 'StructElem', S: 'P', P: rootRef, Pg: page.ref, K: 0 }));
  const parents = context.obj({ Nums: [0, [paragraph]] });
  context.assign(rootRef, context.obj({ Type: 'StructTreeRoot', K: paragraph, ParentTree: parents }));
  document.catalog.set(PDFName.of('StructTreeRoot'), rootRef);
  page.node.set(PDFName.of('StructParents'), context.obj(0));
}

/** A text field of that name, a script, an attachment, a signature field and a link to a program. */
export async function formPdf(fieldName: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(await plainPdf(['form']));
  const { context } = document;
  const [page] = document.getPages();
  if (!page) {
    throw new Error('the page was just made');
  }
  const field = document.getForm().createTextField(fieldName);
  field.setText('value');
  field.addToPage(page, { x: 72, y: 400, width: 200, height: 20 });
  const signature = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [72, 300, 200, 340],
      P: page.ref,
      F: 4,
    }),
  );
  context.lookup(signature, PDFDict).set(PDFName.of('T'), PDFString.of('Signature'));
  context
    .lookup(signature, PDFDict)
    .set(PDFName.of('V'), context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite' }));
  document.catalog
    .lookup(PDFName.of('AcroForm'), PDFDict)
    .lookup(PDFName.of('Fields'), PDFArray)
    .push(signature);
  page.node.addAnnot(signature);
  const launch = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [72, 200, 200, 240] });
  launch.set(PDFName.of('A'), context.obj({ S: 'Launch', F: PDFString.of('calc.exe') }));
  page.node.addAnnot(context.register(launch));
  await document.attach(new TextEncoder().encode('secret'), 'secret.txt', { mimeType: 'text/plain' });
  document.addJavaScript('hello', 'app.alert(1)');
  document.setAuthor('Somebody');
  document.setCreator('A Word Processor');
  return document.save();
}

/** Two layers of which the second is hidden. */
export async function layeredPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await plainPdf(['base']));
  const { context } = document;
  const [page] = document.getPages();
  if (!page) {
    throw new Error('the page was just made');
  }
  const [shown, hidden] = ['shown', 'hidden'].map((name) => {
    const group = context.obj({ Type: 'OCG' });
    group.set(PDFName.of('Name'), PDFHexString.fromText(name));
    return context.register(group);
  });
  if (!shown || !hidden) {
    throw new Error('both were just made');
  }
  page.node.normalizedEntries().Resources.set(PDFName.of('Properties'), context.obj({ A: shown, B: hidden }));
  page.node.addContentStream(
    context.register(context.flateStream('/OC /A BDC 0 0 10 10 re f EMC /OC /B BDC 20 20 10 10 re f EMC')),
  );
  const settings = context.obj({ BaseState: 'ON', OFF: [hidden], Order: [shown, hidden] });
  document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [shown, hidden], D: settings }));
  return document.save();
}

type Literals = NonNullable<Parameters<PDFContext['stream']>[1]>;

/**
 * A tagged page in which a made-up role means `meaning`, with an attribute class, a table header with an id and a cell
 * that names it.
 */
export async function taggedPdf(meaning: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  const page = document.addPage([595, 842]);
  const content = [0, 1, 2].map((id) => `/X <</MCID ${id}>> BDC ${id * 20} 0 10 10 re f EMC`).join(' ');
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
  page.node.set(PDFName.of('StructParents'), context.obj(7));
  const rootRef = context.nextRef();
  const element = (role: string, kid: number, more: Literals = {}) =>
    context.register(context.obj({ Type: 'StructElem', S: role, P: rootRef, Pg: page.ref, K: kid, ...more }));
  const id = PDFString.of('node1');
  const elements = [
    element('Custom', 0, { C: 'Wide' }),
    element('TH', 1, { ID: id }),
    element('TD', 2, { A: { O: 'Table', Headers: [id] } }),
  ];
  context.assign(
    rootRef,
    context.obj({
      Type: 'StructTreeRoot',
      K: elements,
      ParentTree: { Nums: [7, elements] },
      RoleMap: { Custom: meaning },
      ClassMap: { Wide: { O: 'Layout', Width: 100 } },
      IDTree: { Names: [id, elements[1] ?? null] },
    }),
  );
  document.catalog.set(PDFName.of('StructTreeRoot'), rootRef);
  document.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  return document.save();
}
