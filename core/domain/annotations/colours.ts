import type { AnnotationColour } from './annotation.ts';

export type LineStyle = 'solid' | 'wavy' | 'dotted' | 'double' | 'dashed';

/** How a colour looks wherever annotations are drawn: on the screen, on paper and in PDFs. */
export interface ColourLooks {
  /** Stands with the running number at the mark and beside the note: 合印. */
  readonly sign: string;
  readonly line: LineStyle;
  /** Ground behind dark text, as sRGB bytes. The five keep apart for colour-blind eyes and in grayscale; a test holds that. */
  readonly ground: readonly [number, number, number];
  /** Line, sign and number on white, as sRGB bytes. */
  readonly ink: readonly [number, number, number];
}

export const colourLooks: Readonly<Record<AnnotationColour, ColourLooks>> = {
  important: { sign: '●', line: 'solid', ground: [255, 255, 128], ink: [117, 98, 0] },
  doubt: { sign: '？', line: 'wavy', ground: [191, 228, 255], ink: [0, 85, 173] },
  agreement: { sign: '○', line: 'dotted', ground: [119, 217, 168], ink: [17, 90, 54] },
  idea: { sign: '◆', line: 'double', ground: [201, 172, 230], ink: [81, 9, 173] },
  concern: { sign: '▲', line: 'dashed', ground: [255, 134, 84], ink: [139, 50, 0] },
};
