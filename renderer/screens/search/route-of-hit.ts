import type { SearchHit } from '../../../core/contract/schemas.ts';
import type { Route } from '../../app/route.ts';

/** The place of a hit, with the words marked there. */
export function routeOfHit(hit: SearchHit, query: string): Route {
  return {
    screen: 'reading',
    materialId: hit.materialId,
    versionId: hit.versionId,
    blockId: hit.blockId,
    find: query,
  };
}
