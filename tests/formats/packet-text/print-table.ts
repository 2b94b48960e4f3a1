/** Tables as office exports print them. */
export type TableStyle = 'tab' | 'pipe' | 'html' | 'nested' | 'box' | 'ascii' | 'aligned';

export interface ListLine {
  readonly marker: string;
  readonly text: string;
  readonly depth: number;
  readonly bold?: boolean;
}

type PrintedCell = string | readonly ListLine[];

/** A line of a cell: a bold title, or an item below it. */
export function cellOf(text: string, kind: 'bold' | 'item'): ListLine {
  return kind === 'bold' ? { marker: '', text, depth: 0, bold: true } : { marker: '・', text, depth: 1 };
}

/**
 * Lines of a table. `nested`: the whole as an HTML table in a cell of a TSV row, its cells again behind it, and its rows
 * again below; tables of one row are plain TSV then.
 */
export function printTable(
  style: TableStyle,
  head: readonly (readonly string[])[],
  rows: readonly (readonly PrintedCell[])[],
): string[] {
  switch (style) {
    case 'tab':
      return [...head, ...rows].map((row) => row.map(htmlCell).join('\t'));
    case 'pipe':
      return pipeLines(head, rows);
    case 'box':
      return boxLines(head, rows, { horizontal: '─', upright: '│', corners: ['┌┬┐', '├┼┤', '└┴┘'] });
    case 'ascii':
      return boxLines(head, rows, { horizontal: '--', upright: '|', corners: ['+++', '+++', '+++'] });
    case 'aligned':
      return alignedLines(head, rows);
    case 'html':
      return ['<table>', ...htmlRows(head, rows, '\n'), '</table>'];
    case 'nested': {
      const isPlain = rows.every((row) => row.every((cell) => typeof cell === 'string'));
      if (head.length === 0 || !isPlain) return [...head, ...rows].map((row) => row.map(htmlCell).join('\t'));
      const all = [...head, ...rows] as string[][];
      const flat = all.flat().filter((cell) => cell !== '');
      const table = `<table border="1"> ${htmlRows(head, rows, ' ').join(' ')} </table>`;
      return [[table, ...flat].join('\t'), ...all.map((row) => [...row, '', ''].join('\t'))];
    }
  }
}

interface Signs {
  /** As wide as a kana. */
  readonly horizontal: string;
  readonly upright: string;
  /** Upper, middle and lower rule: left, between, right. */
  readonly corners: readonly [string, string, string];
}

/** A table drawn with lines, a rule below every row; what is of several lines stands on as many. */
function boxLines(
  head: readonly (readonly string[])[],
  rows: readonly (readonly PrintedCell[])[],
  signs: Signs,
): string[] {
  const printed = [...head, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? [cell] : cell.map((one) => one.marker + one.text))),
  );
  const columns = Math.max(...printed.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(1, ...printed.flatMap((row) => (row[column] ?? []).map((text) => Math.ceil(widthOf(text) / 2)))),
  );
  const rule = (corners: string): string => {
    const [left = '', between = '', right = ''] = corners;
    return left + widths.map((width) => signs.horizontal.repeat(width)).join(between) + right;
  };
  const [upper, middle, lower] = signs.corners;
  return [
    rule(upper),
    ...printed.flatMap((row, index) => {
      const height = Math.max(...row.map((cell) => cell.length));
      const lines = Array.from(
        { length: height },
        (_, at) =>
          signs.upright +
          widths
            .map((width, column) => {
              const text = row[column]?.[at] ?? '';
              return text + ' '.repeat(width * 2 - widthOf(text));
            })
            .join(signs.upright) +
          signs.upright,
      );
      return [...lines, rule(index === printed.length - 1 ? lower : middle)];
    }),
  ];
}

/** Columns held together by full-width spaces; a table with cells of several lines as tabs. */
function alignedLines(
  head: readonly (readonly string[])[],
  rows: readonly (readonly PrintedCell[])[],
): string[] {
  const all = [...head, ...rows];
  const plain = all.flatMap((row) =>
    row.every((cell) => typeof cell === 'string') ? [row as string[]] : [],
  );
  if (plain.length < all.length || head.length !== 1) return printTable('tab', head, rows);
  const widths = (plain[0] ?? []).map((_, column) =>
    Math.max(...plain.map((row) => Math.ceil(widthOf(row[column] ?? '') / 2) * 2)),
  );
  return plain.map((row) =>
    row
      .map((cell, column) => {
        const room = (widths[column] ?? 0) - widthOf(cell);
        return cell + ' '.repeat(room % 2) + '　'.repeat(Math.floor(room / 2) + 2);
      })
      .join('')
      .trimEnd(),
  );
}

/** Columns of a text where kana take two. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/[ -~｡-ﾟ]/u.test(character) ? 1 : 2), 0);
}

function pipeLines(
  head: readonly (readonly string[])[],
  rows: readonly (readonly PrintedCell[])[],
): string[] {
  const line = (row: readonly PrintedCell[]): string =>
    `| ${row.map((cell) => (typeof cell === 'string' ? cell : cell.map((one) => (one.bold === true ? `<b>${one.text}</b>` : one.marker + one.text)).join('<br>'))).join(' | ')} |`;
  const [first = [], ...rest] = [...head, ...rows];
  return [line(first), `|${first.map(() => ' --- |').join('')}`, ...rest.map(line)];
}

function htmlRows(
  head: readonly (readonly string[])[],
  rows: readonly (readonly PrintedCell[])[],
  joint: string,
): string[] {
  const lines: string[] = [];
  if (head.length > 0) {
    lines.push(
      '<thead>',
      ...head.map((row) => `<tr>${row.map((cell) => `<th>${cell}</th>`).join(joint)}</tr>`),
      '</thead>',
    );
  }
  lines.push('<tbody>');
  let reach = 0;
  rows.forEach((row, index) => {
    // Blank first cells below a filled one are merged with it, as long as the second cell is filled.
    const isCovered = reach > 0;
    if (isCovered) reach -= 1;
    else {
      while (row[0] !== '' && rows[index + reach + 1]?.[0] === '' && rows[index + reach + 1]?.[1] !== '')
        reach += 1;
    }
    const span = isCovered || reach === 0 ? '' : ` rowspan="${reach + 1}"`;
    const first = isCovered ? [] : [`<td${span}>${htmlCell(row[0] ?? '')}</td>`];
    lines.push(
      `<tr>${[...first, ...row.slice(1).map((cell) => `<td>${htmlCell(cell)}</td>`)].join(joint)}</tr>`,
    );
  });
  lines.push('</tbody>');
  return lines;
}

/** Lists inside a cell as nested lists; titles in bold stand before theirs. */
function htmlCell(cell: PrintedCell): string {
  if (typeof cell === 'string') return cell.replace(/</gu, '&lt;');
  const parts: string[] = [];
  let depth = -1;
  const close = (to: number): void => {
    while (depth > to) {
      parts.push('</ul>');
      depth -= 1;
    }
  };
  for (const line of cell) {
    if (line.bold === true) {
      close(-1);
      parts.push(`<p><b>${line.text}</b></p>`);
      continue;
    }
    close(line.depth);
    while (depth < line.depth) {
      parts.push('<ul style="list-style-type: none">');
      depth += 1;
    }
    parts.push(`<li>${line.marker}${line.text}</li>`);
  }
  close(-1);
  return parts.join(' ');
}
