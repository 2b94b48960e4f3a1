interface Era {
  readonly name: string;
  readonly letter: string;
  /** First day, ISO 8601. */
  readonly from: string;
}

/** Newest first. */
const eras: readonly Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01' },
  { name: '平成', letter: 'H', from: '1989-01-08' },
  { name: '昭和', letter: 'S', from: '1926-12-25' },
  { name: '大正', letter: 'T', from: '1912-07-30' },
  { name: '明治', letter: 'M', from: '1868-01-25' },
];

/** Era names for patterns: 「令和|平成|…」. */
export const eraNames = eras.map((era) => era.name).join('|');

/**
 * Western year of a year in an era.
 * @param era 「令和」 or 「R」
 * @returns null for an era that is not known
 */
export function westernYear(era: string, year: number): number | null {
  const known = eras.find((one) => one.name === era || one.letter === era.toUpperCase());
  return known === undefined ? null : Number(known.from.slice(0, 4)) + year - 1;
}

/** The era of a day and the year in it. A month without a day counts from its last day, a year from its last. */
export function eraOf(iso: string): { name: string; year: number } | null {
  const last = iso.length === 4 ? `${iso}-12-31` : iso.length === 7 ? `${iso}-31` : iso;
  const era = eras.find((one) => last >= one.from);
  return era === undefined
    ? null
    : { name: era.name, year: Number(iso.slice(0, 4)) - Number(era.from.slice(0, 4)) + 1 };
}

/** 「元」 or digits as a number; null for other text. */
export function eraYearNumber(text: string): number | null {
  if (text === '元') return 1;
  const digits = text.normalize('NFKC');
  return /^\d{1,2}$/.test(digits) ? Number(digits) : null;
}
