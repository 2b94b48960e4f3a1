import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder } from '../../../build/setup.mjs';
import type { PrintMaterial } from './content.ts';
import { type GridCell, type Piece, piecesOf } from './grid.ts';

const packageName = '@myriaddreamin/typst-ts-node-compiler';
const version = '0.7.0';

export interface Typst {
  /** Sets a document anew: what an earlier run remembered is forgotten. */
  pdf(source: string): Uint8Array;
}

interface Compiler {
  pdf(options: { mainFileContent: string }): Uint8Array;
  evictCache(maximumAge: number): void;
}
interface TypstModule {
  readonly NodeCompiler: { create(options: { fontArgs: { fontPaths: string[] }[] }): Compiler };
}

/**
 * Typst with the fonts of a folder. It is no dependency of the project: the first run fetches it into the cache folder.
 * @returns the reason instead, where it cannot be had
 */
export function findTypst(fontsFolder: string): Typst | string {
  const folder = path.join(cacheFolder(), `typst-${version}`);
  if (!existsSync(path.join(folder, 'node_modules', packageName))) {
    mkdirSync(folder, { recursive: true });
    const { status } = spawnSync(
      'npm',
      [
        'install',
        '--prefix',
        folder,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${packageName}@${version}`,
      ],
      { stdio: ['ignore', 2, 2], timeout: 180_000 },
    );
    if (status !== 0) return `${packageName} could not be fetched`;
  }
  let loaded: TypstModule;
  try {
    loaded = createRequire(path.join(folder, 'package.json'))(packageName) as TypstModule;
  } catch (error) {
    return `${packageName} does not run here: ${String(error)}`;
  }
  const compiler = loaded.NodeCompiler.create({ fontArgs: [{ fontPaths: [fontsFolder] }] });
  return {
    pdf: (source) => {
      compiler.evictCache(0);
      return compiler.pdf({ mainFileContent: source });
    },
  };
}

/** The same pages as a Typst document: fonts, sizes and margins of the product's print, page numbers, an outline. */
export function typstSource(title: string, materials: readonly PrintMaterial[]): string {
  const parts = materials.map(
    (material) =>
      `#page(flipped: ${material.landscape}, header: align(right, text(${literal(material.numberLabel ?? '')})))[\n` +
      `${piecesOf(material.blocks).map(typstPiece).join('\n')}\n]`,
  );
  return [
    `#set document(title: ${literal(title)})`,
    '#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, x: 20mm), numbering: "1 / 1")',
    '#set text(font: "BIZ UDPGothic", size: 10.5pt, lang: "ja")',
    '#set par(leading: 0.8em)',
    '#set table(stroke: 0.5pt)',
    ...parts,
  ].join('\n');
}

function typstPiece(piece: Piece): string {
  switch (piece.type) {
    case 'heading':
      return `#heading(level: ${piece.level}, ${literal(piece.text)})`;
    case 'item':
      return `#pad(left: ${piece.depth + 1}em, par(hanging-indent: 1em, text(${literal(piece.text)})))`;
    case 'paragraph':
      return `#par(text(${literal(piece.text)}))`;
    case 'table': {
      const heads = piece.rows.findIndex((row) => !row.head);
      const headRows = heads < 0 ? piece.rows.length : heads;
      const cells = (rows: typeof piece.rows): string =>
        rows.flatMap((row) => row.cells.map(typstCell)).join(', ');
      const head = headRows === 0 ? '' : `table.header(${cells(piece.rows.slice(0, headRows))}), `;
      const widths = Array.from({ length: piece.columns }, () => 'auto').join(', ');
      return `#table(columns: (${widths}${piece.columns === 1 ? ',' : ''}), ${head}${cells(piece.rows.slice(headRows))})`;
    }
  }
}

function typstCell(cell: GridCell): string {
  const weight = cell.bold ? 'weight: "bold", ' : '';
  return (
    `table.cell(x: ${cell.column}, colspan: ${cell.columnSpan}, rowspan: ${cell.rowSpan}, align: ${cell.align}, ` +
    `text(${weight}${literal(cell.text)}))`
  );
}

function literal(text: string): string {
  return `"${text.replace(/[\\"]/gu, '\\$&').replace(/\n/gu, '\\n').replace(/\t/gu, '\\t')}"`;
}
