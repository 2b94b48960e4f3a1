import { type ErrorCode, ShingiError } from '../../../core/contract/errors.ts';
import { PacketTextError } from '../../../formats/packet-text/read-packet-text.ts';
import { readPackets } from '../../../formats/packet-text/read-packets.ts';
import { createIdSource } from '../../environment.ts';
import type { JobInput, JobOutput } from '../job-shapes.ts';

const refusals: Readonly<Record<PacketTextError['code'], ErrorCode>> = {
  empty: 'source-empty',
  binary: 'source-binary',
  tooLarge: 'source-too-large',
  undecodable: 'source-damaged',
};

/** What the reader of packet text throws, in the words of the contract; everything else passes. */
export function packetTextRefusal(error: unknown): unknown {
  return error instanceof PacketTextError
    ? new ShingiError(refusals[error.code], {}, { cause: error })
    : error;
}

export function readPacketTextJob(input: JobInput<'readPacketText'>): JobOutput<'readPacketText'> {
  try {
    return readPackets(input.bytes, createIdSource(Date.now));
  } catch (error) {
    throw packetTextRefusal(error);
  }
}
