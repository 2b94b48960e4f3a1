import type { NewId } from '../../../core/domain/ids.ts';
import { fixtureIds } from '../../fixtures/fixture-ids.ts';

/** Fresh valid ids. */
export function idSource(): NewId {
  return fixtureIds('8');
}
