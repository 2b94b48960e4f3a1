import { createPortPair, type Port } from '../../core/contract/rpc.ts';
import { ServiceHost, type ServiceState } from '../../electron/main/service-host.ts';
import type { ServiceLink } from '../../electron/main/service-link.ts';
import type { RunningService } from './contract-suite.ts';

/** A service process behind the host that the application uses, with windows in this process. */
export async function startUnderHost(
  fork: () => ServiceLink<never>,
  file: string,
  committee: string,
  onState: (state: ServiceState) => void = () => undefined,
): Promise<RunningService> {
  const host = new ServiceHost<never>(
    { mode: 'create', path: file, committee, city: null },
    { fork, locale: 'ja', printer: null, onState },
  );
  await host.start();
  let clients = 0;
  return {
    connect: () => {
      const [window, main] = createPortPair();
      clients += 1;
      host.attach(
        `window-${clients}`,
        () => {
          throw new Error('this transport takes no ports');
        },
        () => main,
      );
      return Promise.resolve<Port>(window);
    },
    close: () => host.close(),
  };
}
