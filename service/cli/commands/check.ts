import type { ListedFinding } from '../../../core/contract/schemas.ts';
import { findMaterial } from '../../../db/materials/queries.ts';
import { findMeetingByName } from '../../find-by-name.ts';
import { findFindings } from '../../handlers/check.ts';
import { type Command, word } from '../command.ts';
import { withCommittee } from '../with-committee.ts';
import { findingText } from '../words.ts';

export const check: Command = {
  name: 'check',
  usage: 'check FILE [--meeting ID]',
  options: { meeting: { type: 'string' } },
  positionals: [1, 1],
  run: (context, words) =>
    withCommittee(context, word(words, 0), ({ file: { read } }) => {
      const meeting = words.option('meeting');
      const meetingId = meeting === undefined ? null : findMeetingByName(read, meeting).id;
      const shown = (finding: ListedFinding) => {
        const material = finding.materialId === null ? null : findMaterial(read, finding.materialId);
        return {
          severity: finding.severity,
          code: finding.code,
          message: findingText(context.translate, finding, 'message'),
          material: material?.number ?? material?.title ?? null,
          materialId: finding.materialId,
          block: finding.blockId,
          quote: finding.quote,
          reason: findingText(context.translate, finding, 'reason'),
        };
      };
      const all = findFindings(read, meetingId);
      // What a person has accepted as intended is no finding any more.
      const findings = all.filter((finding) => finding.accepted === null).map(shown);
      const accepted = all.flatMap((finding) =>
        finding.accepted === null ? [] : [{ ...shown(finding), accepted: finding.accepted }],
      );
      return {
        status: findings.length > 0 ? 1 : 0,
        json: { findings, accepted },
        text:
          findings.length === 0
            ? context.translate('cli:check.none')
            : findings
                .map((finding) =>
                  context.translate('cli:check.finding', {
                    severity: context.translate(`check:severity.${finding.severity}`),
                    material: finding.material ?? '',
                    message: finding.message,
                    quote: finding.quote,
                  }),
                )
                .join('\n'),
      };
    }),
};
