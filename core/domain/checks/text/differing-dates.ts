import { type Finding, finding } from '../finding.ts';
import type { PlacedBlock } from '../packet.ts';
import type { PrintedDate } from './printed-dates.ts';

/** A place that says on which day something was done. */
interface DatedPlace {
  readonly placed: PlacedBlock;
  readonly date: Pick<PrintedDate, 'from' | 'to'>;
  readonly act: string;
}

/** That one place gives another date than the other for what was done with a law or plan. */
export function differingDates({ placed, date, act }: DatedPlace, other: DatedPlace, name: string): Finding {
  const { materialId, block } = placed;
  const quote = block.text.slice(date.from, date.to);
  return finding('eventDateDiffers', { materialId, blockId: block.id }, quote, {
    name,
    act,
    printed: quote,
    other: other.placed.block.text.slice(other.date.from, other.date.to),
  });
}
