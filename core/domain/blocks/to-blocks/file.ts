import type { FileContent } from '../../materials/file-content.ts';
import type { Block } from '../block.ts';

/** A PDF is a block per page; other files have none. */
export function fileBlocks(content: FileContent): Block[] {
  return content.pages.map((page, pageIndex) => ({
    kind: 'page',
    id: page.id,
    part: 'body',
    section: null,
    text: page.text,
    pageIndex,
  }));
}
