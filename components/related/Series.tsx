import type { MouseEvent, ReactElement } from 'react';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import type { RelatedView } from '../../utils/questions/view/contract.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { type RelatedSpeech, titleOf } from './words.ts';

interface Props {
  view: Pick<RelatedView, 'previous' | 'next'>;
  speech: RelatedSpeech;
  onFollow: (step: { number: string; id: string }, event: MouseEvent) => void;
}

/** The way back and forth through a chain of follow-ups. Nothing when this question has no neighbours. */
export function Series({ view, speech, onFollow }: Props): ReactElement | null {
  const { t, language } = speech;
  if (view.previous === null && view.next === null) return null;
  return (
    <nav className="series" aria-label={t('series.label')}>
      {(['previous', 'next'] as const).map((way) => {
        const step = view[way];
        return (
          step !== null && (
            <a
              key={way}
              href={publicationUrl(step.id)}
              rel={way === 'next' ? 'next noreferrer' : 'prev noreferrer'}
              className={way}
              onClick={(event) => onFollow(step, event)}
            >
              <span>{t(`series.${way}`)}</span>
              <span className="soft step">
                {titleOf(step, t)}
                {step.date !== null && `, ${formatDate(step.date, language)}`}
              </span>
            </a>
          )
        );
      })}
    </nav>
  );
}
