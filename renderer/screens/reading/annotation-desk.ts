import type { ErrorCode } from '../../../core/contract/errors.ts';
import type { KnownAnnotation } from '../../annotate/model.ts';
import type { Caller } from '../../data/call-cache.ts';
import { CommandDesk } from '../../data/command-desk.ts';
import { type AnnotationCommand, afterCommand } from './annotation-commands.ts';

/** What is on its way to the file from the paper in view. */
export class AnnotationDesk extends CommandDesk<readonly KnownAnnotation[], AnnotationCommand> {
  constructor(caller: Caller) {
    super(caller, [], { after: afterCommand, wasStored });
  }

  /** Words as they are typed. Stored after a moment, or with the next `flush`. */
  write(id: string, body: string): void {
    // Its time is told by the file; until then nothing that depends on it is drawn anew with each letter.
    const at = this.state().known.find(({ annotation }) => annotation.id === id)?.annotation.modifiedAt;
    this.type(id, { call: 'updateAnnotation', input: { id, changes: { body } }, at: at ?? Date.now() });
  }
}

function wasStored({ call }: AnnotationCommand, code: ErrorCode): boolean {
  return call === 'removeAnnotation'
    ? code === 'not-found'
    : (call === 'addAnnotation' || call === 'replyToAnnotation') && code === 'conflict';
}
