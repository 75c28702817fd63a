import type { ReactElement } from 'react';
import type { Dossier, Mention } from '../../utils/domain/dossier/types.ts';
import type { Reference, ReferenceReason } from '../../utils/domain/publication/record.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import type { PageTranslate } from '../../utils/domain/i18n/page.ts';
import { useSpeech } from '../page/context.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { SafeLink } from '../ui/SafeLink.tsx';
import { TONES } from '../../utils/domain/status/looks.ts';
import { stateLabel } from '../../utils/domain/status/words.ts';

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

/** An identifier as a reader says it: `Vraag 2024Z18284`, `Aanhangsel 2022–2023, nr. 1234`, `Kamerstuk 36410-VII-12`. */
function nameOf({ target, questionNumber }: Pick<Target, 'target' | 'questionNumber'>, t: PageTranslate): string {
  if (questionNumber !== null) return t('reference.question', { number: questionNumber });
  const appendix = /^ah-(?:tk|ek)-(\d{4})(\d{4})-(\d+)/.exec(target);
  if (appendix !== null) {
    const [, from = '', to = '', number = ''] = appendix;
    return t('reference.appendix', { session: `${from}–${to}`, number });
  }
  const paper = /^kst-(.+)$/.exec(target);
  return paper === null ? target : t('reference.paper', { number: paper[1] ?? '' });
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
}

/** What this document refers to and what refers to it, each with its reason. */
export function References({ references, mentions, referenced, documents, searching, id }: Props): ReactElement {
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
            <SafeLink href={publicationUrl(target.target)}>{nameOf(target, t)}</SafeLink>{' '}
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

const toneOf = (state: string): string => (TONES as Record<string, string>)[state] ?? 'neutral';
