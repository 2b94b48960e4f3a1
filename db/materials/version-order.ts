import type { MaterialVersion, VersionKind } from '../../core/domain/materials/material.ts';

/** Where a version that is published now belongs among those a material has. */
export type Place =
  | {
      readonly type: 'fill';
      readonly versionId: string;
      readonly versionKind: VersionKind;
      /** Listed versions whose kind is not known any more. */
      readonly unsettled: readonly string[];
    }
  | { readonly type: 'add'; readonly ordinal: number; readonly unsettled: readonly string[] }
  | { readonly type: 'conflict'; readonly unsettled: readonly string[] };

/** 初版 before everything else; the others as they came. */
export function orderVersions(versions: readonly MaterialVersion[]): MaterialVersion[] {
  const rank = (version: MaterialVersion) => (version.versionKind === 'first' ? 0 : 1);
  return [...versions].sort((a, b) => rank(a) - rank(b) || a.ordinal - b.ordinal);
}

/** See publishVersion. Pure. */
export function placeForPublication(versions: readonly MaterialVersion[], kind: VersionKind): Place {
  const missing = versions.filter((version) => version.state === 'notReceived');
  const add: Place = {
    type: 'add',
    ordinal: Math.max(0, ...versions.map((version) => version.ordinal)) + 1,
    unsettled: [],
  };
  if (kind === 'unknownVersion') {
    const known = missing.filter((version) => version.versionKind !== 'unknownVersion');
    const [candidate, ...further] = known.length > 0 ? missing : missing.slice(1);
    if (candidate === undefined) {
      return add;
    }
    const isOnlyOne = further.length === 0 && versions.length === 1;
    return isOnlyOne
      ? { type: 'fill', versionId: candidate.id, versionKind: candidate.versionKind, unsettled: [] }
      : {
          type: 'fill',
          versionId: candidate.id,
          versionKind: 'unknownVersion',
          unsettled: further.map(({ id }) => id),
        };
  }
  const meant =
    missing.find((version) => version.versionKind === kind) ??
    missing.find((version) => version.versionKind === 'unknownVersion');
  if (meant !== undefined) {
    return { type: 'fill', versionId: meant.id, versionKind: kind, unsettled: [] };
  }
  const firstIsHere = versions.some(
    (version) => version.versionKind === 'first' && version.state === 'published',
  );
  return kind === 'first' && firstIsHere ? { type: 'conflict', unsettled: [] } : add;
}

/** The same for a version that was published elsewhere and keeps its id: it is that very one, or a further one. */
export function placeOfPublished(versions: readonly MaterialVersion[], id: string, kind: VersionKind): Place {
  const listed = versions.find((version) => version.id === id);
  if (listed === undefined) {
    const ordinal = Math.max(0, ...versions.map((version) => version.ordinal)) + 1;
    return { type: 'add', ordinal, unsettled: [] };
  }
  return listed.state === 'published'
    ? { type: 'conflict', unsettled: [] }
    : { type: 'fill', versionId: id, versionKind: kind, unsettled: [] };
}
