import type { FontFace } from './faces.ts';

/** One `@font-face` of the fallback's style sheet. */
export interface FallbackSlice {
  /** File name as the style sheet gives it, relative to it. */
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** Reads the slices of a style sheet of @fontsource: which woff2 file holds which characters. */
export function readSlices(styleSheet: string): FallbackSlice[] {
  return [...styleSheet.matchAll(/@font-face\s*\{([^}]*)\}/gu)].flatMap(([, body = '']) => {
    const file = /url\(\s*["']?\.?\/?([^)"']+\.woff2)/u.exec(body)?.[1];
    const ranges = /unicode-range:\s*([^;]+)/u.exec(body)?.[1];
    return file === undefined || ranges === undefined ? [] : [{ file, ranges: readRanges(ranges) }];
  });
}

function readRanges(text: string): [number, number][] {
  return [...text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/giu)].map(([, from = '0', to]) => [
    Number.parseInt(from, 16),
    Number.parseInt(to ?? from, 16),
  ]);
}

/**
 * The faces that draw exactly the given characters from the fallback.
 * @param folder where the style sheet's files are, relative to the folder of fonts, ending in a slash
 */
export function fallbackFaces(
  slices: readonly FallbackSlice[],
  weight: 400 | 700,
  codePoints: Iterable<number>,
  folder: string,
): FontFace[] {
  const perFile = new Map<string, number[]>();
  for (const codePoint of new Set(codePoints)) {
    const slice = slices.find((candidate) =>
      candidate.ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
    );
    if (slice === undefined) continue;
    perFile.set(slice.file, [...(perFile.get(slice.file) ?? []), codePoint]);
  }
  return [...perFile].map(([file, found]) => ({
    family: 'Noto Sans JP',
    weight,
    file: folder + file,
    format: 'woff2',
    unicodeRange: found
      .toSorted((a, b) => a - b)
      .map((codePoint) => `U+${codePoint.toString(16)}`)
      .join(', '),
  }));
}
