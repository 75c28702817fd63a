import { type ReactElement, type ReactNode, useId, useState } from 'react';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import type { PublicationRecord } from '../../utils/domain/publication/record.ts';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import { type Speech, useSpeech } from '../page/context.ts';
import type { CardSize } from '../page/place.ts';
import { Icon } from '../ui/Icon.tsx';
import { ScrollArea } from '../ui/ScrollArea.tsx';
import { Diagnose, type DiagnoseFacts, type RunDiagnosis } from './Diagnose.tsx';
import { Documents } from './Documents.tsx';
import { explainFailures, explainSourceErrors } from '../../utils/domain/status/words.ts';
import { Facts } from './Facts.tsx';
import { finalOf, isUnfinished, Provisional } from './Provisional.tsx';
import { References } from './References.tsx';
import { Summary } from './Summary.tsx';
import { Timeline } from './Timeline.tsx';

export interface CardProps {
  /** Undefined until the background has read the page; null when it could not be read. */
  record: PublicationRecord | null | undefined;
  /** Number of the question the card is about; null when the page has none to show a status for. */
  number: string | null;
  dossier: Dossier | null;
  /** One sentence when no dossier could be had. */
  failed: string | null;
  /** What the reader must know of the page itself, in one sentence. */
  remark: string | null;
  checking: boolean;
  /** A host that lets the request wait its turn; null while none does. */
  wait: { host: string; seconds: number } | null;
  size: CardSize;
  onSize: (size: CardSize) => void;
  onCheck: () => void;
  onOptions: () => void;
  diagnose: Omit<DiagnoseFacts, 'record' | 'dossier' | 'failed'>;
  runDiagnosis: RunDiagnosis;
  /** Button and editors for notes on the publication. */
  notes: ReactNode;
  /** Related questions. */
  related: ReactNode;
}

/** The card under the title of a question or answer: state, story, facts, documents, references, notes. */
export function Card(props: CardProps): ReactElement {
  const { record, number, dossier, failed, checking, size, onSize } = props;
  const speech = useSpeech();
  const { t } = speech;
  const [diagnosing, setDiagnosing] = useState(false);
  const documentsId = useId();
  const referencesId = useId();
  const bodyId = useId();
  const open = size !== 'collapsed';
  const remarks = remarksOf(props, speech);
  const provisional = record && (isUnfinished(record) || finalOf(record.identifier.id, dossier) !== null);
  // Nothing says which question this is, and nobody is being asked.
  const unnumbered = record && record.kind !== 'other' && number === null && !checking && dossier === null;
  // Nothing is drawn above what comes later: facts would push down what stands below them.
  const known = record !== undefined || dossier !== null || failed !== null;
  return (
    <section className="card" aria-label={t('card.region')} data-size={size}>
      <div className="bar">
        <Summary status={dossier?.status ?? null} failed={failed ?? (unnumbered ? t('card.unnumbered') : null)} />
        <button
          type="button"
          className="quiet fold"
          aria-expanded={open}
          aria-controls={bodyId}
          aria-label={t(open ? 'card.collapse' : 'card.expand')}
          title={t(open ? 'card.collapse' : 'card.expand')}
          onClick={() => onSize(open ? 'collapsed' : 'standard')}
        >
          <span className="mark" aria-hidden="true">
            Kantlijn
          </span>
          <Icon name={open ? 'up' : 'down'} />
        </button>
      </div>
      <div className="inside" id={bodyId} hidden={!open}>
        <ScrollArea className="content" label={t('card.region')}>
          <div className="content-inside">
            <Timeline points={dossier?.status.timeline ?? []} />
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
            <div className="columns">
              {known && (
                <div className="documents">
                  <h2 id={documentsId}>{t('documents.title')}</h2>
                  <Documents documents={dossier?.documents ?? []} number={number} id={documentsId} />
                </div>
              )}
              {props.related}
              {record && <Facts record={record} />}
              {known && (
                <div className="references">
                  <h2 id={referencesId}>{t('references.title')}</h2>
                  <References
                    references={record?.references ?? []}
                    mentions={dossier?.mentions ?? []}
                    referenced={dossier?.referenced ?? []}
                    documents={new Set(dossier?.documents.map(({ document }) => document))}
                    searching={dossier === null && failed === null}
                    id={referencesId}
                  />
                </div>
              )}
            </div>
            {diagnosing && (
              <Diagnose
                facts={{ ...props.diagnose, record: record ?? null, dossier, failed }}
                run={props.runDiagnosis}
                onClose={() => setDiagnosing(false)}
              />
            )}
          </div>
        </ScrollArea>
        {props.notes}
        <div className="foot">
          <span className="soft checked" aria-live="polite">
            {checking
              ? props.wait === null
                ? t('card.checking')
                : t('card.waiting', { host: props.wait.host, count: props.wait.seconds })
              : dossier === null
                ? t('card.notChecked')
                : checkedText(dossier.checkedAt, speech)}
          </span>
          <button type="button" className="quiet" onClick={props.onCheck} aria-disabled={checking}>
            <Icon name="check" />
            {t('card.checkNow')}
          </button>
          <span className="spread" />
          <button
            type="button"
            className="quiet"
            aria-expanded={size === 'full'}
            onClick={() => onSize(size === 'full' ? 'standard' : 'full')}
          >
            {t(size === 'full' ? 'card.showLess' : 'card.showAll')}
          </button>
          <button
            type="button"
            className="quiet"
            aria-expanded={diagnosing}
            onClick={() => {
              setDiagnosing(!diagnosing);
              if (!diagnosing) onSize('full');
            }}
          >
            {t('diagnose.title')}
          </button>
          <button type="button" className="quiet" onClick={props.onOptions}>
            {t('card.options')}
          </button>
        </div>
      </div>
    </section>
  );
}

/** When the sources were last asked: the time today, else the day too. */
function checkedText(at: string, { t, language, today }: Speech): string {
  const time = formatMoment(at, today, language);
  return t(/^\d\d:\d\d$/.test(time) ? 'card.checkedAt' : 'card.checkedOn', { time });
}

/** What the reader must know about the reliability of the card: failures, errors in sources, unknown layout. */
function remarksOf({ record, dossier, failed, remark }: CardProps, speech: Speech): string[] {
  const remarks: string[] = remark === null ? [] : [remark];
  if (dossier !== null) {
    if (failed !== null) remarks.push(failed);
    const failures = explainFailures(dossier.failures, speech);
    if (failures !== null) remarks.push(failures);
    remarks.push(...explainSourceErrors(dossier.status, speech));
  }
  const unread =
    record === null ||
    (record !== undefined &&
      record.kind !== 'other' &&
      !isUnfinished(record) &&
      record.questions.length === 0 &&
      // The head alone may name submitters; a written question whose text holds no question was not read.
      (record.submitters.length === 0 || (record.kind === 'question' && record.form === 'written')));
  if (unread) remarks.push(speech.t('card.unknownLayout'));
  return remarks;
}
