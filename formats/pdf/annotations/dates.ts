import { PDFString } from '@cantoo/pdf-lib';

const pattern = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?'?)?/;

/** ISO 8601 of a PDF date; null for the nonsense that some programs write, such as D:00000000000000Z. */
export function parsePdfDate(text: string | null): string | null {
  const match = text === null ? null : pattern.exec(text);
  if (!match) {
    return null;
  }
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match;
  const offset = match[8] === undefined ? 'Z' : `${match[8]}${match[9] ?? '00'}:${match[10] ?? '00'}`;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return year === '0000' || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** A PDF date of an ISO 8601 time, in UTC. */
export function pdfDate(iso: string): PDFString {
  const digits = new Date(iso).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return PDFString.of(`D:${digits}+00'00'`);
}
