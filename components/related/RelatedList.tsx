import { type MouseEvent, type ReactElement, useId } from 'react';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { TONES } from '../../utils/domain/status/looks.ts';
import type { RelatedRow, RelatedView } from '../../utils/questions/view/contract.ts';
import { Icon } from '../ui/Icon.tsx';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { Affair } from './Affair.tsx';
import { FIRST_ROWS, RelatedRemarks, type RelatedState } from './RelatedRemarks.tsx';
import { Series } from './Series.tsx';
import { type RelatedSpeech, askedBy, standingText, titleOf } from './words.ts';

/** Reasons that only support others: told when there is no other. */
const SUPPORT: ReadonlySet<string> = new Set(['sameCategory', 'sameTime']);

interface Props {
  state: RelatedState;
  /** The question at hand as it is drawn beside this list; null where nothing is, and then the view tells. */
  own?: RelatedView['self'] | null;
  expanded: boolean;
  onExpand: (expanded: boolean) => void;
  onOptions: () => void;
  /** Told of a link that is followed, before the browser follows it. */
  onFollow: (row: { number: string; id: string }, event: MouseEvent) => void;
  speech: RelatedSpeech;
}

/** Related questions with their reasons, the affair as a line, and the way through a series. */
export function RelatedList(props: Props): ReactElement {
  const { state, own = null, expanded, speech, onFollow } = props;
  const { t } = speech;
  const id = useId();
  const view = typeof state === 'string' ? null : state;
  const rows = view?.rows ?? [];
  const shown = expanded ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <section className="related" aria-busy={state === 'loading'} aria-labelledby={id}>
      <Head id={id} updatedTo={view?.updatedTo ?? null} speech={speech} />
      {view !== null && <Affair rows={shown} self={selfOf(view, own)} speech={speech} />}
      <ul aria-labelledby={id}>
        {shown.map((row) => (
          <Row key={row.number} row={row} speech={speech} onFollow={onFollow} />
        ))}
      </ul>
      {state === 'loading' && (
        <div className="awaited">
          <span className="unseen">{t('related.loading')}</span>
        </div>
      )}
      <RelatedRemarks state={state} onOptions={props.onOptions} t={t} />
      {rows.length > FIRST_ROWS && (
        <button type="button" className="quiet" aria-expanded={expanded} onClick={() => props.onExpand(!expanded)}>
          {expanded ? t('related.less') : t('related.more', { count: rows.length - FIRST_ROWS })}
        </button>
      )}
      {view !== null && <Series view={view} speech={speech} onFollow={onFollow} />}
    </section>
  );
}

/** @param props.updatedTo the day the list is complete until; null when not known */
function Head(props: { id: string; updatedTo: string | null; speech: RelatedSpeech }): ReactElement {
  const { t, language } = props.speech;
  return (
    <div className="related-head">
      <h2 id={props.id}>{t('related.title')}</h2>
      {props.updatedTo !== null && (
        <span className="soft">{t('related.updated', { date: formatDate(props.updatedTo, language) })}</span>
      )}
    </div>
  );
}

/**
 * The question at hand on the line. Its state is the one drawn beside the line, whatever was known when the list was asked: the
 * sources may have answered since, or not at all.
 */
const selfOf = ({ self }: RelatedView, own: RelatedView['self'] | null): RelatedView['self'] =>
  own === null ? self : { state: own.state, date: own.date ?? self.date };

function Row({ row, speech, onFollow }: { row: RelatedRow } & Pick<Props, 'speech' | 'onFollow'>): ReactElement {
  const { t, language } = speech;
  const facts = [row.date === null ? '' : formatDate(row.date, language), askedBy(row, t)].filter(Boolean);
  const strong = row.reasons.filter(({ kind }) => !SUPPORT.has(kind));
  return (
    <li data-tone={TONES[row.state]} data-number={row.number}>
      <Icon name={row.state} />
      <a href={publicationUrl(row.id)} rel="noreferrer" onClick={(event) => onFollow(row, event)}>
        {titleOf(row, t)}
      </a>
      <p className="soft">
        <strong>{standingText(row, speech)}</strong>
        {facts.map((fact) => (
          <span key={fact}> · {fact}</span>
        ))}{' '}
        {(strong.length > 0 ? strong : row.reasons).map(({ kind, words }) => (
          <span className="chip" key={kind}>
            {words.length > 0 ? t('related.about', { words: words.join(', ') }) : t(`relation.${kind}`)}
          </span>
        ))}
        {row.notes > 0 && (
          <span className="own-notes" title={t('related.notes', { count: row.notes })}>
            <Icon name="note" />
            <span className="unseen">{t('related.notes', { count: row.notes })}</span>
            <span aria-hidden="true">{row.notes}</span>
          </span>
        )}
      </p>
    </li>
  );
}
