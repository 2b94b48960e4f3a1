import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Block } from '../core/domain/blocks/block.ts';
import { plainText } from '../core/domain/blocks/plain-text.ts';
import type { MaterialKind } from '../core/domain/materials/content.ts';
import type { Locale, Translate } from '../core/locales/translator.ts';
import { escapeMarkup } from './charts/svg.ts';
import { agreementText } from './documents/agreement.ts';
import { MaterialDocument } from './documents/material-document.tsx';
import { isRowLabel } from './documents/row-label.ts';
import { sheetFor } from './documents/sheet.ts';
import { baseFaces, type FontFace, fontFaceRules } from './fonts/faces.ts';
import layoutStyle from './styles/layouts.css?raw';
import printStyle from './styles/print.css?raw';
import evaluationStyle from './styles/print-evaluation.css?raw';
import issueSheetStyle from './styles/print-issue-sheet.css?raw';
import statisticsStyle from './styles/print-statistics.css?raw';
import tableStyle from './styles/tables.css?raw';
import textStyle from './styles/text.css?raw';

/** A version of a material on its way to paper. */
export interface PrintMaterial {
  readonly id: string;
  readonly kind: MaterialKind;
  /** Title of the material; printed when the blocks bring none. */
  readonly title: string;
  /** 「資料4」; null for papers without a number. */
  readonly numberLabel: string | null;
  /** 「差替　令和5年6月27日」; null for a first version. */
  readonly versionLabel: string | null;
  readonly meetingLabel: string | null;
  readonly blocks: readonly Block[];
  /** Paper wider than high: A4, or A3 where the material needs it. */
  readonly landscape: boolean;
}

export interface PrintJob {
  /** Title of the whole, for the metadata of the file. */
  readonly title: string;
  readonly language: Locale;
  readonly materials: readonly PrintMaterial[];
  /** Address of the folder of fonts, ending in a slash; may be relative to the HTML file. */
  readonly fontsBase: string;
  /** Faces for characters that the base fonts lack (see fonts/font-book.ts). */
  readonly fallbackFaces?: readonly FontFace[];
  readonly t: Translate;
}

/** Text of one material as the printed pages must hold it. */
export interface ExpectedText {
  readonly id: string;
  readonly text: string;
  /** Words that the print adds or repeats: marks of lists, heads of tables on each page, what is written in figures. */
  readonly mayAppear: string[];
}

/** Papers kept as files have pages of their own; everything else is printed from blocks. */
export function isPrintedFromBlocks(material: Pick<PrintMaterial, 'blocks' | 'kind'>): boolean {
  return (
    material.kind !== 'report' &&
    material.kind !== 'file' &&
    material.blocks.some((block) => block.kind !== 'page')
  );
}

/**
 * One self-contained HTML file (but for the fonts) that prints all materials in one pass, each from a new page on in a
 * section `material-<id>`. A hidden list of links makes the printing engine note where each of them begins.
 */
export function packetHtml(job: PrintJob): string {
  const printed = job.materials.filter(isPrintedFromBlocks);
  const links = printed.map((material) => `<a href="#${sectionId(material)}"></a>`).join('');
  const sections = printed.map(
    (material) =>
      `<section class="material${sheetClasses(material)}" id="${sectionId(material)}">` +
      `${materialMarkup(material, job.t)}</section>`,
  );
  return `<!doctype html>
<html lang="${job.language}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(job.title)}</title>
<style>
${fontFaceRules(job.fontsBase, [...baseFaces, ...(job.fallbackFaces ?? [])])}
${[textStyle, tableStyle, layoutStyle, printStyle, statisticsStyle, issueSheetStyle, evaluationStyle].join('\n')}
</style>
</head>
<body>
<nav class="destinations" hidden>${links}</nav>
${sections.join('\n')}
</body>
</html>
`;
}

function sheetClasses(material: PrintMaterial): string {
  if (!material.landscape) return '';
  return sheetFor(material.kind, material.blocks) === 'large' ? ' landscape large' : ' landscape';
}

function sectionId(material: PrintMaterial): string {
  return escapeMarkup(`material-${material.id}`);
}

function materialMarkup(material: PrintMaterial, t: Translate, figures: 'all' | 'only' = 'all'): string {
  return renderToStaticMarkup(
    createElement(MaterialDocument, {
      kind: material.kind,
      blocks: material.blocks,
      heading: material.title,
      medium: 'paper',
      t,
      figures,
    }),
  );
}

/** What the printed pages of each material must say, for the comparison after printing. */
export function packetTexts(job: Pick<PrintJob, 'materials' | 't'>): ExpectedText[] {
  return job.materials.filter(isPrintedFromBlocks).map((material) => {
    const hasTitle = material.blocks.some((block) => block.kind === 'heading' && block.level === 1);
    const texts = material.blocks.map((block) => block.text);
    return {
      id: material.id,
      text: (hasTitle ? texts : [material.title, ...texts]).join('\n'),
      mayAppear: addedTexts(material, job.t),
    };
  });
}

function addedTexts(material: PrintMaterial, t: Translate): string[] {
  const added = new Set<string>();
  for (const block of material.blocks) {
    if (block.kind === 'list-item' && block.marker !== '') added.add(block.marker);
    if (block.kind === 'heading' && isRowLabel(material.kind, block)) added.add(block.text);
    if (block.kind === 'table-row' && block.rowType === 'head') {
      for (const cell of block.cells) added.add(block.text.slice(...cell.range));
    }
    added.add(agreementText(block, t) ?? '');
  }
  if (material.blocks.some((block) => block.kind === 'figure')) {
    const markup = materialMarkup(material, t, 'only');
    for (const [, words = ''] of markup.matchAll(/>([^<]+)</gu)) added.add(unescapeMarkup(words));
  }
  added.delete('');
  return [...added];
}

function unescapeMarkup(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

/** The packet as plain text: each material under its number and title, separated by a line. */
export function plainTextPacket(job: Pick<PrintJob, 'title' | 'materials'>): string {
  const parts = job.materials.map((material) => {
    const head = [material.numberLabel, material.title, material.versionLabel].filter(
      (part) => part !== null,
    );
    const body = plainText(material.blocks, '').trimEnd();
    return `${head.join('　')}\n\n${body}`.trimEnd();
  });
  return `${[job.title, ...parts].join(`\n\n${'－'.repeat(20)}\n\n`)}\n`;
}
