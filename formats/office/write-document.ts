import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ITableCellOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { xmlText } from './xml-text.ts';

/** A run of text. What was added is underlined and bold, what was taken out is struck through. */
export interface WordRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly change?: 'inserted' | 'deleted';
}

/** Paragraphs of a cell, each of runs. A line feed inside a run starts a new line. */
export type WordCell = readonly (readonly WordRun[])[];

export interface WordTable {
  readonly type: 'table';
  /** Shares of the width of the page; any unit. */
  readonly widths: readonly number[];
  /** Repeated on every page; null for a table without a head. */
  readonly head: readonly string[] | null;
  /** Cells of the first columns are heads of their rows. */
  readonly rowHeads: number;
  /** A `group` has one cell that reaches over all columns. */
  readonly rows: readonly { readonly type: 'group' | 'body'; readonly cells: readonly WordCell[] }[];
}

export type WordBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly runs: readonly WordRun[]; readonly small?: boolean }
  | WordTable;

export interface WordPaper {
  /** Title in the properties of the file. */
  readonly title: string;
  /** Stands at the top of every page, at the left. */
  readonly headLeft: string;
  /** Boxed at the top right: 「資料2」; null for none. */
  readonly numberLabel: string | null;
  readonly landscape: boolean;
  readonly blocks: readonly WordBlock[];
}

/** Twentieths of a point in a millimetre. */
const twips = 1440 / 25.4;
const pages = {
  portrait: { width: 210, height: 297, top: 15, right: 20, bottom: 20, left: 25 },
  landscape: { width: 297, height: 210, top: 15, right: 18, bottom: 19, left: 18 },
} as const;

const font = 'BIZ UDPゴシック';
/** In half points. */
const sizes = { title: 30, heading: 24, minor: 22, body: 21, table: 20, small: 17 } as const;
const grey = '8A8A8A';
const thick = { style: BorderStyle.SINGLE, size: 12, color: '000000' } as const;
const black = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;
const hair = { style: BorderStyle.SINGLE, size: 4, color: grey } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** The name of the program stands where Word names a person; there are no names of people in the properties. */
const program = 'Shingi';

/** A paper as .docx, A4, with the heads of its tables on every page. */
export async function writeDocument(paper: WordPaper): Promise<Uint8Array> {
  const page = paper.landscape ? pages.landscape : pages.portrait;
  const width = Math.round((page.width - page.left - page.right) * twips);
  const document = new Document({
    title: xmlText(paper.title),
    creator: program,
    lastModifiedBy: program,
    styles: {
      default: {
        document: {
          run: {
            font: { name: font, eastAsia: font },
            size: sizes.body,
            language: { value: 'ja-JP', eastAsia: 'ja-JP' },
          },
          paragraph: { spacing: { line: 300 } },
        },
        heading1: {
          run: { size: sizes.title, bold: true, color: '000000' },
          paragraph: { spacing: { before: 0, after: 200 } },
        },
        heading2: {
          run: { size: sizes.heading, bold: true, color: '000000' },
          paragraph: { spacing: { before: 300, after: 120 } },
        },
        heading3: {
          run: { size: sizes.minor, bold: true, color: '000000' },
          paragraph: { spacing: { before: 200, after: 80 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides of a page that lies on its side.
            size: {
              width: Math.round((paper.landscape ? page.height : page.width) * twips),
              height: Math.round((paper.landscape ? page.width : page.height) * twips),
              orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: Math.round(page.top * twips) + 500,
              right: Math.round(page.right * twips),
              bottom: Math.round(page.bottom * twips),
              left: Math.round(page.left * twips),
              header: Math.round(page.top * twips),
              footer: Math.round(11 * twips),
            },
          },
        },
        headers: { default: new Header({ children: headOf(paper, width) }) },
        footers: { default: new Footer({ children: [footOf(paper)] }) },
        children: paper.blocks.flatMap((block) => blockOf(block, width)),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function headOf(paper: WordPaper, width: number): (Paragraph | Table)[] {
  const left = new Paragraph({ children: [new TextRun({ text: xmlText(paper.headLeft), size: 18 })] });
  if (paper.numberLabel === null) {
    return [left];
  }
  const boxWidth = Math.round(26 * twips);
  const plain = { top: none, bottom: none, left: none, right: none };
  const box = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: xmlText(paper.numberLabel), size: 26, bold: true })],
  });
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width - boxWidth, boxWidth],
      layout: TableLayoutType.FIXED,
      borders: { ...plain, insideHorizontal: none, insideVertical: none },
      rows: [
        new TableRow({
          children: [
            new TableCell({ borders: plain, children: [left], verticalAlign: VerticalAlignTable.CENTER }),
            new TableCell({
              borders: { top: black, bottom: black, left: black, right: black },
              children: [box],
            }),
          ],
        }),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

function footOf(paper: WordPaper): Paragraph {
  const label = paper.numberLabel === null ? '- ' : `${xmlText(paper.numberLabel)}-`;
  const number = new TextRun({
    size: 20,
    children: paper.numberLabel === null ? [label, PageNumber.CURRENT, ' -'] : [label, PageNumber.CURRENT],
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [number] });
}

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

function blockOf(block: WordBlock, width: number): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: headingLevels[block.level],
          keepNext: true,
          children: runsOf([{ text: block.text }]),
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 60 },
          children: runsOf(block.runs, block.small === true ? sizes.small : undefined),
        }),
      ];
    case 'table':
      return [tableOf(block, width), new Paragraph({ spacing: { after: 0, line: 160 }, children: [] })];
  }
}

/** Runs as Word has them: line feeds are breaks, tabs are tabs. */
function runsOf(runs: readonly WordRun[], size?: number): TextRun[] {
  return runs.flatMap(({ text, bold, change }) =>
    xmlText(text)
      .split(/\r\n|[\r\n\u2028\u2029]/u)
      .map(
        (line, index) =>
          new TextRun({
            text: line,
            ...(size === undefined ? {} : { size }),
            ...(index > 0 ? { break: 1 } : {}),
            ...(bold === true || change === 'inserted' ? { bold: true } : {}),
            ...(change === 'inserted' ? { underline: {} } : {}),
            ...(change === 'deleted' ? { strike: true } : {}),
          }),
      ),
  );
}

function tableOf(table: WordTable, width: number): Table {
  const sum = table.widths.reduce((total, one) => total + one, 0);
  const columnWidths = table.widths.map((one) => Math.floor((one / sum) * width));
  const count = table.widths.length;
  const head =
    table.head === null
      ? []
      : [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: table.head.map((text, index) =>
              cellOf([[{ text, bold: true }]], {
                column: index,
                count,
                width: columnWidths[index] ?? 0,
                line: 'head',
              }),
            ),
          }),
        ];
  const rows = table.rows.map(
    ({ type, cells }) =>
      new TableRow({
        cantSplit: type === 'group',
        children:
          type === 'group'
            ? [groupCell(cells[0] ?? [], count, width)]
            : cells.map((cell, index) =>
                cellOf(cell, {
                  column: index,
                  count,
                  width: columnWidths[index] ?? 0,
                  line: 'body',
                  bold: index < table.rowHeads,
                }),
              ),
      }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: thick,
      bottom: thick,
      left: none,
      right: none,
      insideHorizontal: hair,
      insideVertical: hair,
    },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    rows: [...head, ...rows],
  });
}

function paragraphsOf(cell: WordCell, bold = false): Paragraph[] {
  const paragraphs = cell.length === 0 ? [[]] : cell;
  return paragraphs.map(
    (runs) =>
      new Paragraph({
        spacing: { line: 270 },
        children: runsOf(bold ? runs.map((run) => ({ ...run, bold: true })) : runs, sizes.table),
      }),
  );
}

function cellOf(
  cell: WordCell,
  place: { column: number; count: number; width: number; line: 'head' | 'body'; bold?: boolean },
): TableCell {
  const borders: ITableCellOptions['borders'] = {
    ...(place.line === 'head' ? { bottom: black } : {}),
    ...(place.column === 0 ? { left: none } : {}),
    ...(place.column === place.count - 1 ? { right: none } : {}),
  };
  return new TableCell({
    borders,
    width: { size: place.width, type: WidthType.DXA },
    children: paragraphsOf(cell, place.bold),
  });
}

function groupCell(cell: WordCell, count: number, width: number): TableCell {
  return new TableCell({
    columnSpan: count,
    width: { size: width, type: WidthType.DXA },
    shading: { type: ShadingType.CLEAR, fill: 'F0F0F0', color: 'auto' },
    borders: { top: black, bottom: black, left: none, right: none },
    children: (cell.length === 0 ? [[]] : cell).map(
      (runs) =>
        new Paragraph({
          keepNext: true,
          spacing: { line: 270 },
          children: runsOf(
            runs.map((run) => ({ bold: true, ...run })),
            sizes.table,
          ),
        }),
    ),
  });
}
