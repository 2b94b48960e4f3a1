/** A reader of calendar files for tests: strict where RFC 5545 is, so that it notices what calendars stumble over. */
export interface ReadEvent {
  readonly [property: string]: string;
}

/** Content lines after unfolding. Throws where the file is not one of RFC 5545. */
export function contentLines(text: string): string[] {
  if (!text.endsWith('\r\n') || text.replaceAll('\r\n', '').match(/[\r\n]/u) !== null) {
    throw new Error('lines must end with CRLF');
  }
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    const octets = new TextEncoder().encode(line);
    if (octets.length > 75) throw new Error(`${octets.length} octets: ${line}`);
    if (line === '') throw new Error('an empty line');
    if (/(?!\t)[\p{Cc}\ufffd]/u.test(line)) throw new Error('a control character');
  }
  return text
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/gu, '')
    .split('\r\n');
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*\\[^\\;,nN]/u.test(value)) throw new Error(`unknown escape in ${value}`);
  return value.replaceAll(/\\([\\;,nN])/gu, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}

/** The events, each property by its name with parameters; TEXT values as they were before escaping. */
export function readCalendar(text: string): { head: ReadEvent; events: ReadEvent[] } {
  const stack: string[] = [];
  const head: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  const textual = new Set(['SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID', 'X-WR-CALNAME']);
  for (const line of contentLines(text)) {
    const match = /^([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)$/su.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) throw new Error(`no content line: ${line}`);
    const [, name, value] = match;
    if (name === 'BEGIN') {
      stack.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') {
      if (stack.pop() !== value) throw new Error(`END:${value} out of place`);
    } else {
      const target =
        stack.at(-1) === 'VEVENT' ? events.at(-1) : stack.at(-1) === 'VCALENDAR' ? head : undefined;
      if (target !== undefined) {
        if (target[name] !== undefined) throw new Error(`${name} twice`);
        target[name] = textual.has(name) ? unescaped(value) : value;
      }
    }
  }
  if (stack.length > 0) throw new Error('something is not ended');
  return { head, events };
}
