import type { ReactElement } from 'react';
import type { Dossier, Mention } from '../../utils/domain/dossier/types.ts';
import type { Reference, ReferenceReason } from '../../utils/domain/publication/record.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import { useSpeech } from '../page/context.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { SafeLink } from '../ui/SafeLink.tsx';
import { TONES } from '../../utils/domain/status/looks.ts';
import { stateLabel } from '../../utils/domain/status/words.ts';
import type { NamedStanding } from '../../utils/protocol/named.ts';
import { NamedActs } from '../frame/named/NamedActs.tsx';
import { nameOfTarget } from './target-name.ts';

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
  /** What is known of targets by cache and list, and of the reader's own, by identifier. */
  known: ReadonlyMap<string, NamedStanding>;
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
      {targets.map((target) => {
        const state = target.questionNumber === null ? undefined : states.get(target.questionNumber);
        return (
          <li key={target.target}>
            <SafeLink href={publicationUrl(target.target)}>{nameOfTarget(target, t)}</SafeLink>{' '}
            {target.reasons.slice(0, 3).map(({ reason, place }) => (
              <span className="chip" key={`${reason} ${place}`} title={place}>
                {t(`reason.${reason}`)}
              </span>
            ))}
            {state !== undefined && (
              <span className="chip" data-tone={toneOf(state)}>
                {stateLabel(state, t)}
              </span>
            )}
            <Standing target={target} hasState={state !== undefined} standing={known.get(target.target)} />
          </li>
        );
      })}
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

/** State, following and notes of a target. */
function Standing(props: {
  target: Target;
  hasState: boolean;
  standing: NamedStanding | undefined;
}): ReactElement | null {
  const { t } = useSpeech();
  const { target, hasState, standing } = props;
  if (standing === undefined) return null;
  return (
    <>
      {!hasState && standing.state && (
        <span className="chip" data-tone={standing.state.tone}>
          {standing.state.asOf === null
            ? standing.state.word
            : t('references.asOf', { word: standing.state.word, date: standing.state.asOf })}
        </span>
      )}
      <NamedActs id={target.target} name={nameOfTarget(target, t)} standing={standing} />
    </>
  );
}

const toneOf = (state: string): string => (TONES as Record<string, string>)[state] ?? 'neutral';
