/** Why a source is refused as packet text. */
export type PacketTextErrorCode = 'empty' | 'binary' | 'tooLarge' | 'undecodable';

export class PacketTextError extends Error {
  override readonly name = 'PacketTextError';
  readonly code: PacketTextErrorCode;

  constructor(code: PacketTextErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
