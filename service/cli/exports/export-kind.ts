import { ShingiError } from '../../../core/contract/errors.ts';
import type { CommitteeService } from '../../committee-service.ts';
import { findMaterialByName } from '../../find-by-name.ts';
import type { Arguments, CommandContext, CommandResult, OptionShape } from '../command.ts';

/** One thing that `export` can make. */
export interface ExportKind {
  /** The word after the file. */
  readonly name: string;
  /** Endings of `--out`, with the point. */
  readonly endings: readonly string[];
  /** Options beside `--out`, `--meeting` and `--material`. */
  readonly options?: Readonly<Record<string, OptionShape>>;
  run(request: ExportRequest): Promise<CommandResult>;
}

export interface ExportRequest {
  readonly context: CommandContext;
  readonly service: CommitteeService;
  readonly words: Arguments;
  /** Absolute path, with one of the endings. */
  readonly out: string;
}

/** The material that `--material` names. @throws ShingiError usage, not-found, ambiguous */
export function materialOf({ service, words }: ExportRequest) {
  const name = words.option('material');
  if (name === undefined) {
    throw new ShingiError('usage', { usage: 'export FILE … --material ID', message: '--material' });
  }
  return findMaterialByName(service.file.read, name, words.option('meeting'));
}
