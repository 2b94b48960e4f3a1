/** A font file and the characters it is used for. */
export interface FontFace {
  readonly family: 'Shingi UD' | 'Shingi Figures' | 'Noto Sans JP';
  readonly weight: 400 | 700;
  /** Relative to the folder of fonts. */
  readonly file: string;
  readonly format: 'truetype' | 'woff2';
  /** CSS unicode-range; null for all characters. */
  readonly unicodeRange: string | null;
}

/** The proportional font has no figures of equal width, so figures and % come from its fixed-width sister. */
const FIGURES = 'U+25, U+30-39';

/** Fonts that every print needs; file names are those of `fontManifest`. */
export const baseFaces: readonly FontFace[] = [
  {
    family: 'Shingi UD',
    weight: 400,
    file: 'BIZUDPGothic-Regular.ttf',
    format: 'truetype',
    unicodeRange: null,
  },
  { family: 'Shingi UD', weight: 700, file: 'BIZUDPGothic-Bold.ttf', format: 'truetype', unicodeRange: null },
  {
    family: 'Shingi Figures',
    weight: 400,
    file: 'BIZUDGothic-Regular.ttf',
    format: 'truetype',
    unicodeRange: FIGURES,
  },
  {
    family: 'Shingi Figures',
    weight: 700,
    file: 'BIZUDGothic-Bold.ttf',
    format: 'truetype',
    unicodeRange: FIGURES,
  },
];

/**
 * `@font-face` rules for a print.
 * @param base address of the folder of fonts, ending in a slash; relative addresses are relative to the HTML file
 */
export function fontFaceRules(base: string, faces: readonly FontFace[]): string {
  return faces
    .map((face) => {
      const range = face.unicodeRange === null ? '' : ` unicode-range: ${face.unicodeRange};`;
      const source = `url("${base}${face.file}") format("${face.format}")`;
      return `@font-face { font-family: "${face.family}"; font-weight: ${face.weight}; src: ${source};${range} }`;
    })
    .join('\n');
}
