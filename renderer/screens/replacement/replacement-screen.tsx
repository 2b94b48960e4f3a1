import { type ReactNode, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Replacement } from '../../../core/contract/annotation-calls.ts';
import type { ShownMaterial } from '../../../core/contract/schemas.ts';
import type { AnnotateCommand } from '../../../core/contract/shell.ts';
import { partOf, textTarget } from '../../../core/domain/annotations/target.ts';
import type { Block } from '../../../core/domain/blocks/block.ts';
import type { ComparisonEntry } from '../../../core/domain/blocks/comparison.ts';
import type { MaterialVersion } from '../../../core/domain/materials/material.ts';
import { onAnnotateRequest } from '../../annotate/requests.ts';
import { labelOfMaterial } from '../../app/material-names.ts';
import { hrefOf, type Route } from '../../app/route.ts';
import { useWords } from '../../app/words.ts';
import { useAsk, useCall, useSession } from '../../data/session.tsx';
import { useAction } from '../../data/use-action.ts';
import { Answered } from '../../ui/answered.tsx';
import { Button, ButtonLink, TextButton } from '../../ui/button.tsx';
import { ContentsButton } from '../../ui/contents-button.tsx';
import { useDates } from '../../ui/dates.ts';
import { NumberBox, VersionMark } from '../../ui/marks.tsx';
import { Problem } from '../../ui/problem.tsx';
import { ScrollArea, useScreenTitle } from '../../ui/screen.tsx';
import { useAnnounce } from '../../ui/status.tsx';
import { useSteps } from '../reading/use-steps.ts';
import { ChangeLinks, changesOfRow, useChangeLinks } from './change-links.tsx';
import { ComparisonPrint } from './comparison-print.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import { QuestionBar } from './question-bar.tsx';
import { blockAt, blocksOf, pendingOf, rowsOf } from './rows.ts';
import { UndoReplacement } from './undo-replacement.tsx';
import { useNewSideSelection } from './use-selection.ts';
import { WaitingList } from './waiting-list.tsx';

/** What is done on this screen, and may be taken back on it; marks that were made elsewhere stay. */
const decisions: ReadonlySet<string> = new Set([
  'placeAnnotation',
  'acceptPlace',
  'keepWithoutPlace',
  'reopenPlace',
]);

export type ReplacementRoute = Extract<Route, { screen: 'replacement' }>;

/** 差替の確認: what changed between two versions, and what becomes of the annotations. */
export function ReplacementScreen({ route }: { readonly route: ReplacementRoute }): ReactNode {
  const { cache } = useSession();
  const input = { materialId: route.materialId, versionId: route.versionId };
  const material = useCall('material', input);
  return material.state === 'ready' ? (
    <Versions shown={material.value} route={route} />
  ) : (
    <div className="screen">
      <ContentsButton />
      <Answered answer={material} onRetry={() => cache.retry('material', input)}>
        {() => null}
      </Answered>
    </div>
  );
}

function Versions({
  shown,
  route,
}: {
  readonly shown: ShownMaterial;
  readonly route: ReplacementRoute;
}): ReactNode {
  const t = useWords();
  const published = shown.versions.filter(({ state }) => state === 'published');
  const after = shown.version;
  const before =
    published.find(({ id }) => id === route.beforeId) ??
    published.findLast(({ ordinal }) => ordinal < after.ordinal);
  useScreenTitle(t('replacement:windowTitle', { title: labelOfMaterial(t, shown.material) }));
  if (before === undefined || after.state !== 'published') {
    return (
      <>
        <header className="bar" data-region="bar">
          <ContentsButton />
          <NumberBox number={shown.material.number} />
          <h1>{t('replacement:title')}</h1>
        </header>
        <ScrollArea label={t('replacement:title')}>
          <div className="screen">
            <p>{t('replacement:onlyOne')}</p>
          </div>
        </ScrollArea>
      </>
    );
  }
  return <Loaded key={`${before.id} ${after.id}`} shown={shown} before={before} after={after} />;
}

function Loaded({
  shown,
  before,
  after,
}: {
  readonly shown: ShownMaterial;
  readonly before: MaterialVersion;
  readonly after: MaterialVersion;
}): ReactNode {
  const comparison = useCall('comparison', { beforeId: before.id, afterId: after.id });
  const replacement = useCall('replacement', { versionId: after.id });
  return (
    <Answered answer={comparison}>
      {({ entries, counts }) => (
        <Answered answer={replacement}>
          {(known) => (
            <Review
              shown={shown}
              before={before}
              after={after}
              entries={entries}
              changes={counts.added + counts.removed + counts.changed + counts.moved}
              // Annotations are carried from one version to the next, not over several.
              replacement={known !== null && known.before.id === before.id ? known : null}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

function Review({
  shown,
  before,
  after,
  entries,
  changes,
  replacement,
}: {
  readonly shown: ShownMaterial;
  readonly before: MaterialVersion;
  readonly after: MaterialVersion;
  readonly entries: readonly ComparisonEntry[];
  readonly changes: number;
  readonly replacement: Replacement | null;
}): ReactNode {
  const t = useWords();
  const dates = useDates();
  const ask = useAsk();
  const announce = useAnnounce();
  const { error, run, clear } = useAction();
  const [all, setAll] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const area = useRef<HTMLElement>(null);
  const carried = replacement?.carried ?? [];
  const pending = pendingOf(carried);
  const chosen = carried.find(({ annotation }) => annotation.id === chosenId) ?? pending[0] ?? null;
  const inQuestion =
    chosen === null ? [] : [...blocksOf(chosen.placeBefore.target), ...blocksOf(chosen.placeAfter.target)];
  const rows = rowsOf(entries, all || choosing, new Set(inQuestion));
  const newBlocks = useMemo(
    () => new Map(entries.flatMap(({ after: list }) => list.map((b) => [b.id, b]))),
    [entries],
  );
  const selection = useNewSideSelection(area, choosing);
  const changeLinks = useChangeLinks(shown.material.id);
  const { undo, redo, undoState, stepError, clearStepError } = useSteps(shown.material.id, null, decisions);
  const fromMenu = useEffectEvent((command: AnnotateCommand) => {
    if (command === 'undo' || command === 'redo') {
      void (command === 'undo' ? undo() : redo());
    }
  });
  useEffect(() => onAnnotateRequest((command) => fromMenu(command)), []);

  const decide = (decision: 'accepted' | 'kept' | 'pending') => {
    if (chosen !== null) {
      const next = pending.find(({ annotation }) => annotation.id !== chosen.annotation.id);
      void run(async () => {
        await ask('decidePlace', { placeId: chosen.placeAfter.id, decision });
        announce(t(`replacement:announce.${decision}`));
        setChosenId(
          decision === 'pending' ? chosen.annotation.id : (next?.annotation.id ?? chosen.annotation.id),
        );
      });
    }
  };
  const place = (parts: Parameters<typeof textTarget>[0], whole: boolean) => {
    if (chosen !== null) {
      const shape = chosen.placeBefore.target?.shape ?? { type: 'text' as const };
      const target = whole
        ? { parts: [...parts], shape: shape.type === 'text' ? { type: 'block' as const } : shape }
        : textTarget(parts);
      void run(async () => {
        await ask('placeAnnotation', { annotationId: chosen.annotation.id, versionId: after.id, target });
        announce(t('replacement:announce.placed'));
        setChosenId(chosen.annotation.id);
        setChoosing(false);
      });
    }
  };
  const placeSelection = () => {
    const blocks = (selection?.blockIds ?? []).flatMap((id) => newBlocks.get(id) ?? []);
    const [from, to] =
      selection === null ? [null, null] : [blockAt(blocks, selection.from), blockAt(blocks, selection.to)];
    if (from !== null && to !== null) {
      const end = from.block.id === to.block.id ? to.offset : from.block.text.length;
      place([partOf(from.block, [from.offset, end])], false);
    }
  };
  const later = pending.filter(({ annotation }) => annotation.id !== chosen?.annotation.id);
  const dateOf = (version: MaterialVersion) =>
    version.distributedOn === null ? '' : dates.brief(version.distributedOn);
  const closePrint = useCallback(() => setPrinting(false), []);
  return (
    <>
      <header className="bar" data-region="bar">
        <ContentsButton />
        <NumberBox number={shown.material.number} />
        <h1>{t('replacement:title')}</h1>
        <span className="small bar-note">{t('replacement:changes', { count: changes })}</span>
        <span className="bar-space" />
        <UndoReplacement shown={shown} version={after} />
        <ButtonLink
          href={hrefOf({
            screen: 'reading',
            materialId: shown.material.id,
            versionId: after.id,
            blockId: chosen?.placeAfter.target?.parts[0]?.blockId ?? null,
            find: '',
          })}
        >
          {t('replacement:read')}
        </ButtonLink>
        <Button onClick={() => setPrinting(true)}>{t('replacement:print')}</Button>
        {printing ? (
          <ComparisonPrint shown={shown} before={before} after={after} onClose={closePrint} />
        ) : null}
      </header>
      <div className="replacement">
        {replacement === null || carried.length === 0 ? null : (
          <div className="replacement-list" data-region="margin">
            <WaitingList
              replacement={replacement}
              chosenId={chosen?.annotation.id ?? null}
              onChoose={(id) => {
                setChoosing(false);
                setChosenId(id);
              }}
            />
          </div>
        )}
        <div className="replacement-main">
          <ScrollArea label={t('replacement:title')} areaRef={area}>
            <div className="comparison">
              <div className="comparison-head" aria-hidden="true">
                <p>
                  <VersionMark versionKind={before.versionKind} />{' '}
                  <span className="small">{dateOf(before)}</span>
                </p>
                <p>
                  <VersionMark versionKind={after.versionKind} />{' '}
                  <span className="small">{dateOf(after)}</span>
                </p>
              </div>
              {error === null ? null : <Problem error={error} onRetry={clear} />}
              {stepError === null ? null : <Problem error={stepError} onRetry={clearStepError} />}
              <ComparisonTable
                rows={rows}
                chosen={chosen}
                choosing={choosing}
                onPlace={(block: Block) => place([partOf(block, null)], true)}
                below={(row) => (
                  <ChangeLinks
                    links={changesOfRow(changeLinks, row, { before: before.id, after: after.id })}
                  />
                )}
              />
              <p className="comparison-all">
                <TextButton onClick={() => setAll(!all)} aria-expanded={all}>
                  {t(all ? 'replacement:changedOnly' : 'replacement:showAll')}
                </TextButton>
              </p>
            </div>
          </ScrollArea>
          {chosen === null ? null : (
            <QuestionBar
              carried={chosen}
              choosing={choosing}
              selection={selection?.text ?? ''}
              onAccept={() => decide('accepted')}
              onKeep={() => decide('kept')}
              onReopen={() => decide('pending')}
              onChoose={() => setChoosing(true)}
              onCancel={() => setChoosing(false)}
              onPlaceSelection={placeSelection}
              onUndo={undoState.undo === null || !decisions.has(undoState.undo) ? null : () => void undo()}
              onLater={later.length === 0 ? null : () => setChosenId(later[0]?.annotation.id ?? null)}
            />
          )}
        </div>
      </div>
    </>
  );
}
