import type { WriteHandle } from '../../db/change-log/write-handle.ts';
import type { CommitteeFile } from '../../db/connection/committee-file.ts';
import { ownerActor } from '../committee-service.ts';

/** Ends a transaction that was only there to see what would happen. */
class EndOfPreview<Value> extends Error {
  override readonly name = 'EndOfPreview';
  readonly value: Value;

  constructor(value: Value) {
    super('end of preview');
    this.value = value;
  }
}

/** One command; for a preview its changes are undone and only its result is left. */
export function writeOrPreview<Value>(
  file: CommitteeFile,
  command: string,
  preview: boolean,
  act: (tx: WriteHandle) => Value,
): Value {
  try {
    return file.write(ownerActor, command, (tx) => {
      const value = act(tx);
      if (preview) {
        throw new EndOfPreview(value);
      }
      return value;
    });
  } catch (error) {
    if (error instanceof EndOfPreview) {
      return error.value as Value;
    }
    throw error;
  }
}

/** Ends a transaction around many commands that were only there to see what would happen. */
class EndOfPreviews extends Error {
  override readonly name = 'EndOfPreviews';
  readonly values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    super('end of previews');
    this.values = values;
  }
}

/**
 * What commands would do that follow each other: each one sees what those before it would have brought. Nothing is kept.
 * @param act runs the commands for good, as far as it knows
 */
export function previewTogether<Value>(file: CommitteeFile, act: () => Value[]): Value[] {
  try {
    file.writeTogether(() => {
      throw new EndOfPreviews(act());
    });
  } catch (error) {
    if (error instanceof EndOfPreviews) {
      return [...error.values] as Value[];
    }
    throw error;
  }
  return [];
}
