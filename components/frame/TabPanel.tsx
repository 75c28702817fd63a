import { type ReactElement, useId } from 'react';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { ErrorBoundary } from '../page/ErrorBoundary.tsx';
import type { PageState } from '../page/usePage.ts';
import { Cite } from './Cite.tsx';
import { useFrame } from './context.ts';
import { Course } from './Course.tsx';
import { DiagnoseTab } from './DiagnoseTab.tsx';
import { KeyList } from '../keys/KeyList.tsx';
import { FRAME_KEYS } from './KeysPanel.tsx';
import { NotesTab } from './NotesTab.tsx';
import { RelatedTab } from './RelatedTab.tsx';

/** What a tab of the strip opens. */
export function TabPanel({ tab, page }: { tab: Tab; page: PageState }): ReactElement {
  const { model, t, language } = useFrame();
  const id = useId();
  const title = t(`frame.${tab}`);
  const { publication } = model.home;
  const { record, number, dossier, checking, failed } = page;
  // Without a number a question of the first days is known by its page; its title tells what is related.
  const unnumbered = record?.kind === 'question' && !checking && isProvisional(publication) ? publication : null;
  return (
    <section className="tab" aria-labelledby={id} data-tab={tab}>
      <div className="tab-head">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          className="quiet square"
          aria-label={t('frame.closeTab', { tab: title })}
          title={t('frame.close')}
          onClick={() => model.turnTo(null)}
        >
          <Icon name="close" />
        </button>
      </div>
      <ErrorBoundary sentence={t('course.broken')}>
        {tab === 'course' && <Course page={page} />}
        {tab === 'related' && (
          <RelatedTab
            // The state of this question goes first: the background has one thread.
            number={record === undefined && failed === null ? null : (number ?? unnumbered)}
            news={newsOf(dossier)}
            labelledBy={id}
          />
        )}
        {tab === 'notes' && <NotesTab />}
        {tab === 'cite' && <Cite record={record ?? null} />}
        {tab === 'diagnose' && <DiagnoseTab page={page} />}
        {tab === 'keys' && <KeyList language={language} places={FRAME_KEYS} />}
      </ErrorBoundary>
    </section>
  );
}

/** Changes when other questions name this one, and once the sources have been read, because named questions are looked up after that. */
const newsOf = (dossier: Dossier | null): string =>
  [
    ...(dossier?.mentions ?? []).map(({ document }) => document),
    dossier === null || dossier.refreshing ? '' : 'read',
  ].join(' ');
