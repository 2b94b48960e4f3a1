import { crc32 } from 'node:zlib';
import type { PrintMaterial } from './content.ts';
import { type GridCell, type GridRow, type Piece, piecesOf } from './grid.ts';

/** The same pages as a Word document: fonts, sizes and margins of the product's print, page numbers, headings by level. */
export function docxBytes(title: string, materials: readonly PrintMaterial[]): Uint8Array {
  const body = materials.map((material, index) => {
    const last = index === materials.length - 1;
    const section = sectionProperties(material.landscape);
    const label =
      material.numberLabel === null ? '' : paragraph(material.numberLabel, '<w:jc w:val="right"/>', '');
    const content = piecesOf(material.blocks).map(wordPiece).join('');
    return label + content + (last ? section : `<w:p><w:pPr>${section}</w:pPr></w:p>`);
  });
  const xml = (inner: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${inner}`;
  return zipped({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>` +
        `<Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>` +
        `<Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/>` +
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
        '</Types>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${relationships}">` +
        `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>` +
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>' +
        '</Relationships>',
    ),
    'docProps/core.xml': xml(
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
        `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
    ),
    'word/_rels/document.xml.rels': xml(
      `<Relationships xmlns="${relationships}">` +
        `<Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>` +
        `<Relationship Id="rId2" Type="${office}/footer" Target="footer1.xml"/></Relationships>`,
    ),
    'word/styles.xml': xml(
      `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>` +
        '<w:rFonts w:ascii="BIZ UDPGothic" w:hAnsi="BIZ UDPGothic" w:eastAsia="BIZ UDPGothic"/><w:sz w:val="21"/>' +
        '<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>',
    ),
    'word/footer1.xml': xml(
      `<w:ftr ${namespaces}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>',
    ),
    'word/document.xml': xml(`<w:document ${namespaces}><w:body>${body.join('')}</w:body></w:document>`),
  });
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"`;

function sectionProperties(landscape: boolean): string {
  const size = landscape
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/>';
  return (
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>${size}` +
    '<w:pgMar w:top="1247" w:bottom="1134" w:left="1134" w:right="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
  );
}

const headingSizes = [36, 30, 26, 24, 22, 21];

function wordPiece(piece: Piece): string {
  switch (piece.type) {
    case 'heading': {
      const size = headingSizes[piece.level - 1] ?? 21;
      const properties = `<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${piece.level - 1}"/>`;
      return paragraph(piece.text, properties, `<w:b/><w:sz w:val="${size}"/>`);
    }
    case 'item':
      return paragraph(piece.text, `<w:ind w:left="${(piece.depth + 1) * 210}" w:hanging="210"/>`, '');
    case 'paragraph':
      return paragraph(piece.text, '<w:spacing w:after="120"/>', '');
    case 'table': {
      const width = Math.floor(9600 / piece.columns);
      const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
        .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:color="000000"/>`)
        .join('');
      const columns = `<w:gridCol w:w="${width}"/>`.repeat(piece.columns);
      return (
        `<w:tbl><w:tblPr><w:tblBorders>${edges}</w:tblBorders></w:tblPr><w:tblGrid>${columns}</w:tblGrid>` +
        `${piece.rows.map((row) => wordRow(row, width)).join('')}</w:tbl>${paragraph('', '', '')}`
      );
    }
  }
}

function wordRow(row: GridRow, width: number): string {
  const cells = [
    ...row.cells.map((cell) => ({ column: cell.column, xml: wordCell(cell, width) })),
    ...row.covered.map(({ column, columnSpan }) => ({
      column,
      xml: `<w:tc><w:tcPr><w:tcW w:w="${width * columnSpan}" w:type="dxa"/><w:gridSpan w:val="${columnSpan}"/><w:vMerge/></w:tcPr>${paragraph('', '', '')}</w:tc>`,
    })),
  ].sort((a, b) => a.column - b.column);
  const properties = `<w:trPr><w:cantSplit/>${row.head ? '<w:tblHeader/>' : ''}</w:trPr>`;
  return `<w:tr>${properties}${cells.map(({ xml }) => xml).join('')}</w:tr>`;
}

function wordCell(cell: GridCell, width: number): string {
  const merge = cell.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
  const lines = cell.text
    .split('\n')
    .map((line) => paragraph(line, `<w:jc w:val="${cell.align}"/>`, cell.bold ? '<w:b/>' : ''))
    .join('');
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width * cell.columnSpan}" w:type="dxa"/>` +
    `<w:gridSpan w:val="${cell.columnSpan}"/>${merge}</w:tcPr>${lines}</w:tc>`
  );
}

function paragraph(text: string, properties: string, run: string): string {
  const words = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr>${words}</w:r></w:p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A ZIP archive of uncompressed members. */
function zipped(members: Readonly<Record<string, string>>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const start = Buffer.from([0x50, 0x4b, 3, 4]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, place, path);
    local.push(start, common, path, bytes);
    offset += start.length + common.length + path.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
