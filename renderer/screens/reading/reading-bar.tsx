import { type ReactNode, useCallback, useState } from 'react';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import type { MaterialVersion } from '../../../core/domain/materials/material.ts';
import { nameOfMaterial } from '../../app/material-names.ts';
import { hrefOf } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { useDates } from '../../ui/dates.ts';
import { NotReceivedMark, NumberBox, VersionMark } from '../../ui/marks.tsx';
import { EditButton } from '../drafts/edit-button.tsx';
import { PrintDialog } from '../exchange/print-dialog.tsx';
import { NotePdfButton } from '../note-files/note-pdf-button.tsx';
import { ReplacementLinks } from '../replacement/replacement-links.tsx';
import { ToSheet } from '../sheet/to-sheet.tsx';

/** The bar above a paper: boxed number, title, version, and what can be done with it. */
export function ReadingBar({
  shown,
  children,
}: {
  readonly shown: ShownMaterial;
  /** Further buttons of this kind of paper. */
  readonly children?: ReactNode;
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  const [printing, setPrinting] = useState(false);
  const close = useCallback(() => setPrinting(false), []);
  const { material, version, versions } = shown;
  const received = version.state === 'published';
  return (
    <header className="bar" data-region="bar">
      <ContentsButton />
      <NumberBox number={material.number} />
      <h1>{nameOfMaterial(t, material)}</h1>
      {versions.length > 1 ? (
        <Versions shown={shown} />
      ) : (
        <>
          <VersionMark versionKind={version.versionKind} />
          {received ? null : <NotReceivedMark />}
        </>
      )}
      <span className="small bar-note">
        {version.distributedOn === null
          ? material.distribution === null
            ? ''
            : t(`domain:distribution.${material.distribution}`)
          : t('app:version.distributed', { date: dates.brief(version.distributedOn) })}
      </span>
      <span className="bar-space" />
      {children}
      <EditButton shown={shown} />
      {material.kind === 'opinionForm' ? <ToSheet meetingId={material.meetingId} /> : null}
      <ReplacementLinks shown={shown} />
      {received && (shown.file === null || shown.file.mediaType === 'application/pdf') ? (
        <>
          <NotePdfButton materialId={material.id} />
          <Button look="quiet" onClick={() => setPrinting(true)}>
            {t('reading:print')}
          </Button>
        </>
      ) : null}
      {printing ? (
        <PrintDialog
          name={nameOfMaterial(t, material)}
          what={{ call: 'exportMaterial', materialId: material.id }}
          onClose={close}
        />
      ) : null}
    </header>
  );
}

/** Tells versions of one kind apart: by the day they were handed out, else by their place. */
function SameKind({
  version,
  versions,
}: {
  readonly version: MaterialVersion;
  readonly versions: readonly MaterialVersion[];
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  if (versions.filter((other) => other.versionKind === version.versionKind).length < 2) {
    return null;
  }
  return (
    <span className="small">
      {version.distributedOn === null
        ? t('reading:ordinal', { number: version.ordinal })
        : dates.brief(version.distributedOn)}
    </span>
  );
}

/** 初版 / 差替: which version is in view, and the way to the others. */
function Versions({ shown }: { readonly shown: ShownMaterial }): ReactNode {
  const t = useWords();
  return (
    <ul className="versions" aria-label={t('reading:versions')}>
      {shown.versions.map((version) => (
        <li key={version.id}>
          {version.state === 'notReceived' ? (
            <span className="version-absent">
              {t(`domain:versionKind.${version.versionKind}`)}（{t('domain:notReceived')}）
            </span>
          ) : (
            <a
              href={hrefOf({
                screen: 'reading',
                materialId: shown.material.id,
                versionId: version.id,
                blockId: null,
                find: '',
              })}
              aria-current={version.id === shown.version.id ? 'true' : undefined}
            >
              <VersionMark versionKind={version.versionKind} />
              <SameKind version={version} versions={shown.versions} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
