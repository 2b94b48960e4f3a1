import { memo, type ReactNode } from 'react';
import type { PageFrame } from '../../../../core/domain/pages/page-frame.ts';
import { boxAt, type PageBox } from '../../../../core/domain/pages/page-text.ts';
import type { LinkTarget } from '../../../../formats/pdf/pdfium/destinations.ts';
import type { PageLink } from '../../../../formats/pdf/pdfium/links.ts';
import { useWords } from '../../../app/words.ts';
import type { KnownPage } from './page-store.ts';

/** The links of a page: buttons over their places, named by their text and by where they lead. */
export const LinkLayer = memo(function LinkLayer({
  page,
  frame,
  nameOf,
  onFollow,
}: {
  readonly page: KnownPage;
  readonly frame: PageFrame;
  /** What a page is called. */
  readonly nameOf: (page: number) => string;
  readonly onFollow: (target: LinkTarget) => void;
}): ReactNode {
  return page.links.map((link, index) => (
    <Link
      // biome-ignore lint/suspicious/noArrayIndexKey: the links of a page have no other name
      key={index}
      link={link}
      text={textUnder(page, link)}
      frame={frame}
      nameOf={nameOf}
      onFollow={onFollow}
    />
  ));
});

function Link({
  link,
  text,
  frame,
  nameOf,
  onFollow,
}: {
  readonly link: PageLink;
  readonly text: string;
  readonly frame: PageFrame;
  readonly nameOf: (page: number) => string;
  readonly onFollow: (target: LinkTarget) => void;
}): ReactNode {
  const t = useWords();
  const { target } = link;
  const leadsTo =
    target.kind === 'page'
      ? t('pdf:link.page', { page: nameOf(target.page) })
      : target.kind === 'address'
        ? t('pdf:link.address', { address: target.address })
        : t('pdf:link.file', { file: target.file });
  const name = text === '' ? leadsTo : `${text}　${leadsTo}`;
  return link.boxes.map((box, index) => {
    const { left, top, width, height } = frame.boxToPixels(box);
    return (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes of a link have no other name
        key={index}
        type="button"
        className="pdf-link"
        style={{ left, top, width, height }}
        title={name}
        aria-label={name}
        // A link of several lines is one stop for the keyboard and one thing to read out.
        {...(index === 0 ? {} : { tabIndex: -1, 'aria-hidden': true })}
        onClick={() => onFollow(target)}
      />
    );
  });
}

/** The words that a link lies over. */
function textUnder(page: KnownPage, link: PageLink): string {
  const { text, lines } = page;
  let found = '';
  for (const line of lines) {
    for (let offset = line.from; offset < line.to; offset += 1) {
      const box = boxAt(text, offset);
      if (box !== null && link.boxes.some((area) => holds(area, box))) {
        found += text.text.charAt(offset);
      }
    }
  }
  return found;
}

function holds(area: PageBox, box: PageBox): boolean {
  const x = (box.left + box.right) / 2;
  const y = (box.bottom + box.top) / 2;
  return x >= area.left && x <= area.right && y >= area.bottom && y <= area.top;
}
