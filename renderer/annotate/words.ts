/** How much of a passage is read out or shown in a label, in characters. */
const longest = 28;

/** A passage in short: its beginning and its end. */
export function shortened(text: string): string {
  const letters = [...text.replaceAll(/\s+/gu, ' ').trim()];
  return letters.length <= longest
    ? letters.join('')
    : `${letters.slice(0, longest / 2).join('')}…${letters.slice(-longest / 2).join('')}`;
}
