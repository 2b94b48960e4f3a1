/** Calls about PDFs that open with a password only. Spread into service.ts. */
import { z } from 'zod';
import { fileHashSchema } from '../domain/ids.ts';
import type { Contract } from './rpc.ts';

export const lockedFileCalls = {
  /**
   * Tries a password on a PDF. The right one is kept in memory until the committee file is closed, so that reading,
   * comparing and printing can use it; it is never written anywhere. Refuses with `source-encrypted` (detail `fault`:
   * `wrongPassword`).
   */
  unlockFile: {
    kind: 'write',
    input: z.strictObject({
      file: z.union([
        z.strictObject({ path: z.string().min(1).max(4096) }),
        z.strictObject({ hash: fileHashSchema }),
      ]),
      password: z.string().min(1).max(500),
    }),
    output: z.null(),
  },
} as const satisfies Contract;
