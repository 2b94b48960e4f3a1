/** Lead bytes of Shift_JIS, and the rows of its second half. */
const leads: readonly (readonly [number, number])[] = [
  [0x81, 0x9f],
  [0xe0, 0xfc],
];

let known: string | null = null;

/**
 * Everything that a Japanese keyboard usually gives: ASCII, Latin-1, JIS X 0208 with the extensions of CP932, half-width
 * katakana. The fonts of a form must have these, for whoever fills it in draws with the font that is in it.
 */
export function writableCharacters(): string {
  known ??= collect();
  return known;
}

function collect(): string {
  const decoder = new TextDecoder('shift_jis');
  const characters = new Set<string>();
  const addRange = (from: number, to: number): void => {
    for (let code = from; code <= to; code += 1) {
      characters.add(String.fromCharCode(code));
    }
  };
  addRange(0x20, 0x7e);
  addRange(0xa0, 0xff);
  addRange(0xff61, 0xff9f);
  for (const [first, last] of leads) {
    for (let lead = first; lead <= last; lead += 1) {
      for (let trail = 0x40; trail <= 0xfc; trail += 1) {
        const character = decoder.decode(new Uint8Array([lead, trail]));
        // Two characters, the sign of a failure, or the area for private use: no code of this pair.
        if (character.length === 1 && !/[\ufffd\ue000-\uf8ff]/u.test(character)) {
          characters.add(character);
        }
      }
    }
  }
  return [...characters].join('');
}
