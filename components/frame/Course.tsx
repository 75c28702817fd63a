import { type ReactElement, useId } from 'react';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import { Documents } from '../dossier/Documents.tsx';
import { Facts } from '../dossier/Facts.tsx';
import { finalOf, isUnfinished, Provisional } from '../dossier/Provisional.tsx';
import { KamerSection } from '../dossier/KamerSection.tsx';
import { byTarget, References } from '../dossier/References.tsx';
import { Summary } from '../dossier/Summary.tsx';
import type { Reference } from '../../utils/domain/publication/record.ts';
import type { NamedPublication } from '../../utils/protocol/named.ts';
import { isZNumber } from '../../utils/domain/publication/own-number.ts';
import { lateSince } from '../../utils/domain/status/late-since.ts';
import { Timeline } from '../dossier/Timeline.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { PageState } from '../page/usePage.ts';
import { type FrameWorld, useFrame } from './context.ts';
import { remarksOn, troubleText, withoutState } from './remarks.ts';
import { useNamed } from './named/useNamed.ts';
import { useAccess } from './useAccess.ts';
import { useKamer } from './useKamer.ts';

/** How the question came to where it stands: the reasons in full, the documents they rest on, and what they refer to. */
// oxlint-disable-next-line complexity -- each part that may be missing counts as a branch; there is no other
export function Course({ page }: { page: PageState }): ReactElement {
  const world = useFrame();
  const { t } = world;
  const { record, number, dossier, check } = page;
  const documentsId = useId();
  const referencesId = useId();
  const compare = (document: string) =>
    world.model.client.request('versions.compare', { address: world.model.home.identifier.url, document });
  const known = useNamed(namedBy(record?.references ?? []));
  const kamer = useKamer(world.model.client, world.model.home.address, number, dossier?.checkedAt ?? null);
  const closed = useAccess(world.model.client, check);
  const trouble = troubleText(page, closed, t);
  return (
    <div className="course">
      <Summary status={dossier?.status ?? null} failed={withoutState(page, trouble, t)} />
      <Timeline points={dossier?.status.timeline ?? []} late={dossier ? lateSince(dossier.status) : null} />
      {record && number !== null && isZNumber(number) && (
        <FiguresButton address={record.identifier.url} number={number} />
      )}
      <Remarks page={page} trouble={trouble} />
      <h3 id={documentsId}>{t('documents.title')}</h3>
      <Documents documents={dossier?.documents ?? []} number={number} id={documentsId} compare={compare} />
      <h3 id={referencesId}>{t('references.title')}</h3>
      <References
        references={record?.references ?? []}
        mentions={dossier?.mentions ?? []}
        referenced={dossier?.referenced ?? []}
        documents={new Set(dossier?.documents.map(({ document }) => document))}
        searching={dossier === null && trouble === null}
        id={referencesId}
        known={known}
      />
      {record && (
        <>
          <h3>{t('frame.facts')}</h3>
          <Facts record={record} />
        </>
      )}
      <KamerSection view={kamer} onSettings={() => openOptions(world)} />
      <Check page={page} />
    </div>
  );
}

const openOptions = ({ model, announce, t }: FrameWorld): void =>
  void model.client.request('options.open', {}).catch(() => announce(t('course.outdated')));

/** The publications among references that have signs in the text. */
const namedBy = (references: readonly Reference[]): NamedPublication[] =>
  byTarget(references).flatMap(({ target, questionNumber }) =>
    /^(?:kv|ah|kst)-/.test(target) ? [{ id: target, number: questionNumber }] : [],
  );

/** Warnings about how this was made: a provisional page, sources that failed or contradict each other. */
function Remarks({ page, trouble }: { page: PageState; trouble: string | null }): ReactElement | null {
  const { record, dossier } = page;
  const remarks = remarksOn(page, trouble, useFrame());
  const provisional = record && (isUnfinished(record) || finalOf(record.identifier.id, dossier) !== null);
  if (remarks.length === 0 && !provisional) return null;
  return (
    <ul className="remarks">
      {record && <Provisional record={record} dossier={dossier} />}
      {remarks.map((remark) => (
        <li key={remark}>
          <Icon name="alert" />
          {remark}
        </li>
      ))}
    </ul>
  );
}

/** Opens the figures of this question in the library. */
function FiguresButton({ address, number }: { address: string; number: string }): ReactElement {
  const { model, announce, t } = useFrame();
  return (
    <button
      type="button"
      className="quiet"
      onClick={() =>
        void model.client
          .request('strip.elsewhere', { address, writes: null, figures: number })
          .catch(() => announce(t('course.outdated')))
      }
    >
      {t('frame.figures')}
    </button>
  );
}

/** When the sources were read, and a button to read them again. */
function Check({ page: { dossier, checking, wait, check } }: { page: PageState }): ReactElement {
  const { t, language, today } = useFrame();
  const time = dossier === null ? null : formatMoment(dossier.checkedAt, today, language);
  const progress = (): string =>
    wait === null ? t('course.checking') : t('course.waiting', { host: wait.host, count: wait.seconds });
  const last = (): string =>
    time === null
      ? t('course.notChecked')
      : t(/^\d\d:\d\d$/.test(time) ? 'course.checkedAt' : 'course.checkedOn', { time });
  return (
    <div className="actions">
      <button type="button" onClick={check} aria-disabled={checking}>
        <Icon name="check" />
        {t('course.checkNow')}
      </button>
      <output className="soft">{checking ? progress() : last()}</output>
    </div>
  );
}
