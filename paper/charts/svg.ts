/** Escapes text for an attribute or for content. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Turns the stand-alone SVG of the chart library into one that can stand in any document: stable ids instead of a running
 * count, presentation attributes instead of style attributes, the document's own font, no scripts and no handlers.
 */
export function embeddable(
  svg: string,
  frame: { width: number; height: number; idPrefix: string; label: string },
): string {
  const body = /<svg[^>]*>([\s\S]*)<\/svg>\s*$/u.exec(svg)?.[1];
  if (body === undefined) throw new Error('the chart library returned no svg element');
  const prefix = `chart-${frame.idPrefix.replace(/[^\w-]/gu, '-')}`;
  const ids = new Map<string, string>();
  const cleaned = body
    .replace(/<(style|script|defs id="zr[^"]*style)\b[\s\S]*?<\/\1>/gu, '')
    .replace(/\s(?:on\w+|class|ecmeta_\w+)="[^"]*"/gu, '')
    .replace(/\sstyle="([^"]*)"/gu, (_, style: string) => asAttributes(style))
    .replace(/\bzr\d+-[\w-]+/gu, (id) => {
      const known = ids.get(id) ?? `${prefix}-${ids.size + 1}`;
      ids.set(id, known);
      return known;
    })
    .replace(/(\d+\.\d{2})\d+/gu, '$1');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="${frame.width}" height="${frame.height}" ` +
    `viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${escapeMarkup(frame.label)}">${cleaned}</svg>`
  );
}

/** The font family is left to the document, so that print and screen use their own. */
function asAttributes(style: string): string {
  return style
    .split(';')
    .map((entry) => entry.split(':').map((part) => part.trim()))
    .filter(
      ([name, value]) =>
        name !== undefined && value !== undefined && /^(?:font-size|font-weight|fill|stroke)$/u.test(name),
    )
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
