/**
 * Number formats as spreadsheets keep them, as far as tables of figures need them: digits, thousands, literals, percent, and
 * a section for what is below zero.
 */

/** A printed figure in parts: what stands before the digits, how they are written, what stands behind. */
interface Printed {
  readonly before: string;
  readonly sign: string;
  readonly grouped: boolean;
  readonly decimals: number;
  readonly behind: string;
}

const printedPattern =
  /^(?<before>[^\d+\-−－△▲▼]*)(?<sign>[+\-−－△▲▼]?)(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?(?<behind>\D*)$/u;

function partsOf(raw: string): Printed | null {
  const groups = printedPattern.exec(raw)?.groups;
  if (groups === undefined) return null;
  const { before = '', sign = '', whole = '', fraction = '', behind = '' } = groups;
  // 「0012」 is no figure, and long figures lose their last digits.
  if (/^0\d/u.test(whole) || whole.replaceAll(',', '').length + fraction.length > 15) return null;
  return { before, sign, grouped: whole.includes(','), decimals: fraction.length, behind };
}

function literal(text: string): string {
  return text === '' ? '' : `"${text.replaceAll('"', '')}"`;
}

/**
 * The format in which a spreadsheet shows `value` exactly as `raw`: 「14,668」 → #,##0, 「△10.8」 → 0.0;"△"0.0.
 * @returns null where no format does; the text then has to be kept as text
 */
export function formatOf(raw: string, value: number): string | null {
  const parts = partsOf(raw);
  // A star fills and an underscore spaces; not every program keeps them as what they look like.
  if (parts === null || /["%％*_\\]/u.test(parts.before + parts.behind)) return null;
  const digits =
    (parts.grouped ? '#,##0' : '0') + (parts.decimals > 0 ? `.${'0'.repeat(parts.decimals)}` : '');
  const [before, behind] = [literal(parts.before), literal(parts.behind)];
  const plain = `${before}${digits}${behind}`;
  const format =
    parts.sign === '' || parts.sign === '-'
      ? plain
      : parts.sign === '+'
        ? `${before}"+"${digits}${behind}`
        : `${plain};${before}"${parts.sign}"${digits}${behind}`;
  return shownNumber(value, format) === raw ? format : null;
}

interface Section {
  /** Text with `{}` where the number stands. */
  readonly template: string;
  readonly digits: string;
  readonly scale: number;
}

/** Cuts a format into sections at semicolons outside quotation marks. */
function sectionsOf(format: string): string[] {
  const sections = [''];
  let quoted = false;
  for (let at = 0; at < format.length; at += 1) {
    const character = format.charAt(at);
    if (character === '"') quoted = !quoted;
    if (character === '\\') {
      sections[sections.length - 1] += format.slice(at, at + 2);
      at += 1;
    } else if (character === ';' && !quoted) sections.push('');
    else sections[sections.length - 1] += character;
  }
  return sections;
}

function sectionOf(text: string): Section | null {
  let template = '';
  let digits = '';
  let scale = 1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      const end = text.indexOf('"', at + 1);
      if (end < 0) return null;
      template += text.slice(at + 1, end);
      at = end;
    } else if (character === '\\') {
      template += text.charAt(at + 1);
      at += 1;
    } else if (character === '[') {
      const end = text.indexOf(']', at);
      if (end < 0) return null;
      // [$¥-411] has a sign in it; colours and conditions show nothing.
      template += /^\$([^-]*)/u.exec(text.slice(at + 1, end))?.[1] ?? '';
      at = end;
    } else if (character === '_' || character === '*') at += 1;
    else if (/[0#?,.]/u.test(character)) {
      if (digits === '') template += '{}';
      digits += character;
    } else if (character === '%') {
      scale *= 100;
      template += '%';
    } else if (/[dmyhseg@]/iu.test(character)) return null;
    else template += character;
  }
  return digits === '' ? null : { template, digits, scale };
}

/**
 * A number as a cell of that format shows it.
 * @returns null for a format that is not one of numbers (dates, fractions, General)
 */
export function shownNumber(value: number, format: string): string | null {
  const [positive = '', negative, zero] = sectionsOf(format);
  if (value === 0 && zero !== undefined && zero.trim() !== '') return zeroText(zero);
  const below = value < 0 && negative !== undefined;
  const section = sectionOf(below ? negative : positive);
  if (section === null || !/^[#?,]*0?[0#?,]*(?:\.[0#?]*)?,*$/u.test(section.digits)) return null;
  const thousands = /,+$/u.exec(section.digits)?.[0].length ?? 0;
  const digits = section.digits.replace(/,+$/u, '');
  const [whole = '', fraction = ''] = digits.split('.');
  const scaled = (Math.abs(value) * section.scale) / 1000 ** thousands;
  const least = fraction.replace(/[#?]+$/u, '').length;
  const rounded = decimalText(scaled, fraction.length);
  const [left = '0', right = ''] = rounded.split('.');
  const kept = right.replace(/0+$/u, '').padEnd(least, '0');
  const padded = left
    .padStart(whole.replace(/[^0]/gu, '').length, '0')
    .replace(/^0+(?=\d)/u, (zeros) => (whole.replace(/[^0]/gu, '').length > left.length ? zeros : ''));
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/gu, ',') : padded;
  const sign = value < 0 && !below && Number(rounded) !== 0 ? '-' : '';
  const figure = grouped + (kept === '' ? '' : `.${kept}`);
  const number = figure === '0' && !whole.includes('0') ? '' : figure;
  // A sign stands before everything that the format prints.
  return sign + section.template.replace('{}', number);
}

/** What a third section shows for zero: 「-」 without any digit, or the zero itself. */
function zeroText(section: string): string | null {
  const found = sectionOf(section);
  if (found !== null) return shownNumber(0, section);
  return /[dmyhseg@]/iu.test(section.replace(/"[^"]*"/gu, '')) ? null : section.replace(/["\\]|_./gu, '');
}

/** Half up in decimal digits, as spreadsheets round: 1.005 → 1.01, though its binary value lies below. */
function decimalText(value: number, decimals: number): string {
  const shifted = Number(`${value.toPrecision(15)}e${decimals}`);
  return Number.isFinite(shifted)
    ? (Math.round(shifted) / 10 ** decimals).toFixed(decimals)
    : value.toFixed(decimals);
}
