import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import { todayInAmsterdam } from '../../utils/domain/clock/today.ts';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { pageTranslator } from '../../utils/domain/i18n/page.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { MessageError } from '../../utils/protocol/errors.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';
import type { PageAnswer } from '../../utils/protocol/page.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import { DEFAULT_SETTINGS, type Settings, watchSettings, writeSetting } from '../../utils/store/settings.ts';
import { Card } from '../card/Card.tsx';
import type { RunDiagnosis } from '../card/Diagnose.tsx';
import { SlimCard } from '../card/SlimCard.tsx';
import type { NotesModel } from '../notes/notes-model.ts';
import { PublicationNotes } from '../notes/PublicationNotes.tsx';
import { answerUrl } from '../questions/answer-url.ts';
import type { MarksModel } from '../questions/marks.ts';
import { QuestionMarks } from '../questions/QuestionMarks.tsx';
import { RelatedInPage } from '../related/RelatedInPage.tsx';
import { type Speech, SpeechContext } from './context.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { type CardSize, type Place, present } from './place.ts';
import type { AskPage } from './read.ts';
import { hear } from './trusted.ts';
import { useClosedHosts } from './useClosedHosts.ts';
import { useMoved } from './useMoved.ts';
import { type Early, usePage } from './usePage.ts';

/** Everything the page's tree is drawn from. */
export interface PageAppProps {
  place: Place;
  /** Identifier of the publication. */
  publication: string;
  early: Early;
  ask: AskPage;
  /** Runs Diagnose for the question of this number. */
  diagnose: (number: string | null) => RunDiagnosis;
  client: MessageClient;
  notes: NotesModel;
  marks: MarksModel;
  initialSettings: Settings | null;
  version: string;
  now: () => Date;
}

/** The one tree of a page: the card, and a portal beside each question. */
export function PageApp(props: PageAppProps): ReactElement {
  const { place, publication, client, notes, marks, ask } = props;
  const [settings, setSettings] = useState(props.initialSettings ?? DEFAULT_SETTINGS);
  const speech = useSpeechOf(settings, props.now);
  // Kept: a new object would ask anew.
  const [early] = useState(props.early);
  const learn = useCallback((answer: PageAnswer) => notes.learn(answer), [notes]);
  const { record, number, dossier, failed, checking, wait, check } = usePage(client, ask, early, learn);
  const closed = useClosedHosts(client, check);
  const [grown, setGrown] = useState(false);
  const [noting, setNoting] = useState(false);
  const [optionsFailed, setOptionsFailed] = useState(false);
  const moved = useMoved(publication);
  const size: CardSize = settings.collapsed ? 'collapsed' : grown || noting ? 'full' : 'standard';

  useEffect(() => watchSettings(setSettings), []);
  useEffect(() => {
    present(place, size, speech.language);
  }, [place, size, speech.language]);

  const resize = useCallback(
    (wanted: CardSize) => {
      setGrown(wanted === 'full');
      const collapsed = wanted === 'collapsed';
      setSettings((old) => ({ ...old, collapsed }));
      if (collapsed !== settings.collapsed) writeSetting('collapsed', collapsed).catch(() => undefined);
    },
    [settings.collapsed],
  );
  const openOptions = useCallback(() => {
    client.request('options.open', {}).catch((error: unknown) => {
      setOptionsFailed(error instanceof MessageError && error.code === 'contextInvalidated');
    });
  }, [client]);

  // Without a number a question of the first days is known by its page; its title tells what is related.
  const unnumbered = record?.kind === 'question' && !checking && isProvisional(publication) ? publication : null;
  const runDiagnosis = useMemo(() => props.diagnose(number), [props, number]);

  const { t } = speech;
  const trouble =
    failed === 'outdated' || optionsFailed
      ? t('card.outdated')
      : failed === 'background'
        ? t('card.backgroundFailed')
        : closed.length > 0
          ? t('card.noAccess', { hosts: closed.join(', ') })
          : null;
  const remark = moved ? t('card.moved', { publication }) : null;
  const publicationNotes = <PublicationNotes model={notes} publication={publication} onOpen={setNoting} />;
  return (
    <SpeechContext value={speech}>
      <ErrorBoundary sentence={t('card.broken')}>
        {place.form === 'other' ? (
          <SlimCard notes={publicationNotes} remark={remark} />
        ) : (
          <Card
            record={record}
            number={number}
            dossier={dossier}
            failed={trouble}
            remark={remark}
            checking={checking}
            wait={wait}
            size={size}
            onSize={resize}
            onCheck={check}
            onOptions={openOptions}
            diagnose={{
              address: loadedAddress(),
              version: props.version,
              browser: navigator.userAgent,
            }}
            runDiagnosis={runDiagnosis}
            notes={publicationNotes}
            related={
              <ErrorBoundary sentence={t('card.broken')}>
                <RelatedInPage
                  client={client}
                  // The state of this question goes first: the background has one thread.
                  number={record === undefined && failed === null ? null : (number ?? unnumbered)}
                  own={dossier && { state: dossier.status.state, date: dossier.status.submitted }}
                  news={newsOf(dossier)}
                  onOptions={openOptions}
                />
              </ErrorBoundary>
            }
          />
        )}
      </ErrorBoundary>
      <ErrorBoundary sentence="">
        <QuestionMarks
          marks={marks}
          model={notes}
          publication={publication}
          answerOf={(numbers) => answerUrl(dossier, publication, numbers)}
        />
      </ErrorBoundary>
    </SpeechContext>
  );
}

/** Changes with who names the question, and once the sources have been read: questions it names are asked for after that. */
const newsOf = (dossier: Dossier | null): string =>
  [
    ...(dossier?.mentions ?? []).map(({ document }) => document),
    dossier === null || dossier.refreshing ? '' : 'read',
  ].join(' ');

/** The language the reader chose, with today's date; both follow changes while the page stays open. */
function useSpeechOf({ language: chosen }: Settings, now: () => Date): Speech {
  const language = resolveLanguage(chosen, navigator.languages);
  const [today, setToday] = useState(() => todayInAmsterdam(now()));
  useEffect(() => {
    const refresh = (): void => setToday(todayInAmsterdam(now()));
    return hear(document, 'visibilitychange', refresh);
  }, [now]);
  return useMemo(() => ({ t: pageTranslator(language), language, today }), [language, today]);
}
