/**
 * What a person without the program reads in a bundle: plain text and one self-contained HTML page. Nobody reads it back.
 */
export interface Preview {
  readonly title: string;
  readonly sections: readonly {
    readonly heading: string;
    /** Label and value; a value may hold several lines. */
    readonly lines: readonly (readonly [label: string, value: string])[];
  }[];
  readonly language: string;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** UTF-8 text with a byte order mark and CRLF, as the editor of every Windows reads it. */
export function previewText({ title, sections }: Preview): string {
  const parts = sections.map(({ heading, lines }) =>
    [
      `■ ${heading}`,
      ...lines.map(([label, value]) =>
        label === '' ? value : value.includes('\n') ? `${label}:\n${value}` : `${label}: ${value}`,
      ),
    ].join('\n'),
  );
  return `\ufeff${[title, ...parts].join('\n\n')}\n`.replaceAll(/\r?\n/gu, '\r\n');
}

const style = `body{font-family:"BIZ UDPGothic","Yu Gothic UI",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;
line-height:1.7;color:#1a1a1a;background:#fff}h1{font-size:1.4rem}h2{font-size:1.1rem;border-bottom:1px solid #949494;
margin-top:2rem}dt{font-weight:bold;margin-top:.6rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}`;

export function previewHtml({ title, sections, language }: Preview): string {
  const body = sections.map(({ heading, lines }) => {
    const list = lines.map(([label, value]) =>
      label === '' ? `<dd>${escaped(value)}</dd>` : `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`,
    );
    return `<h2>${escaped(heading)}</h2>\n<dl>${list.join('\n')}</dl>`;
  });
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body><h1>${escaped(title)}</h1>`,
    ...body,
    '</body></html>',
    '',
  ].join('\n');
}
