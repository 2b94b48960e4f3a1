import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colourSchema } from '../../../../core/domain/annotations/annotation.ts';
import { colourLooks } from '../../../../core/domain/annotations/colours.ts';
import { contrast, difference, lab, type Rgb, seenWith, visions } from './colour-vision.ts';

const colours = colourSchema.options;
const pairs = colours.flatMap((a, index) => colours.slice(index + 1).map((b) => [a, b] as const));

const tokens = readFileSync(path.resolve(import.meta.dirname, '../../../../paper/styles/tokens.css'), 'utf8');

/** Values of a custom property in the style sheet: of light, then of dark. */
function token(name: string): Rgb[] {
  return [...tokens.matchAll(new RegExp(`--${name}: #([0-9a-f]{6});`, 'gu'))].map(
    ([, hex = '']) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never,
  );
}

const sets = (['light', 'dark'] as const).map((theme, index) => ({
  theme,
  grounds: Object.fromEntries(
    colours.map((colour, number) => [colour, token(`hl-${number + 1}`)[index]]),
  ) as Record<string, Rgb>,
  lines: Object.fromEntries(
    colours.map((colour, number) => [colour, token(`hl-${number + 1}-line`)[index]]),
  ) as Record<string, Rgb>,
  text: token('ink')[index] as Rgb,
  sheet: token('sheet')[index] as Rgb,
}));

const white: Rgb = [255, 255, 255];
const none: Rgb = [0, 0, 0];

describe('the measure itself', () => {
  it('agrees with published pairs of CIEDE2000', () => {
    // Red and green, and two nearly equal greys, from the sRGB primaries.
    expect(difference([255, 0, 0], [0, 255, 0])).toBeCloseTo(86.6, 0);
    expect(difference([255, 255, 255], [0, 0, 0])).toBeCloseTo(100, 1);
    expect(difference([120, 120, 120], [121, 121, 121])).toBeLessThan(0.6);
  });

  it('sees red and green come together for deuteranopes', () => {
    const [red, green]: [Rgb, Rgb] = [
      [200, 90, 80],
      [120, 125, 60],
    ];
    const usual = difference(red, green);
    expect(difference(seenWith('deuteranopia', red), seenWith('deuteranopia', green))).toBeLessThan(
      usual / 2,
    );
  });
});

describe('the five colours', () => {
  it('have a sign and a line each', () => {
    for (const member of ['sign', 'line'] as const) {
      expect(new Set(colours.map((colour) => colourLooks[colour][member])).size).toBe(colours.length);
    }
  });

  it('are those of the style sheet', () => {
    for (const colour of colours) {
      expect(sets[0]?.grounds[colour]).toEqual(colourLooks[colour].ground);
      expect(sets[0]?.lines[colour]).toEqual(colourLooks[colour].ink);
    }
  });

  for (const { theme, grounds, lines, text, sheet } of sets) {
    describe(`in ${theme} colours`, () => {
      for (const vision of visions) {
        it(`keep apart with ${vision} vision`, () => {
          for (const [a, b] of pairs) {
            const seen = difference(
              seenWith(vision, grounds[a] ?? none),
              seenWith(vision, grounds[b] ?? none),
            );
            expect(seen, `${a} and ${b}`).toBeGreaterThanOrEqual(9);
          }
        });
      }

      it('leave their text and their signs easy to read', () => {
        for (const colour of colours) {
          expect(contrast(text, grounds[colour] ?? none), `text on ${colour}`).toBeGreaterThanOrEqual(7);
          expect(contrast(lines[colour] ?? none, sheet), `sign of ${colour}`).toBeGreaterThanOrEqual(4.5);
          expect(
            contrast(lines[colour] ?? none, grounds[colour] ?? none),
            `line of ${colour}`,
          ).toBeGreaterThanOrEqual(3);
        }
      });
    });
  }

  it('are five greys on paper without colour, none of them white', () => {
    const greys = [white, ...colours.map((colour) => colourLooks[colour].ground)].map((rgb) => lab(rgb)[0]);
    greys.sort((a, b) => b - a);
    for (let index = 1; index < greys.length; index += 1) {
      const step = (greys[index - 1] ?? 0) - (greys[index] ?? 0);
      expect(step, `${greys[index]}`).toBeGreaterThanOrEqual(index === 1 ? 2 : 5);
    }
  });
});
