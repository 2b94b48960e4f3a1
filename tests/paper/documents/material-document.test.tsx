import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { toBlocks } from '../../../core/domain/blocks/to-blocks.ts';
import type { MaterialContent } from '../../../core/domain/materials/content.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { MaterialDocument, type MaterialDocumentProps } from '../../../paper/documents/index.ts';
import {
  agendaContent,
  contents,
  handoutListContent,
  issueSheetContent,
  narrativeContent,
  scheduleContent,
  statisticsContent,
} from '../../fixtures/contents.ts';

type Element = DefaultTreeAdapterTypes.Element;
const t = createTranslate('ja');

function markup(content: MaterialContent, more: Partial<MaterialDocumentProps> = {}): string {
  return renderToStaticMarkup(
    <MaterialDocument
      kind={content.kind}
      blocks={toBlocks(content)}
      heading="題名"
      medium="paper"
      t={t}
      {...more}
    />,
  );
}

function elements(html: string): Element[] {
  const found: Element[] = [];
  const walk = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if ('tagName' in node) {
        found.push(node);
        walk(node.childNodes);
      }
    }
  };
  walk(parseFragment(html).childNodes);
  return found;
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((candidate) => candidate.name === name)?.value;

function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Text runs below an element, not those of blocks nested in it. */
function runsOf(block: Element): { from: number; text: string }[] {
  const runs: { from: number; text: string }[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (!('tagName' in node)) return;
    if (node !== block && attribute(node, 'data-block-id') !== undefined) return;
    const from = attribute(node, 'data-from');
    if (from !== undefined) runs.push({ from: Number(from), text: textOf(node) });
    else node.childNodes.forEach(walk);
  };
  walk(block);
  return runs;
}

const cases = contents.flatMap((content) =>
  (['paper', 'screen'] as const).map((medium) => [content.kind, medium, content] as const),
);

describe('MaterialDocument', () => {
  it.each(cases)('shows every block of %s on %s once, with its text at its offsets', (_, medium, content) => {
    const blocks = toBlocks(content);
    const html = elements(markup(content, { medium }));
    const shown = html.filter((element) => attribute(element, 'data-block-id') !== undefined);
    expect(shown.map((element) => attribute(element, 'data-block-id')).sort()).toEqual(
      blocks.map((block) => block.id).sort(),
    );
    for (const block of blocks) {
      const element = shown.find((candidate) => attribute(candidate, 'data-block-id') === block.id);
      if (element === undefined) throw new Error(`block ${block.id} is not shown`);
      let end = 0;
      for (const run of runsOf(element)) {
        expect(block.text.slice(run.from, run.from + run.text.length)).toBe(run.text);
        // Between runs only what separates cells and lines.
        expect(block.text.slice(end, run.from)).toMatch(/^[\t\n]*$/u);
        end = run.from + run.text.length;
      }
      expect(block.text.slice(end)).toMatch(/^[\t\n]*$/u);
    }
  });

  it.each(cases)('keeps reading order of %s on %s', (_, medium, content) => {
    const blocks = toBlocks(content);
    const order = elements(markup(content, { medium })).flatMap(
      (element) => attribute(element, 'data-block-id') ?? [],
    );
    expect(order).toEqual(blocks.map((block) => block.id));
  });

  it('has no text outside blocks but decoration', () => {
    for (const content of contents) {
      const outside: string[] = [];
      const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
        if ('tagName' in node) {
          if (attribute(node, 'data-from') !== undefined || attribute(node, 'data-decoration') !== undefined)
            return;
          node.childNodes.forEach(walk);
        } else {
          outside.push(textOf(node).trim());
        }
      };
      parseFragment(markup(content)).childNodes.forEach(walk);
      expect(outside.join('')).toBe('');
    }
  });

  it('lets the caller mark text without changing it', () => {
    const html = markup(agendaContent, {
      medium: 'screen',
      renderText: ({ text }) => <mark>{text}</mark>,
    });
    expect(textOf(parseFragment(html) as never)).toBe(textOf(parseFragment(markup(agendaContent)) as never));
    expect(html).toContain('<mark>');
  });

  it('shows the given title only when the blocks have none, at the wanted level', () => {
    expect(markup(statisticsContent)).toContain('題名');
    expect(markup(agendaContent)).not.toContain('題名');
    expect(markup(statisticsContent, { headingBase: 2 })).toMatch(/<h2[^>]*>題名/u);
    expect(markup(statisticsContent, { headingBase: 2 })).not.toContain('<h1');
  });

  it('gives headings without a jump between levels', () => {
    for (const content of contents) {
      const levels = elements(markup(content))
        .flatMap((element) => /^h([1-6])$/u.exec(element.tagName)?.[1] ?? [])
        .map(Number);
      levels.forEach((level, index) => {
        expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
      });
    }
  });

  it('can leave figures out or show them alone', () => {
    expect(markup(scheduleContent, { figures: 'none' })).not.toContain('<svg');
    const only = markup(scheduleContent, { figures: 'only' });
    expect(only).toContain('<svg');
    expect(only).not.toContain('<table');
  });
});

describe('paragraphs on paper', () => {
  it('may go on on the next page only when they are very long', () => {
    const content: MaterialContent = {
      kind: 'narrative',
      nodes: [
        { type: 'paragraph', id: '0188fd00-0000-7000-8ffc-000000000001', text: 'あ'.repeat(700) },
        { type: 'paragraph', id: '0188fd00-0000-7000-8ffc-000000000002', text: 'あ'.repeat(701) },
      ],
    };
    const names = elements(markup(content))
      .filter((element) => element.tagName === 'p')
      .map((element) => attribute(element, 'class'));
    expect(names).toEqual(['paragraph paragraph-body', 'paragraph paragraph-body very-long']);
  });
});

describe('tables', () => {
  it('announce scope of rows, columns and groups', () => {
    const html = elements(markup(issueSheetContent));
    const heads = html.filter((element) => element.tagName === 'th');
    expect(
      heads.every((head) => ['col', 'row', 'colgroup', 'rowgroup'].includes(attribute(head, 'scope') ?? '')),
    ).toBe(true);
    expect(new Set(heads.map((head) => attribute(head, 'scope')))).toEqual(
      new Set(['col', 'row', 'colgroup', 'rowgroup']),
    );
  });

  it('have a name', () => {
    const tables = elements(markup(statisticsContent)).filter((element) => element.tagName === 'table');
    expect(tables).toHaveLength(7);
    expect(attribute(tables[0] as Element, 'aria-label')).toBe('①年齢3区分別の人口（各年10月1日現在）');
  });

  it('carry a data table beside each chart on the screen, none on paper', () => {
    const count = (html: string): number => html.split('visually-hidden').length - 1;
    expect(count(markup(statisticsContent, { medium: 'screen' }))).toBe(7);
    expect(count(markup(statisticsContent))).toBe(0);
  });

  it('put a head over figures at their side', () => {
    const html = elements(markup(narrativeContent));
    const head = html.find((element) => element.tagName === 'th' && textOf(element) === '件数');
    expect(attribute(head as Element, 'class')).toContain('align-end');
  });

  it('know the column of a cell under a merged one', () => {
    const html = elements(markup(handoutListContent));
    const replacement = html.find(
      (element) => element.tagName === 'th' && textOf(element).endsWith('（差替）'),
    );
    expect(attribute(replacement as Element, 'class')).toContain('in-column-3');
  });
});

describe('lists', () => {
  it('are real lists, nested, with the printed mark as marker', () => {
    const html = elements(markup(narrativeContent));
    const items = html.filter((element) => element.tagName === 'li');
    expect(items.map((item) => attribute(item, 'data-marker'))).toEqual(['◆', '◆', '・', '◆', '', '']);
    const nested = items[1]?.childNodes.find((node) => node.nodeName === 'ul');
    expect(nested).toBeDefined();
    expect(html.filter((element) => element.tagName === 'ol')).toHaveLength(1);
  });
});
