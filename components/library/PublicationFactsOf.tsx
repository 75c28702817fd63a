import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import type { ListedPublication } from '../../utils/protocol/library.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import { Summary } from '../card/Summary.tsx';
import { SpeechContext } from '../page/context.ts';
import { useLibrary } from './context.ts';
import { FinalStage, submittersText } from './PublicationHead.tsx';

/** The card of the publication in the active tab: state and why for a question, then its facts. */
export function PublicationFactsOf(props: { publication: ListedPublication; address: string }): ReactElement {
  const { t, pageT, language, today, ports } = useLibrary();
  const { publication } = props;
  const { questionNumber, date, submitters, kind } = publication;
  const [dossier, setDossier] = useState<Dossier | null>(null);
  const [failed, setFailed] = useState(false);
  const speech = useMemo(() => ({ t: pageT, language, today }), [pageT, language, today]);
  useEffect(() => {
    if (questionNumber === null) return undefined;
    let gone = false;
    const take = (got: Dossier): void => {
      if (!gone && got.number === questionNumber) setDossier(got);
    };
    const stop = ports.client.onPush('dossier.changed', take);
    ports.client
      .request('dossier.get', { number: questionNumber, record: null, force: false })
      .then(take, () => !gone && setFailed(true));
    return () => {
      gone = true;
      stop();
    };
  }, [questionNumber, ports.client]);

  // The question's own title is known sooner than that of an answer; an answer keeps its own.
  const title = (kind === 'question' ? dossier?.title : undefined) || publication.title || publication.id;
  const submitted = dossier?.status.submitted ?? (kind === 'question' ? date : null);
  return (
    <section className="now" aria-label={title}>
      <h2>{title}</h2>
      {questionNumber !== null && (
        <SpeechContext value={speech}>
          <Summary status={dossier?.status ?? null} failed={failed ? t('this.status.failed') : null} />
        </SpeechContext>
      )}
      <p className="group-facts soft">
        <span>{questionNumber ?? publication.id}</span>
        {isProvisional(publication.id) && <FinalStage publication={publication} />}
        {kind !== 'question' && <span>{t(`kind.${kind}`)}</span>}
        {submitted !== null && <span>{t('this.submitted', { date: formatDate(submitted, language) })}</span>}
        {submitters.length > 0 && <span>{submittersText(submitters)}</span>}
      </p>
    </section>
  );
}
