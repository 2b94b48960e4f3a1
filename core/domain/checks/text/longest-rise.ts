/** Indices of a longest rising subsequence; equal numbers count as rising. */
export function longestRise(ranks: readonly number[]): Set<number> {
  const lengths: number[] = [];
  const parents: number[] = [];
  ranks.forEach((rank, index) => {
    let length = 1;
    let parent = -1;
    for (let before = 0; before < index; before += 1) {
      if ((ranks[before] ?? 0) <= rank && (lengths[before] ?? 0) + 1 > length) {
        length = (lengths[before] ?? 0) + 1;
        parent = before;
      }
    }
    lengths.push(length);
    parents.push(parent);
  });
  let at = lengths.indexOf(Math.max(...lengths));
  const kept = new Set<number>();
  while (at >= 0) {
    kept.add(at);
    at = parents[at] ?? -1;
  }
  return kept;
}
