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
