/** The seed in other spellings that hold the same facts. */

export function withPipes(text: string): string {
  return mapTables(text, (rows) => {
    const width = Math.max(...rows.map((row) => row.length));
    const lines = rows.map(
      (row) => `| ${Array.from({ length: width }, (_, at) => cellOf(row[at])).join(' | ')} |`,
    );
    return [lines[0] ?? '', `|${' --- |'.repeat(width)}`, ...lines.slice(1)];
  });
}

export function withHtml(text: string, oneLine: boolean): string {
  return mapTables(text, (rows) => {
    const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${cellOf(cell)}</td>`).join('')}</tr>`);
    return oneLine ? [`<table>${lines.join('')}</table>`] : ['<table>', ...lines, '</table>'];
  });
}

function cellOf(cell: string | undefined): string {
  return (cell ?? '').trim();
}

/** Runs of lines with tabs, as tables; flattened copies of HTML tables are left as they are. */
function mapTables(text: string, print: (rows: string[][]) => string[]): string {
  const out: string[] = [];
  let run: string[] = [];
  const end = (): void => {
    if (run.some((line) => line.includes('<table'))) out.push(...run);
    else if (run.length > 0) {
      const rows = run
        .map((line) => line.split('\t'))
        .filter((cells) => !cells.every((cell) => /^-{2,}$/u.test(cell)));
      out.push(...print(rows));
    }
    run = [];
  };
  for (const line of text.split('\n')) {
    if (line.includes('\t')) run.push(line);
    else {
      end();
      out.push(line);
    }
  }
  end();
  return out.join('\n');
}

/** Digits, Latin letters and brackets as full-width ones, outside tags. */
export function fullWidth(text: string): string {
  return text
    .split(/(<[^>]*>|^#+ |^- |^-+\t-+$|\n)/mu)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[0-9()%]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
    )
    .join('');
}

export function halfWidth(text: string): string {
  return text.replace(/[０-９（）％：]/gu, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** The documents of the seed by the lines at which they begin. */
export function documentsOf(
  text: string,
): Record<'agenda' | 'list' | 'schedule' | 'statistics' | 'trends' | 'sheets', string> {
  const lines = text.split('\n');
  const part = (from: number, to: number): string => `${lines.slice(from - 1, to).join('\n')}\n`;
  return {
    agenda: part(1, 21),
    list: part(22, 34),
    schedule: part(35, 51),
    statistics: part(52, 153),
    trends: part(154, 242),
    sheets: part(243, lines.length),
  };
}

/** Heading marks one level deeper, shallower, or all alike. */
export function withHeadings(text: string, change: 'deeper' | 'alike' | 'none'): string {
  return text
    .split('\n')
    .map((line) => {
      const match = /^(#{1,6}) (.*)$/u.exec(line);
      if (match === null) return line;
      if (change === 'none') return match[2] ?? '';
      return change === 'alike' ? `## ${match[2]}` : `#${line}`;
    })
    .join('\n');
}
