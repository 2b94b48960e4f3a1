import type { Printer } from '../../core/contract/printer.ts';
import { findPrinter } from './find-printer.ts';

export interface KeptPrinter {
  /** The same printer each time. One that was not found is looked for again. Throws `printer-unavailable`. */
  find(): Promise<Printer>;
  /** Ends its processes, if there are any. */
  close(): Promise<void>;
}

/** A printer that is looked for when it is first needed, and kept: starting a browser takes half a second. */
export function keepPrinter(search: () => Promise<Printer> = findPrinter): KeptPrinter {
  let found: Promise<Printer> | null = null;
  return {
    find: () => {
      found ??= search().catch((error: unknown) => {
        found = null;
        throw error;
      });
      return found;
    },
    close: async () => {
      const printer = await found?.catch(() => null);
      await printer?.close();
    },
  };
}
