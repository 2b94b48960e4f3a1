import type { JsonValue } from '../change-log/canonical-json.ts';

/**
 * What a document held that this program does not know: written by a newer one. It is kept beside what was understood and
 * goes back into the document when it is given on. Items of lists are named by their `id`, others by their index.
 */
export interface Parked {
  /** Members unknown here, as they came. */
  readonly members?: Readonly<Record<string, JsonValue>>;
  /** Parked parts of members and items that are known. */
  readonly inside?: Readonly<Record<string, Parked>>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOfItem(item: unknown, index: number): string {
  return isObject(item) && typeof item['id'] === 'string' ? `id ${item['id']}` : `at ${index}`;
}

/** Members of `raw` that `known`, which was read from it, has not; null where there are none. */
export function unknownMembers(raw: unknown, known: unknown): Parked | null {
  const members: [string, JsonValue][] = [];
  const inside: [string, Parked][] = [];
  const look = (name: string, rawPart: unknown, knownPart: unknown): void => {
    const parked = unknownMembers(rawPart, knownPart);
    if (parked !== null) {
      inside.push([name, parked]);
    }
  };
  if (Array.isArray(raw) && Array.isArray(known)) {
    const knownItems = new Map(known.map((item, index) => [nameOfItem(item, index), item as unknown]));
    raw.forEach((item, index) => {
      const name = nameOfItem(item, index);
      look(name, item, knownItems.get(name));
    });
  } else if (isObject(raw) && isObject(known)) {
    for (const [name, value] of Object.entries(raw)) {
      if (Object.hasOwn(known, name)) {
        look(name, value, known[name]);
      } else {
        members.push([name, value as JsonValue]);
      }
    }
  }
  return members.length + inside.length === 0
    ? null
    : {
        ...(members.length > 0 ? { members: Object.fromEntries(members) } : {}),
        ...(inside.length > 0 ? { inside: Object.fromEntries(inside) } : {}),
      };
}

/** `known` with what was parked put back. What is known wins; what is parked of an item that is gone stays out. */
export function withUnknownMembers(known: JsonValue, parked: Parked | null | undefined): JsonValue {
  if (parked === null || parked === undefined) {
    return known;
  }
  const insideOf = (name: string): Parked | undefined =>
    parked.inside !== undefined && Object.hasOwn(parked.inside, name) ? parked.inside[name] : undefined;
  if (Array.isArray(known)) {
    return known.map((item: JsonValue, index) => withUnknownMembers(item, insideOf(nameOfItem(item, index))));
  }
  if (!isObject(known)) {
    return known;
  }
  const own = Object.entries(known as Readonly<Record<string, JsonValue>>).map(([name, value]) => [
    name,
    withUnknownMembers(value, insideOf(name)),
  ]);
  // Entries, not assignment: a member may be called __proto__.
  return Object.fromEntries([...Object.entries(parked.members ?? {}), ...own]) as JsonValue;
}
