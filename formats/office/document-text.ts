import mammoth from 'mammoth';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment, serializeOuter } from 'parse5';
import { ArchiveError, checkArchive } from './check-archive.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/**
 * A .docx as packet text: headings with #, list items with a hyphen, tables as HTML on one line each. Pictures and
 * layout are left behind. Throws `ArchiveError`.
 */
export async function documentText(bytes: Uint8Array): Promise<string> {
  await checkArchive(bytes);
  let html: string;
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { includeDefaultStyleMap: true },
    );
    html = converted.value;
  } catch (error) {
    throw new ArchiveError('damaged', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
  return parseFragment(html).childNodes.flatMap(linesOf).join('\n\n');
}

function linesOf(node: Node): string[] {
  if (!defaultTreeAdapter.isElementNode(node)) {
    const text = defaultTreeAdapter.isTextNode(node) ? node.value.trim() : '';
    return text === '' ? [] : [text];
  }
  const heading = /^h([1-6])$/u.exec(node.tagName);
  if (heading !== null) {
    return [`${'#'.repeat(Number(heading[1]))} ${textOf(node)}`];
  }
  if (node.tagName === 'table') {
    return [serializeOuter(node).replaceAll(/\s*\n\s*/gu, ' ')];
  }
  if (node.tagName === 'ul' || node.tagName === 'ol') {
    return [node.childNodes.map((item) => `- ${textOf(item)}`).join('\n')];
  }
  const text = textOf(node);
  return text === '' ? [] : [text];
}

/** Text of a node; line breaks become hard breaks of packet text, tabs stay cells. */
function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) {
    return node.value;
  }
  if (!defaultTreeAdapter.isElementNode(node)) {
    return '';
  }
  return node.tagName === 'br' ? '  \n' : node.childNodes.map(textOf).join('');
}
