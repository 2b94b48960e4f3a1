/** Colour as eyes see it: simulated colour blindness (Machado and others 2009, complete), CIE L*a*b* and CIEDE2000. */

export type Rgb = readonly [number, number, number];
type Triple = readonly [number, number, number];

const linear = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const encoded = (value: number): number => {
  const inside = Math.min(1, Math.max(0, value));
  return 255 * (inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055);
};
const times = (rows: readonly Triple[], [a, b, c]: Triple): Triple =>
  rows.map(([x, y, z]) => x * a + y * b + z * c) as never;

const matrices: Record<'deuteranopia' | 'protanopia' | 'tritanopia', readonly Triple[]> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export const visions = ['usual', 'deuteranopia', 'protanopia', 'tritanopia'] as const;
export type Vision = (typeof visions)[number];

/** A colour as somebody with that vision sees it. */
export function seenWith(vision: Vision, [r, g, b]: Rgb): Rgb {
  return vision === 'usual'
    ? [r, g, b]
    : (times(matrices[vision], [linear(r), linear(g), linear(b)]).map(encoded) as never);
}

/** Share of the light of white that a colour gives back: relative luminance of WCAG. */
export function luminance([r, g, b]: Rgb): number {
  return 0.2126729 * linear(r) + 0.7151522 * linear(g) + 0.072175 * linear(b);
}

export function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

export function lab([r, g, b]: Rgb): Triple {
  const [x, y, z] = times(
    [
      [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
    ],
    [linear(r), linear(g), linear(b)],
  ).map((value) => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116)) as [
    number,
    number,
    number,
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = Math.PI / 180;
const hue = (a: number, b: number): number =>
  a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / degrees + 360) % 360;

/** CIEDE2000 after Sharma, Wu and Dalal 2005. About 1 is the least that eyes notice; 10 is seen at a glance. */
export function difference(first: Rgb, second: Rgb): number {
  const [l1, a1, b1] = lab(first);
  const [l2, a2, b2] = lab(second);
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const lift = 1 + 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const c1 = Math.hypot(a1 * lift, b1);
  const c2 = Math.hypot(a2 * lift, b2);
  const h1 = hue(a1 * lift, b1);
  const h2 = hue(a2 * lift, b2);
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * degrees);
  const mL = (l1 + l2) / 2;
  const mC = (c1 + c2) / 2;
  const half = (h1 + h2) / 2;
  const mH = grey ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? half : h1 + h2 < 360 ? half + 180 : half - 180;
  const t =
    1 -
    0.17 * Math.cos((mH - 30) * degrees) +
    0.24 * Math.cos(2 * mH * degrees) +
    0.32 * Math.cos((3 * mH + 6) * degrees) -
    0.2 * Math.cos((4 * mH - 63) * degrees);
  const sL = 1 + (0.015 * (mL - 50) ** 2) / Math.sqrt(20 + (mL - 50) ** 2);
  const sC = 1 + 0.045 * mC;
  const sH = 1 + 0.015 * mC * t;
  const rotation =
    -2 *
    Math.sqrt(mC ** 7 / (mC ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((mH - 275) / 25) ** 2)) * degrees);
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rotation * (dC / sC) * (dH / sH));
}
