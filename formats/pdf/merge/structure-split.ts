import { elementKid, type StructureElement, type StructureKid } from './structure-model.ts';

/** Elements that only hold others; at the top of a part they would say nothing. */
const wrappers: ReadonlySet<string> = new Set(['Document', 'NonStruct', 'Sect', 'Part', 'Div', 'Art']);

type PartSet = number | 'several' | null;

/**
 * Cuts the trees of a source at the borders of its parts, so that files put in between stand at their place in reading
 * order too. Returns the elements of each part, in order.
 */
export function splitByPart(
  roots: readonly StructureElement[],
  parts: readonly number[],
): Map<number, StructureElement[]> {
  const split = new Splitter();
  const result = new Map<number, StructureElement[]>();
  const kids = roots.map(elementKid);
  for (const part of parts) {
    const pieces = split.restrictKids(kids, part);
    result.set(part, unwrap(pieces.flatMap((piece) => (piece.kind === 'element' ? [piece.element] : []))));
  }
  return result;
}

class Splitter {
  readonly #parts = new Map<StructureElement, PartSet>();
  readonly #placed = new Set<StructureElement>();

  /** The element as far as it belongs to the part; the very element where all of it does. */
  #restrict(element: StructureElement, part: number): StructureElement | null {
    const parts = this.#partsOf(element);
    if (parts !== 'several') {
      return parts === part ? element : null;
    }
    const kids = this.restrictKids(element.kids, part);
    if (kids.length === 0) {
      return null;
    }
    const first = !this.#placed.has(element);
    this.#placed.add(element);
    // Only one of the pieces can be the one that others refer to.
    return { ...element, ref: first ? element.ref : null, kids, entries: new Map(element.entries) };
  }

  restrictKids(kids: readonly StructureKid[], part: number): StructureKid[] {
    const kept: StructureKid[] = [];
    let latest: PartSet = null;
    for (const kid of kids) {
      if (kid.kind !== 'element') {
        latest = kid.part;
        if (kid.part === part) {
          kept.push(kid);
        }
        continue;
      }
      const parts = this.#partsOf(kid.element);
      if (parts === null) {
        // An empty element stays with what it stands behind.
        if (latest === part) {
          kept.push(kid);
        }
        continue;
      }
      const piece = this.#restrict(kid.element, part);
      if (piece) {
        kept.push({ kind: 'element', element: piece });
      }
      latest = parts === 'several' ? this.#lastPart(kid.element) : parts;
    }
    return kept;
  }

  #partsOf(element: StructureElement): PartSet {
    const known = this.#parts.get(element);
    if (known !== undefined) {
      return known;
    }
    let parts: PartSet = null;
    for (const kid of element.kids) {
      const own = kid.kind === 'element' ? this.#partsOf(kid.element) : kid.part;
      if (own !== null && own !== parts) {
        parts = parts === null ? own : 'several';
      }
    }
    this.#parts.set(element, parts);
    return parts;
  }

  #lastPart(element: StructureElement): PartSet {
    for (const kid of element.kids.toReversed()) {
      const part = kid.kind === 'element' ? this.#lastPart(kid.element) : kid.part;
      if (part !== null) {
        return part;
      }
    }
    return null;
  }
}

/** Takes away wrappers around the whole part, as long as nothing is lost by it. */
function unwrap(elements: StructureElement[]): StructureElement[] {
  const [only, ...others] = elements;
  if (!only || others.length > 0 || !wrappers.has(only.role)) {
    return elements;
  }
  const inner = only.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
  return inner.length === only.kids.length && inner.length > 0 ? unwrap(inner) : elements;
}
