import { eraNames, eraYearNumber, westernYear } from './eras.ts';

/** A year that is printed in both calendars: 「令和6（2024）年度」, 「2024年（令和6年）」. UTF-16 offsets, `to` exclusive. */
export interface TwiceNamedYear {
  readonly from: number;
  readonly to: number;
  /** The bracket with the second of them. */
  readonly bracket: { readonly from: number; readonly to: number };
  /** Western years as each says; null where it is none. */
  readonly first: number | null;
  readonly second: number | null;
}

const year = (name: string): string =>
  `(?:(?<${name}Era>${eraNames}|(?<![A-Za-z])[RHST])\\s*(?<${name}InEra>元|\\d{1,2})|(?<${name}Western>(?<!\\d)(?:1[89]|20)\\d{2}))\\s*(?:年度?)?`;
const twice = new RegExp(
  `${year('first')}\\s*(?<bracket>\\(\\s*${year('second')}\\s*\\))(?:\\s*年度?)?`,
  'gu',
);

/** @param text half-width (see halfWidthInPlace) */
export function twiceNamedYears(text: string): TwiceNamedYear[] {
  return [...text.matchAll(twice)].flatMap((match): TwiceNamedYear[] => {
    const groups = match.groups ?? {};
    const isBothWestern = groups['firstWestern'] !== undefined && groups['secondWestern'] !== undefined;
    if (isBothWestern) return [];
    const to = match.index + match[0].length;
    // 年 may stand behind the bracket.
    const close = match.index + match[0].lastIndexOf(')') + 1;
    return [
      {
        from: match.index,
        to,
        bracket: { from: close - (groups['bracket'] ?? '').length, to: close },
        first: westernOf(groups, 'first'),
        second: westernOf(groups, 'second'),
      },
    ];
  });
}

/**
 * The text with the second name of each year left blank, so that it reads 「令和6      年度」 and all offsets stay.
 * @param text half-width (see halfWidthInPlace)
 */
export function withoutSecondYears(text: string): string {
  let plain = text;
  for (const { bracket } of twiceNamedYears(text)) {
    plain = plain.slice(0, bracket.from) + ' '.repeat(bracket.to - bracket.from) + plain.slice(bracket.to);
  }
  return plain;
}

function westernOf(groups: Record<string, string | undefined>, name: 'first' | 'second'): number | null {
  const western = groups[`${name}Western`];
  if (western !== undefined) return Number(western);
  const inEra = eraYearNumber(groups[`${name}InEra`] ?? '');
  return inEra === null ? null : westernYear(groups[`${name}Era`] ?? '', inEra);
}
