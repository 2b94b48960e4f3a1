/**
 * Main process of a small Electron application for tests: a service in a utility process, and windows that live in the
 * test and are reached over the channel to the parent process.
 */
import { app, MessageChannelMain, type MessagePortMain } from 'electron';
import { z } from 'zod';
import { portOfMain } from '../../electron/main/relay-port.ts';
import { ServiceHost } from '../../electron/main/service-host.ts';
import { forkUtilityService } from '../../electron/main/utility-service.ts';

const orderSchema = z.discriminatedUnion('order', [
  z.strictObject({ order: z.literal('start'), entry: z.string(), committee: z.string() }),
  z.strictObject({ order: z.literal('connect'), client: z.string() }),
  z.strictObject({ order: z.literal('message'), client: z.string(), message: z.unknown() }),
  z.strictObject({ order: z.literal('close') }),
]);

const ports = new Map<string, ReturnType<typeof portOfMain>>();
let host: ServiceHost<MessagePortMain> | undefined;

function tell(message: object): void {
  process.send?.(message);
}

async function obey(order: z.infer<typeof orderSchema>): Promise<void> {
  switch (order.order) {
    case 'start':
      host = new ServiceHost<MessagePortMain>(
        { mode: 'create', path: '/nowhere.shingi', committee: order.committee, city: null },
        {
          fork: () => forkUtilityService(order.entry),
          locale: 'ja',
          printer: null,
          onState: () => undefined,
        },
      );
      await host.start();
      tell({ done: 'start' });
      return;
    case 'connect': {
      const { port1, port2 } = new MessageChannelMain();
      const { client } = order;
      host?.attach(
        client,
        () => port2,
        () => portOfMain(port2),
      );
      const port = portOfMain(port1);
      ports.set(client, port);
      port.listen((message) => tell({ client, message }));
      tell({ done: `connect ${client}` });
      return;
    }
    case 'message':
      ports.get(order.client)?.post(order.message);
      return;
    case 'close':
      await host?.close();
      app.exit(0);
      return;
  }
}

app
  .whenReady()
  .then(() => {
    process.on('message', (message: unknown) => {
      obey(orderSchema.parse(message)).catch((error: unknown) => {
        console.error(error);
        app.exit(1);
      });
    });
    tell({ done: 'ready' });
  })
  .catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
