/** Import of a packet, from bytes to blocks, against parsing the same bytes as Markdown. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { toBlocks } from '../../core/domain/blocks/to-blocks.ts';
import { readPacketText } from '../../formats/packet-text/read-packet-text.ts';
import { createIdSource } from '../../service/environment.ts';
import { measure } from './measure.ts';
import { type Report, timeRows } from './report.ts';
import { send } from './run-one.ts';
import { packetSources } from './sources.ts';

const baseline = 'remark + GFM';
const ours = 'Shingi';

async function run(): Promise<Report[]> {
  const { sources, notes } = packetSources();
  const newId = createIdSource(Date.now);
  const reports: Report[] = [];
  for (const { name, bytes } of sources) {
    const blocks = readPacketText(bytes, newId).documents.flatMap(({ content }) => toBlocks(content));
    const measured = await measure(
      [
        {
          name: baseline,
          run: () => unified().use(remarkParse).use(remarkGfm).parse(new TextDecoder().decode(bytes)),
        },
        {
          name: ours,
          run: () => readPacketText(bytes, newId).documents.map(({ content }) => toBlocks(content)),
        },
      ],
      { warmUp: 20, rounds: 60 },
    );
    reports.push({
      title: `Import: ${name} (${bytes.length.toLocaleString('en')} bytes, ${blocks.length.toLocaleString('en')} blocks)`,
      ratios: [`× ${baseline}`],
      rows: timeRows(measured, [baseline]),
      notes: [],
    });
  }
  const [first] = reports;
  if (first !== undefined) {
    reports[0] = {
      ...first,
      notes: [
        'warm; Shingi from bytes to blocks without the commit, remark + GFM from the same bytes to its syntax tree',
        ...notes,
      ],
    };
  }
  return reports;
}

await send(run);
