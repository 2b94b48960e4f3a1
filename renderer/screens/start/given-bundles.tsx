import { type ReactNode, useState } from 'react';
import { takeGivenFiles } from '../../app/given-files.ts';
import { useWords } from '../../app/words.ts';
import { Button } from '../../ui/button.tsx';
import { Loading } from '../../ui/problem.tsx';
import { OtherCommitteeFiles } from '../receive/other-committee-files.tsx';
import { BundleProblem, OwnFileFields, useBundleFacts } from '../receive/own-file-form.tsx';

/** Bundles that were opened while no committee file is: what the first of them is, and the ways to take them in. */
export function GivenBundles({ paths }: { readonly paths: readonly string[] }): ReactNode {
  const t = useWords();
  const [first = ''] = paths;
  return (
    <section className="given" aria-labelledby="given-bundles">
      <h2 id="given-bundles">{t('receive:given.title', { count: paths.length })}</h2>
      <GivenBundle path={first} paths={paths} />
      <p className="acts">
        <Button look="quiet" onClick={() => takeGivenFiles()}>
          {t('receive:given.putAway')}
        </Button>
      </p>
    </section>
  );
}

function GivenBundle({
  path,
  paths,
}: {
  readonly path: string;
  readonly paths: readonly string[];
}): ReactNode {
  const t = useWords();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const seen = useBundleFacts(path, passphrase);
  if (seen.state === 'looking') {
    return <Loading />;
  }
  if (seen.state === 'failed') {
    return (
      <>
        <p className="file-name">{path}</p>
        <BundleProblem error={seen.error} onPassphrase={setPassphrase} />
        <OtherCommitteeFiles except={null} bundles={paths} />
      </>
    );
  }
  const { facts } = seen;
  return (
    <>
      <p>
        {[
          facts.committeeName,
          facts.meetingLabel,
          t(`receive:kind.${facts.kind}`),
          t('receive:from', { name: facts.sender }),
          t(`receive:proof.${facts.proof}`),
        ].join('\u3000')}
      </p>
      {facts.kind === 'packet' ? (
        <>
          <h3>{t('receive:own.make')}</h3>
          <p>{t('receive:own.text')}</p>
          <OwnFileFields
            path={path}
            passphrase={passphrase}
            facts={facts}
            given={paths}
            onDone={() => undefined}
          />
        </>
      ) : null}
      <h3>{t('receive:given.intoFile')}</h3>
      <OtherCommitteeFiles except={null} bundles={paths} />
    </>
  );
}
