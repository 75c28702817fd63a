import type { ReactElement } from 'react';
import type { Dossier, Mention } from '../../utils/domain/dossier/types.ts';
import type { Reference, ReferenceReason } from '../../utils/domain/publication/record.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { useSpeech } from '../page/context.ts';
import { SafeLink } from '../ui/SafeLink.tsx';
import { isLate } from '../../utils/domain/status/states.ts';
import { TONES } from '../../utils/domain/status/looks.ts';
import { stateLabel } from '../../utils/domain/status/words.ts';
import type { NamedStatus } from '../../utils/protocol/named.ts';
import { NamedActs } from '../frame/named/NamedActs.tsx';
import { NamedStateChip } from './NamedStateChip.tsx';
import { addressOfTarget, isUnlisted, nameOfTarget } from './target-name.ts';

/** A target with every reason it is named for. */
interface Target {
  target: string;
  questionNumber: string | null;
  reasons: { reason: ReferenceReason; place: string }[];
}

/** References to the same publication become one line with several reasons, in order of first mention. */
export function byTarget(references: readonly Reference[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { target, questionNumber, reason, place } of references) {
    const found = targets.get(target) ?? { target, questionNumber, reasons: [] };
    if (!found.reasons.some((other) => other.reason === reason && other.place === place)) {
      found.reasons.push({ reason, place });
    }
    targets.set(target, found);
  }
  return [...targets.values()];
}

interface Props {
  references: readonly Reference[];
  mentions: readonly Mention[];
  referenced: Dossier['referenced'];
  /** Documents listed beside this list. */
  documents: ReadonlySet<string>;
  /** True until the sources were asked who mentions this question. */
  searching: boolean;
  id: string;
  /** What the cache and the list know of the targets, and the reader's own data about them, by identifier. */
  known: ReadonlyMap<string, NamedStatus>;
}

/** What this document refers to and what refers to it, each with its reason. */
export function References({ references, mentions, referenced, documents, searching, id, known }: Props): ReactElement {
  const { t, language } = useSpeech();
  const targets = byTarget(references);
  const named = new Set(targets.map(({ target }) => target));
  // What is in the list of documents already is not told twice.
  const others = mentions.filter(({ document }) => !named.has(document) && !documents.has(document));
  const states = new Map(referenced.map(({ questionNumber, state }) => [questionNumber, state]));
  return (
    <ul className="list" aria-labelledby={id}>
      {targets.map((target) => (
        <ReferenceRow
          key={target.target}
          target={target}
          state={target.questionNumber === null ? undefined : states.get(target.questionNumber)}
          status={known.get(target.target)}
        />
      ))}
      {others.map(({ document, title, role, date, url }) => (
        <li key={document}>
          <SafeLink href={url}>{title === '' ? document : title}</SafeLink>{' '}
          <span className="chip">{t(`mention.${role}`)}</span>
          {date !== null && <span className="soft detail">{formatDate(date, language)}</span>}
        </li>
      ))}
      {targets.length + others.length === 0 && (
        <li className="soft">{t(searching ? 'references.searching' : 'references.none')}</li>
      )}
    </ul>
  );
}

/** A publication that is referred to, why, and what is known of it. */
function ReferenceRow(props: {
  target: Target;
  /** The state according to the dossier at hand. */
  state: string | undefined;
  status: NamedStatus | undefined;
}): ReactElement {
  const { t } = useSpeech();
  const { target, state, status } = props;
  const isKnown = status?.known === true || (state !== undefined && state !== 'unknown');
  const isNowhere = !isKnown && isUnlisted(status);
  const name = nameOfTarget(target, isKnown, t);
  const address = addressOfTarget(target, isNowhere);
  const own = ownState(state, status);
  return (
    <li>
      {address === null ? <span>{name}</span> : <SafeLink href={address}>{name}</SafeLink>}{' '}
      {target.reasons.slice(0, 3).map(({ reason, place }) => (
        <span className="chip" key={`${reason} ${place}`} title={place}>
          {t(`reason.${reason}`)}
        </span>
      ))}
      {own !== undefined && (
        <span className="chip" data-tone={toneOf(own)}>
          {stateLabel(own, t)}
        </span>
      )}
      {isNowhere && <span className="chip">{t('reference.unlisted')}</span>}
      {status !== undefined && (
        <>
          {own === undefined && status.state && <NamedStateChip state={status.state} />}
          {address !== null && <NamedActs id={target.target} name={name} status={status} />}
        </>
      )}
    </li>
  );
}

/** The state by the dossier, where that of the publication itself does not know better: that one is not called late when it is long ago. */
const ownState = (state: string | undefined, status: NamedStatus | undefined): string | undefined =>
  state !== undefined && isLate(state) && status?.state ? undefined : state;

const toneOf = (state: string): string => (TONES as Record<string, string>)[state] ?? 'neutral';
