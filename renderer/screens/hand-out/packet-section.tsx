import { type ReactNode, useRef } from 'react';
import type { PackPreflight } from '../../../core/contract/exchange-schemas.ts';
import type { MaterialSummary, MeetingSummary } from '../../../core/contract/schemas.ts';
import { nameOfMaterial, nameOfMeeting } from '../../app/material-names.ts';
import { useWords } from '../../app/words.ts';
import { useDates } from '../../ui/dates.ts';
import { NotReceivedMark, NumberBox, VersionMark } from '../../ui/marks.tsx';
import { sizeText } from '../reading/other-file.tsx';
import { LastPacked } from './last-packed.tsx';
import { PackForm } from './pack-form.tsx';
import { TermsForm, type TermsHandle } from './terms-form.tsx';

/** Bytes from which mail may not take the file; compression makes most packets smaller. */
const largeFrom = 10 * 1024 * 1024;

/** The packet: which papers in which version, how large, until when sheets are wanted; then where to. */
export function PacketSection({
  summary,
  preflight,
}: {
  readonly summary: MeetingSummary;
  readonly preflight: PackPreflight;
}): ReactNode {
  const t = useWords();
  const terms = useRef<TermsHandle>(null);
  const { meeting, materials } = summary;
  const present = materials.filter(({ notReceived }) => !notReceived);
  const missing = materials.length - present.length;
  return (
    <section aria-labelledby="packet">
      <h2 id="packet">{t('hand-out:packet.title')}</h2>
      <p>{t('hand-out:packet.text')}</p>
      {materials.length === 0 ? (
        <p>{t('hand-out:packet.empty')}</p>
      ) : (
        <>
          <Papers materials={materials} />
          <p>
            {t('hand-out:packet.counts', {
              count: present.length,
              size: sizeText(preflight.packetByteLength),
            })}
            {missing === 0 ? null : (
              <b className="attention"> {t('hand-out:packet.missing', { count: missing })}</b>
            )}
          </p>
          {preflight.packetByteLength > largeFrom ? (
            <p className="received-reason">{t('hand-out:packet.large')}</p>
          ) : null}
          <TermsForm meetingId={meeting.id} handle={terms} />
          <LastPacked last={preflight.lastPacket} />
          <PackForm
            kind="packet"
            meetingId={meeting.id}
            suggestedName={t('hand-out:packet.fileName', { name: nameOfMeeting(t, meeting) })}
            label={t('hand-out:packet.make')}
            look="primary"
            before={async () => {
              await terms.current?.save();
            }}
          />
        </>
      )}
    </section>
  );
}

function Papers({ materials }: { readonly materials: readonly MaterialSummary[] }): ReactNode {
  const t = useWords();
  const dates = useDates();
  return (
    <ul className="plain-rows">
      {materials.map(({ material, version, notReceived }) => (
        <li key={material.id}>
          <span className="narrow">
            <NumberBox number={material.number} />
          </span>
          <span className="grow">{nameOfMaterial(t, material)}</span>
          {notReceived ? <NotReceivedMark /> : <VersionMark versionKind={version.versionKind} />}
          {version.distributedOn === null ? null : (
            <span className="small">
              {t('app:version.distributed', { date: dates.brief(version.distributedOn) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
