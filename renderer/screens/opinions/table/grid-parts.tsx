import type { ComponentProps, ReactNode } from 'react';

/**
 * Parts of an ARIA grid out of plain elements: each row is placed by hand, which rows of a table element do not allow. The
 * grid has the focus and points to its current row, so that its parts take none.
 */
type CellRole = 'gridcell' | 'rowheader' | 'columnheader';

/** A line of the grid. */
export function GridLine({
  isCurrent = false,
  ...rest
}: ComponentProps<'div'> & { isCurrent?: boolean }): ReactNode {
  const role = 'row';
  return <div {...rest} role={role} data-current={isCurrent ? 'true' : undefined} />;
}

/** A cell of a line. */
export function GridCell({
  role = 'gridcell',
  ...rest
}: Omit<ComponentProps<'span'>, 'role'> & { readonly role?: CellRole }): ReactNode {
  return <span {...rest} role={role} />;
}

/** The names of the columns, or all other lines. */
export function GridBody(props: ComponentProps<'div'>): ReactNode {
  const role = 'rowgroup';
  return <div {...props} role={role} />;
}

/** The grid itself. */
export function GridFrame(props: Omit<ComponentProps<'div'>, 'role'>): ReactNode {
  const role = 'grid';
  return <div {...props} role={role} />;
}
