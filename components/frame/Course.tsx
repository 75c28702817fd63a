import { type ReactElement, useId } from 'react';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import { Documents } from '../dossier/Documents.tsx';
import { Facts } from '../dossier/Facts.tsx';
import { finalOf, isUnfinished, Provisional } from '../dossier/Provisional.tsx';
import { References } from '../dossier/References.tsx';
import { Summary } from '../dossier/Summary.tsx';
import { isZNumber } from '../../utils/domain/publication/own-number.ts';
import { lateSince } from '../../utils/domain/status/late-since.ts';
import { Timeline } from '../dossier/Timeline.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { PageState } from '../page/usePage.ts';
import { useFrame } from './context.ts';
import { remarksOn, troubleText, withoutState } from './remarks.ts';
import { useAccess } from './useAccess.ts';

/** How the question came to where it stands: the reasons in full, the documents they rest on, and what they refer to. */
export function Course({ page }: { page: PageState }): ReactElement {
  const world = useFrame();
  const { t, language, today } = world;
  const { record, number, dossier, checking, wait, check } = page;
  const documentsId = useId();
  const referencesId = useId();
  const closed = useAccess(world.model.client, check);
  const trouble = troubleText(page, closed, t);
  const remarks = remarksOn(page, trouble, world);
  const provisional = record && (isUnfinished(record) || finalOf(record.identifier.id, dossier) !== null);
  const time = dossier === null ? null : formatMoment(dossier.checkedAt, today, language);
  return (
    <div className="course">
      <Summary status={dossier?.status ?? null} failed={withoutState(page, trouble, t)} />
      <Timeline points={dossier?.status.timeline ?? []} late={dossier ? lateSince(dossier.status) : null} />
      {record && number !== null && isZNumber(number) && (
        <button
          type="button"
          className="quiet"
          onClick={() =>
            void world.model.client
              .request('strip.elsewhere', { address: record.identifier.url, writes: null, figures: number })
              .catch(() => world.say(t('course.outdated')))
          }
        >
          {t('frame.figures')}
        </button>
      )}
      {(remarks.length > 0 || provisional) && (
        <ul className="remarks">
          {record && <Provisional record={record} dossier={dossier} />}
          {remarks.map((remark) => (
            <li key={remark}>
              <Icon name="alert" />
              {remark}
            </li>
          ))}
        </ul>
      )}
      <h3 id={documentsId}>{t('documents.title')}</h3>
      <Documents documents={dossier?.documents ?? []} number={number} id={documentsId} />
      <h3 id={referencesId}>{t('references.title')}</h3>
      <References
        references={record?.references ?? []}
        mentions={dossier?.mentions ?? []}
        referenced={dossier?.referenced ?? []}
        documents={new Set(dossier?.documents.map(({ document }) => document))}
        searching={dossier === null && trouble === null}
        id={referencesId}
      />
      {record && (
        <>
          <h3>{t('frame.facts')}</h3>
          <Facts record={record} />
        </>
      )}
      <div className="actions">
        <button type="button" onClick={check} aria-disabled={checking}>
          <Icon name="check" />
          {t('course.checkNow')}
        </button>
        <output className="soft">
          {checking
            ? wait === null
              ? t('course.checking')
              : t('course.waiting', { host: wait.host, count: wait.seconds })
            : time === null
              ? t('course.notChecked')
              : t(/^\d\d:\d\d$/.test(time) ? 'course.checkedAt' : 'course.checkedOn', { time })}
        </output>
      </div>
    </div>
  );
}
