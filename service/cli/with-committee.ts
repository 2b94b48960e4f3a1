import path from 'node:path';
import type { CommitteeService } from '../committee-service.ts';
import { openCommittee } from '../open-committee.ts';
import type { CommandContext } from './command.ts';

/** Opens the committee file for the length of `act` and closes it whatever happens. */
export async function withCommittee<T>(
  context: CommandContext,
  file: string,
  act: (service: CommitteeService) => T | Promise<T>,
): Promise<T> {
  const service = openCommittee(absolute(context, file), context.environment);
  try {
    return await act(service);
  } finally {
    await service.close();
  }
}

/** A path as the person at the command line means it. */
export function absolute(context: CommandContext, target: string): string {
  return path.resolve(context.workingFolder, target);
}
