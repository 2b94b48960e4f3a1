import { expect, it } from 'vitest';
import { z } from 'zod';
import { committeeDumpSchema } from '../../../service/dump/dump-committee.ts';

/** Other programs rely on the published schema. After a wanted change: `npm test -- -u tests/service/dump`. */
it('dump is described by docs/dump.schema.json', async () => {
  const schema = z.toJSONSchema(committeeDumpSchema, { reused: 'ref' });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../../docs/dump.schema.json');
});
