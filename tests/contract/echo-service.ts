/**
 * An echo of the service for the one pair that cannot run the real one here: a utility process of an Electron that is
 * too old for the SQLite addon. It keeps members in a list and has no file.
 */
import { randomUUID } from 'node:crypto';
import { ShingiError } from '../../core/contract/errors.ts';
import { type Handlers, type Server, serve } from '../../core/contract/rpc.ts';
import { type ServiceEvents, serviceContract, serviceEvents } from '../../core/contract/service.ts';
import type { Member } from '../../core/domain/committees/committee.ts';
import { serveProcess } from '../../service/transports/serve-process.ts';

const { overview, members, addMember, removeMember, file } = serviceContract;
const echoContract = { overview, members, addMember, removeMember, file };

function newId(): string {
  const [first = '', second = '', third = '', ...rest] = randomUUID().split('-');
  return [first, second, `7${third.slice(1)}`, ...rest].join('-');
}

serveProcess(
  ({ boot }) => {
    if (boot.mode !== 'restore' && boot.path.includes('absent')) {
      throw new ShingiError('file-missing', { path: boot.path, latestBackup: '/backups/newest.shingi' });
    }
    const servers = new Set<Server<ServiceEvents>>();
    const roster: Member[] = [];
    const name = boot.mode === 'create' ? boot.committee : '';
    const committee = { id: newId(), name, city: null, office: null };
    const changed = (): void => {
      for (const server of servers) {
        server.emit('changed', { topics: ['members'] });
      }
    };
    const handlers: Handlers<typeof echoContract> = {
      overview: () => ({ committee, memberCount: roster.length, meetings: [] }),
      members: () => roster,
      addMember: (fields) => {
        const member = { ...fields, id: newId(), order: roster.length };
        roster.push(member);
        changed();
        return member;
      },
      removeMember: ({ id }) => {
        const index = roster.findIndex((member) => member.id === id);
        if (index < 0) {
          throw new ShingiError('not-found', { id });
        }
        roster.splice(index, 1);
        changed();
        return null;
      },
      file: ({ hash }) => {
        throw new ShingiError('not-found', { hash });
      },
    };
    return Promise.resolve({
      connect: (port) => {
        const server = serve(port, echoContract, handlers, {
          events: serviceEvents,
          report: (error) => console.error(error),
        });
        servers.add(server);
        return () => {
          servers.delete(server);
          server.close();
        };
      },
      latestBackup: () => null,
      close: () => Promise.resolve(),
    });
  },
  () => {
    throw new ShingiError('bundle-refused', { reason: 'unreadable' });
  },
);
