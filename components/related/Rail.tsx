import { type MouseEvent, type ReactElement, useId } from 'react';
import { formatDate, formatMonth } from '../../utils/domain/i18n/dates.ts';
import { listTone } from '../../utils/domain/status/looks.ts';
import type { RelatedRow, RelatedView } from '../../utils/questions/view/contract.ts';
import { Icon } from '../ui/Icon.tsx';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { isExceptional, stopsOf, tiersOf } from './rail.ts';
import { FIRST_ROWS, RelatedRemarks, type RelatedState, type WithoutList } from './RelatedRemarks.tsx';
import { RowFollow, type SetFollowed } from './RowFollow.tsx';
import { Series } from './Series.tsx';
import { askedBy, reasonText, type RelatedSpeech, stateAndDaysText, titleOf } from './words.ts';

/** Reasons that only support others; shown when there is no other. */
const SUPPORT: ReadonlySet<string> = new Set(['sameCategory', 'samePortfolio', 'sameTime']);

interface Props {
  state: RelatedState;
  /** What can be done without a list. */
  help: WithoutList;
  expanded: boolean;
  onExpand: (expanded: boolean) => void;
  onOptions: () => void;
  onFollow: (row: { number: string; id: string }, event: MouseEvent) => void;
  /** Begins or stops to follow a question of the list. */
  setFollowed: SetFollowed;
  speech: RelatedSpeech;
  /** Identifier of the heading that names the list. */
  labelledBy: string;
}

/**
 * Related questions as list and timeline in one: by date, the question at hand marked, each dot beside its link. Those that may be related
 * are folded, in a rail of their own.
 */
export function Rail(props: Props): ReactElement {
  const { state, expanded, speech } = props;
  const { t, language } = speech;
  const id = useId();
  const view = typeof state === 'string' ? null : state;
  const { likely, possible } = tiersOf(view?.rows ?? []);
  const first = expanded ? likely : likely.slice(0, FIRST_ROWS);
  return (
    <div className="rail-box" aria-busy={state === 'loading'}>
      {view !== null && view.updatedTo !== null && (
        <p className="soft">{t('related.updated', { date: formatDate(view.updatedTo, language) })}</p>
      )}
      {state === 'loading' && <p className="soft">{t('related.loading')}</p>}
      {view !== null && first.length > 0 && <Stops {...props} rows={first} self={view.self} />}
      <RelatedRemarks {...props} />
      {expanded && view !== null && possible.length > 0 && (
        <>
          <h3 id={id}>{t('related.possible')}</h3>
          <Stops {...props} rows={possible} self={view.self} labelledBy={id} />
        </>
      )}
      {likely.length + possible.length > Math.min(likely.length, FIRST_ROWS) && (
        <Fold {...props} folded={likely.length - first.length} possible={possible.length} />
      )}
      {view !== null && <Series view={view} speech={speech} onFollow={props.onFollow} />}
    </div>
  );
}

/** Expands and folds the rest: likely ones after the first five, and those that may be related. */
function Fold({
  expanded,
  onExpand,
  folded,
  possible,
  speech: { t },
}: Props & { folded: number; possible: number }): ReactElement {
  const more =
    folded > 0 ? t('related.more', { count: folded + possible }) : t('related.possible.show', { count: possible });
  return (
    <button type="button" className="quiet" aria-expanded={expanded} onClick={() => onExpand(!expanded)}>
      {expanded ? t('related.less') : more}
    </button>
  );
}

/** Questions by date, with the one at hand among them. */
function Stops({
  rows,
  self,
  speech,
  labelledBy,
  onFollow,
  setFollowed,
}: Pick<Props, 'speech' | 'labelledBy' | 'onFollow' | 'setFollowed'> & {
  rows: readonly RelatedRow[];
  self: RelatedView['self'];
}): ReactElement {
  return (
    <ol className="rail" aria-labelledby={labelledBy}>
      {stopsOf(rows, self).map((stop) =>
        stop.is === 'self' ? (
          <li key="self" className="self">
            {speech.t('rail.self')}
            {stop.date !== null && ` · ${formatMonth(stop.date, speech.language)}`}
          </li>
        ) : (
          <Row key={stop.row.number} row={stop.row} speech={speech} onFollow={onFollow} setFollowed={setFollowed} />
        ),
      )}
    </ol>
  );
}

function Row({
  row,
  speech,
  onFollow,
  setFollowed,
}: { row: RelatedRow } & Pick<Props, 'speech' | 'onFollow' | 'setFollowed'>): ReactElement {
  const { t, language } = speech;
  const strong = row.reasons.filter(({ kind }) => !SUPPORT.has(kind));
  const reasons = (strong.length > 0 ? strong : row.reasons).map((reason) => reasonText(reason, t));
  const facts = [row.date === null ? t('rail.undated') : formatMonth(row.date, language), askedBy(row, t), ...reasons];
  return (
    <li data-number={row.number} data-tone={listTone(row.state)}>
      <a href={publicationUrl(row.id)} rel="noreferrer" onClick={(event) => onFollow(row, event)}>
        {titleOf(row, t)}
      </a>
      <p className="soft">
        {isExceptional(row.state) && <strong>{stateAndDaysText(row, speech)} · </strong>}
        {facts.filter(Boolean).join(' · ')}
        {row.notes > 0 && (
          <span className="own-notes" title={t('related.notes', { count: row.notes })}>
            <Icon name="note" />
            <span className="unseen">{t('related.notes', { count: row.notes })}</span>
            <span aria-hidden="true">{row.notes}</span>
          </span>
        )}
      </p>
      {row.followed !== undefined && (
        <RowFollow
          number={row.number}
          followed={row.followed}
          name={t('related.follow', { title: titleOf(row, t) })}
          set={setFollowed}
        />
      )}
    </li>
  );
}
