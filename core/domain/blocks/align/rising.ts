/** A match between place `before` of one list and place `after` of another. */
export interface Match {
  readonly before: number;
  readonly after: number;
  readonly weight: number;
}

/**
 * The heaviest choice of matches that keep their order in both lists.
 * @param matches by rising `before`; no place occurs twice
 */
export function heaviestRising(matches: readonly Match[], afterLength: number): Match[] {
  // For each place of the second list the heaviest chain that ends at or before it, as a Fenwick tree of maxima.
  const tree = new Int32Array(afterLength + 1).fill(-1);
  const total = new Float64Array(matches.length);
  const previous = new Int32Array(matches.length).fill(-1);
  let best = -1;
  matches.forEach((match, index) => {
    let link = -1;
    for (let at = match.after; at > 0; at -= at & -at) {
      const candidate = tree[at] ?? -1;
      if (candidate >= 0 && (link < 0 || (total[candidate] ?? 0) > (total[link] ?? 0))) link = candidate;
    }
    previous[index] = link;
    total[index] = match.weight + (link < 0 ? 0 : (total[link] ?? 0));
    for (let at = match.after + 1; at <= afterLength; at += at & -at) {
      const held = tree[at] ?? -1;
      if (held < 0 || (total[held] ?? 0) < (total[index] ?? 0)) tree[at] = index;
    }
    if (best < 0 || (total[index] ?? 0) > (total[best] ?? 0)) best = index;
  });
  const chain: Match[] = [];
  for (let at = best; at >= 0; at = previous[at] ?? -1) {
    const match = matches[at];
    if (match !== undefined) chain.push(match);
  }
  return chain.reverse();
}
