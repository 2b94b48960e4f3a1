import type { DescribedGoal, DescribedPacket } from './description.ts';

/** The dump that every way of printing a described packet must give. */
export function expectedDump(packet: DescribedPacket): Record<string, unknown> {
  return {
    meeting: {
      title: packet.title,
      committee: packet.committee,
      fiscalYear: packet.fiscalYear,
      sessionNo: packet.sessionNo,
      dateText: packet.date.text,
      dateISO: packet.date.iso,
      startText: packet.time.text,
      startTime: packet.time.start,
      endTime: packet.time.end,
      placeText: packet.place,
    },
    agenda: packet.agenda.map(({ title, items, body }, index) => ({
      no: String(index + 1),
      title,
      items: items.map((item, place) => ({ no: String(place + 1), title: item })),
      body,
    })),
    handouts: packet.handouts.map(({ number, name, remark, isReplacement }) => ({
      no: number,
      name,
      remarkRaw: remark,
      isReplacement,
    })),
    schedule: packet.schedule.years.flatMap(({ text, rows }) =>
      rows.map((row) => ({
        fiscalYear: text,
        session: row.session,
        kind: row.session === '—' ? 'event' : 'committee',
        dateText: row.date,
        content: row.topics.map((topic) => topic.replace(/^・/u, '')),
        precision: row.precision,
        start: row.start,
        end: row.end,
      })),
    ),
    statistics: packet.statistics.map((table) => ({
      no: table.no,
      title: table.title,
      years: table.years,
      rows: table.rows.map(({ label, values, raw }) => ({ label, values, valuesRaw: raw })),
      source: table.source,
      notes: table.note === null ? [] : [table.note],
    })),
    trendsDocument: {
      title: packet.trends.title,
      sections: packet.trends.sections.map((section, index) => ({
        no: `(${index + 1})`,
        title: section.title,
        paragraphs: section.paragraphs,
        subsections:
          section.law === null ? [] : [{ title: section.law.title, paragraphs: section.law.articles }],
        groups: section.groups.map(({ title, items }) => ({ title, items })),
      })),
    },
    issueSheets: packet.goals.map(expectedSheet),
  };
}

function expectedSheet(goal: DescribedGoal): Record<string, unknown> {
  const values = ([baseline, target, result]: readonly [string, string, string]) => ({
    baseline,
    target,
    result,
  });
  return {
    goalNo: goal.goalNo,
    goalTitle: goal.goalTitle,
    visions: goal.visions,
    kpiYears: goal.kpiYears,
    kpis: goal.kpis.map((kpi) => ({ project: kpi.project, indicator: kpi.indicator, ...values(kpi.values) })),
    planIndicatorYears: goal.planYears,
    planIndicators: goal.planIndicators.map((one) => ({ indicator: one.indicator, ...values(one.values) })),
    evaluations: goal.evaluations,
    surveyFindings: goal.findings.map(({ text, question, norm, answers }) => ({
      text,
      question,
      questionNorm: norm,
      answers: answers.map(([label, percent]) => ({
        labels: label === 'ごみの減量' ? ['ごみの減量', '緑の保全'] : [label],
        percent,
      })),
    })),
    policyTrends: goal.trends,
    challenges: goal.challenges,
  };
}

/** Width and white space do not count, nor which dash an encoding has. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFKC').replace(/\s+/gu, '').replace(/[—―–]/gu, '—');
  if (Array.isArray(value)) return value.map(comparable);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, comparable(inner)]));
  }
  return value;
}
