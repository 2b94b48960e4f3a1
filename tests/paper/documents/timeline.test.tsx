import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { TimelineSpecification } from '../../../core/domain/blocks/block.ts';
import { createTranslate } from '../../../core/locales/translator.ts';
import { MaterialDocument } from '../../../paper/documents/index.ts';
import { layOutTimeline } from '../../../paper/documents/timeline-layout.ts';

const t = createTranslate('ja');
const day = (date: string) => ({ start: date, end: date });

const plan: TimelineSpecification = {
  type: 'timeline',
  title: '日程',
  today: '2023-08-10',
  entries: [
    {
      fiscalYear: '令和5年度',
      label: '第1回',
      kind: 'committee',
      spans: [{ ...day('2023-06-30'), approximate: false }],
      state: 'held',
      actual: day('2023-06-30'),
      place: '市役所 大会議室',
    },
    {
      fiscalYear: '令和5年度',
      label: '第2回',
      kind: 'committee',
      spans: [{ ...day('2023-07-28'), approximate: false }],
      state: 'changed',
      actual: day('2023-08-18'),
      place: null,
    },
    {
      fiscalYear: '令和5年度',
      label: '第3回',
      kind: 'committee',
      spans: [{ start: '2023-09-01', end: '2023-09-30', approximate: true }],
      state: 'planned',
      actual: null,
      place: null,
    },
    {
      fiscalYear: '令和5年度',
      label: '説明会',
      kind: 'event',
      spans: [{ ...day('2023-10-14'), approximate: false }],
      state: 'postponed',
      actual: null,
      place: null,
    },
  ],
};

function drawn(chart: TimelineSpecification, medium: 'screen' | 'paper' = 'paper'): string {
  const blocks = [{ kind: 'figure', id: 'f', text: '', part: 'body', section: null, chart } as const];
  return renderToStaticMarkup(
    <MaterialDocument kind="schedule" blocks={blocks} heading="" medium={medium} t={t} />,
  );
}

/** Circles that are filled with the colour of the line, and such that are not. */
function dots(markup: string): { filled: number; open: number } {
  const circles = [...markup.matchAll(/<circle [^>]*fill="([^"]+)"(?: stroke="([^"]+)")?/gu)];
  const filled = circles.filter(([, fill, stroke]) => stroke === undefined || fill === stroke).length;
  return { filled, open: circles.length - filled };
}

describe('a timeline of the schedule as it stands', () => {
  it('fills what was held, and says what has changed and where it takes place', () => {
    const markup = drawn(plan);
    // One row and one entry of the legend are held; two meetings with a day, one old day and two of the legend are not.
    expect(dots(markup)).toEqual({ filled: 2, open: 4 });
    for (const words of [
      '6月30日 開催済み',
      '市役所 大会議室',
      '8月18日 日程変更',
      '9月頃',
      '10月14日 延期',
      '今日 8月10日',
    ]) {
      expect(markup).toContain(`>${words}<`);
    }
  });

  it('draws today where it lies, and not beyond the months of the schedule', () => {
    const layout = layOutTimeline(plan, 622, 11.5);
    const months = layout?.months ?? [];
    expect(layout?.today?.x).toBeGreaterThan(months.find(({ month }) => month === 8)?.x ?? 0);
    expect(layout?.today?.x).toBeLessThan(months.find(({ month }) => month === 9)?.x ?? 0);
    expect(layOutTimeline({ ...plan, today: '2023-12-01' }, 622, 11.5)?.today).toBeNull();
    expect(layOutTimeline({ ...plan, today: '2023-05-31' }, 622, 11.5)?.today).toBeNull();
  });

  it('keeps words inside the drawing', () => {
    const [first] = plan.entries;
    if (first === undefined) throw new Error('no entry');
    const long = { ...first, place: '市立総合福祉保健センター本館四階の大会議室（東側）' };
    const late = {
      ...long,
      spans: [{ ...day('2023-10-30'), approximate: false }],
      actual: day('2023-10-30'),
    };
    for (const medium of ['screen', 'paper'] as const) {
      const markup = drawn({ ...plan, entries: [long, late] }, medium);
      const width = Number(/<svg [^>]*width="([\d.]+)"/u.exec(markup)?.[1]);
      const size = Number(/<svg [^>]*font-size="([\d.]+)"/iu.exec(markup)?.[1]);
      for (const [, x, text = ''] of markup.matchAll(/<text x="([-\d.]+)"[^>]*>([^<]*大会議室[^<]*)</gu)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + text.length * size * 0.92).toBeLessThanOrEqual(width + size);
      }
    }
  });

  it('of a schedule as it was handed out stays as it was', () => {
    const entries = plan.entries.map(({ fiscalYear, label, kind, spans }) => ({
      fiscalYear,
      label,
      kind,
      spans,
    }));
    const markup = drawn({ type: 'timeline', title: '日程', entries });
    expect(dots(markup)).toEqual({ filled: 3, open: 0 });
    expect(markup).not.toContain('今日');
    expect(markup).not.toContain('開催済み');
  });
});

it('names fiscal years in the Japanese calendar where the schedule has no headings of years', () => {
  const entries = plan.entries.map((entry) => ({
    ...entry,
    fiscalYear: '',
    actual: null,
    state: 'planned' as const,
  }));
  const spans = [{ ...day('2027-01-20'), approximate: false }];
  const layout = layOutTimeline(
    { ...plan, entries: [...entries, { fiscalYear: '', label: '第4回', kind: 'committee', spans }] },
    620,
    11,
  );
  expect(layout?.years.map(({ text }) => text)).toEqual(['令和5年度', '令和6年度', '令和7年度', '令和8年度']);
});
