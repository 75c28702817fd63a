import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { ListedPublication } from '../../../utils/protocol/library/lists.ts';
import { isProvisional } from '../../../utils/domain/publication/identifier.ts';
import { Summary } from '../../dossier/Summary.tsx';
import { SpeechContext } from '../../page/context.ts';
import { useLibrary } from '../app/context.ts';
import { FinalStage, submittersText } from './PublicationHead.tsx';

/** The publication in the active tab: its title, the state of its question and why, then its facts. */
export function PublicationFactsOf(props: { publication: ListedPublication; address: string }): ReactElement {
  const { t, pageT, language, today } = useLibrary();
  const { publication } = props;
  const { questionNumber, date, kind } = publication;
  const { dossier, failed } = useDossier(questionNumber);
  const speech = useMemo(() => ({ t: pageT, language, today }), [pageT, language, today]);
  const isQuestion = kind === 'question';
  // The dossier knows the title of the question. An answer keeps its own.
  const title = (isQuestion ? dossier?.title : undefined) || publication.title || publication.id;
  return (
    <section className="now" aria-label={title}>
      <h2>{title}</h2>
      {questionNumber !== null && (
        <SpeechContext value={speech}>
          <Summary status={dossier?.status ?? null} failed={failed ? t('this.status.failed') : null} />
        </SpeechContext>
      )}
      <Facts publication={publication} submitted={dossier?.status.submitted ?? (isQuestion ? date : null)} />
    </section>
  );
}

/** Number, kind, day and submitters, as far as they are known. */
function Facts(props: { publication: ListedPublication; submitted: string | null }): ReactElement {
  const { t, language } = useLibrary();
  const { publication, submitted } = props;
  const { id, questionNumber, submitters, kind } = publication;
  return (
    <p className="group-facts soft">
      <span>{questionNumber ?? id}</span>
      {isProvisional(id) && <FinalStage publication={publication} />}
      {kind !== 'question' && <span>{t(`kind.${kind}`)}</span>}
      {submitted !== null && <span>{t('this.submitted', { date: formatDate(submitted, language) })}</span>}
      {submitters.length > 0 && <span>{submittersText(submitters)}</span>}
    </p>
  );
}

/** The dossier of a question, followed as it changes; null until it is there, and for no question. */
function useDossier(number: string | null): { readonly dossier: Dossier | null; readonly failed: boolean } {
  const { client } = useLibrary().ports;
  const [dossier, setDossier] = useState<Dossier | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (number === null) return undefined;
    let gone = false;
    const take = (got: Dossier): void => {
      if (!gone && got.number === number) setDossier(got);
    };
    const stop = client.onPush('dossier.changed', take);
    client.request('dossier.get', { number, record: null, force: false }).then(take, () => !gone && setFailed(true));
    return () => {
      gone = true;
      stop();
    };
  }, [number, client]);
  return { dossier, failed };
}
