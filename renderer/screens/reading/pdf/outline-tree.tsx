import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { LinkTarget } from '../../../../formats/pdf/pdfium/destinations.ts';
import type { OutlineEntry } from '../../../../formats/pdf/pdfium/outline.ts';
import { isComposingKey } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';

/** Outlines of up to this many entries are open to begin with; longer ones show their first level. */
const mostOpen = 60;

interface Row {
  /** Places of the entry and of those it lies in, joined by dots. */
  readonly path: string;
  readonly entry: OutlineEntry;
  readonly level: number;
  readonly place: number;
  readonly siblings: number;
}

/** The table of contents that a PDF brings along. Entries with others below them open and close. */
export function OutlineTree({
  outline,
  currentPage,
  onFollow,
}: {
  readonly outline: readonly OutlineEntry[];
  readonly currentPage: number;
  readonly onFollow: (target: LinkTarget) => void;
}): ReactNode {
  const t = useWords();
  const tree = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openToBeginWith(outline));
  const rows = useMemo(() => rowsOf(outline, open), [outline, open]);
  const current = currentRow(rows, currentPage);
  const [chosen, setChosen] = useState<string | null>(null);
  const active = rows.some(({ path }) => path === chosen) ? chosen : (current ?? rows[0]?.path ?? null);
  const moveFocus = useRef(false);
  useEffect(() => {
    if (moveFocus.current) {
      moveFocus.current = false;
      tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
  });

  const choose = (row: Row | undefined): void => {
    // One that is chosen already has the focus, and nothing is drawn that would take the wish away.
    if (row !== undefined && row.path !== chosen) {
      moveFocus.current = true;
      setChosen(row.path);
    }
  };
  const setOpenAt = (path: string, opened: boolean): void => {
    const next = new Set(open);
    if (opened) {
      next.add(path);
    } else {
      next.delete(path);
    }
    setOpen(next);
  };
  const press = (row: Row, key: string): boolean => {
    const at = rows.indexOf(row);
    const isOpen = open.has(row.path);
    switch (key) {
      case 'ArrowDown':
        choose(rows[at + 1]);
        return true;
      case 'ArrowUp':
        choose(rows[at - 1]);
        return true;
      case 'Home':
        choose(rows[0]);
        return true;
      case 'End':
        choose(rows.at(-1));
        return true;
      case 'ArrowRight':
        if (row.entry.children.length > 0 && !isOpen) {
          setOpenAt(row.path, true);
        } else if (isOpen) {
          choose(rows[at + 1]);
        }
        return true;
      case 'ArrowLeft':
        if (isOpen) {
          setOpenAt(row.path, false);
        } else {
          choose(rows.find(({ path }) => path === row.path.replace(/\.?\d+$/u, '')));
        }
        return true;
      case 'Enter':
      case ' ':
        follow(row);
        return true;
      default:
        return false;
    }
  };
  const follow = (row: Row): void => {
    setChosen(row.path);
    if (row.entry.target !== null) {
      onFollow(row.entry.target);
    } else {
      setOpenAt(row.path, !open.has(row.path));
    }
  };
  return (
    <div ref={tree} className="pdf-outline" role="tree" aria-label={t('pdf:outline')}>
      {rows.map((row) => {
        const hasChildren = row.entry.children.length > 0;
        return (
          <div
            key={row.path}
            role="treeitem"
            tabIndex={row.path === active ? 0 : -1}
            aria-level={row.level}
            aria-posinset={row.place}
            aria-setsize={row.siblings}
            aria-selected={row.path === active}
            {...(hasChildren ? { 'aria-expanded': open.has(row.path) } : {})}
            {...(row.path === current ? { 'aria-current': 'location' } : {})}
            style={{ paddingInlineStart: `${row.level * 1.25 + 0.5}rem` }}
            onClick={(event) => {
              const isSign =
                event.target instanceof Element && event.target.closest('.outline-sign') !== null;
              if (isSign) {
                setOpenAt(row.path, !open.has(row.path));
              } else {
                follow(row);
              }
            }}
            onKeyDown={(event) => {
              const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
              if (plain && !isComposingKey(event.nativeEvent) && press(row, event.key)) {
                event.preventDefault();
                event.stopPropagation();
              }
            }}
          >
            {hasChildren ? <span className="outline-sign" aria-hidden="true" /> : null}
            {row.entry.title === '' ? t('pdf:outlineUntitled') : row.entry.title}
          </div>
        );
      })}
    </div>
  );
}

function countOf(entries: readonly OutlineEntry[]): number {
  return entries.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}

function openToBeginWith(outline: readonly OutlineEntry[]): ReadonlySet<string> {
  const opened = new Set<string>();
  const visit = (entries: readonly OutlineEntry[], before: string): void => {
    for (const [index, { children }] of entries.entries()) {
      const path = `${before}${index}`;
      if (children.length > 0) {
        opened.add(path);
        visit(children, `${path}.`);
      }
    }
  };
  if (countOf(outline) <= mostOpen) {
    visit(outline, '');
  }
  return opened;
}

/** The entries that can be seen, in order. */
function rowsOf(outline: readonly OutlineEntry[], open: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  const visit = (entries: readonly OutlineEntry[], before: string, level: number): void => {
    for (const [index, entry] of entries.entries()) {
      const path = `${before}${index}`;
      rows.push({ path, entry, level, place: index + 1, siblings: entries.length });
      if (open.has(path)) {
        visit(entry.children, `${path}.`, level + 1);
      }
    }
  };
  visit(outline, '', 1);
  return rows;
}

/** The last entry that begins on the page in view or before it. */
function currentRow(rows: readonly Row[], page: number): string | null {
  let found: string | null = null;
  for (const { path, entry } of rows) {
    if (entry.target?.kind === 'page' && entry.target.page <= page) {
      found = path;
    }
  }
  return found;
}
