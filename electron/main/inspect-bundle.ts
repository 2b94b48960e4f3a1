import { fromServiceSchema } from '../../core/contract/boot.ts';
import { type ErrorDetail, ShingiError } from '../../core/contract/errors.ts';
import type { BundleFacts } from '../../core/contract/exchange-schemas.ts';
import { issuesOf } from '../../core/contract/rpc.ts';
import type { ServiceLink } from './service-link.ts';

/**
 * What a bundle says of itself. Foreign bytes are not read in this process: a service process without a committee file
 * does it and ends.
 * @throws ShingiError bundle-refused with the reason; service-lost when the process dies over it
 */
export function inspectBundle<P>(
  fork: () => ServiceLink<P>,
  path: string,
  passphrase: string | null,
): Promise<BundleFacts> {
  const link = fork();
  let ended = false;
  return new Promise<BundleFacts>((resolve, reject) => {
    link.listen((raw) => {
      const parsed = fromServiceSchema.safeParse(raw);
      if (!parsed.success) {
        reject(new ShingiError('invalid-output', issuesOf(parsed.error)));
      } else if (parsed.data.control === 'inspected') {
        resolve(parsed.data.facts);
      } else if (parsed.data.control === 'refused') {
        reject(new ShingiError(parsed.data.code, parsed.data.detail as ErrorDetail));
      }
    });
    link.onExit((status) => {
      ended = true;
      reject(new ShingiError('service-lost', { status }));
    });
    link.post({ control: 'inspect', path, passphrase });
  }).finally(() => {
    if (!ended) {
      link.post({ control: 'close' });
    }
  });
}
