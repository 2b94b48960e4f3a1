import { execFileSync, spawnSync } from 'node:child_process';
import type { Block } from '../../../core/domain/blocks/block.ts';

export const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

/** Texts of blocks that are set by us; pages of attached files are not. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.filter(({ kind }) => kind !== 'page').map(({ text }) => text);
}

/**
 * Sentences, labels and cells of the texts that a reader of the PDF does not find in one piece. White space, bullets and
 * the width of letters do not count. `mode`: in the order of the page as pdftotext understands it, or as printed.
 */
export function notFound(pdf: string, texts: readonly string[], mode: 'reading' | 'raw'): string[] {
  const options = mode === 'raw' ? ['-raw'] : [];
  const printed = plain(
    execFileSync('pdftotext', [...options, pdf, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
  );
  const pieces = texts.flatMap((text) => text.split(/[\t\n]|(?<=。)/u)).map(plain);
  return [...new Set(pieces)].filter((piece) => !printed.includes(piece));
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s・･•●○〇◯◎◆◇■□▪]/gu, '');
}
