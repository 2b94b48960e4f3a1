/** Adds items to a list. Spreading them as arguments would overflow the stack where a source has very many. */
export function addAll<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}
