import type { ReactElement } from 'react';
import type { Status } from '../../utils/status/types.ts';
import { formatDate } from '../../utils/i18n/dates.ts';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { explain, stateLabel } from './explain.ts';
import { SafeLink } from '../ui/SafeLink.tsx';

/** Colour family of a state; the word and the icon say the same without colour. */
export const TONES = {
  answered: 'good',
  settledByLetter: 'good',
  withdrawn: 'neutral',
  open: 'wait',
  postponed: 'hold',
  overdue: 'late',
  noTerm: 'neutral',
  unknown: 'neutral',
  loading: 'neutral',
} as const satisfies Record<Status['state'] | 'loading', string>;

/** The state in colour, icon and word, and why, in one place that speaks up when it changes. */
export function Summary({ status, failed }: { status: Status | null; failed: string | null }): ReactElement {
  const speech = useSpeech();
  const { t, language } = speech;
  const state = status?.state ?? (failed === null ? 'loading' : 'unknown');
  const sentences = status === null ? [failed ?? t('why.loading')] : explain(status, speech);
  const due =
    status?.state === 'open' || status?.state === 'postponed'
      ? t(status.state === 'open' ? 'due.threeWeeks' : 'due.sixWeeks', { date: formatDate(status.due, language) })
      : null;
  return (
    <div className="summary" data-tone={TONES[state]}>
      <span className="sign">
        <Icon name={state} />
      </span>
      <output className="state">
        <strong className="word">{state === 'loading' ? t('state.loading') : stateLabel(state, t)}</strong>{' '}
        {due !== null && <span className="due">{due}</span>}{' '}
        <span className="why">
          {sentences.join(' ')}
          {status?.state === 'settledByLetter' && status.letter !== null && (
            <>
              {' '}
              {status.letter.url === null ? (
                t('why.settledByLetter.letter', { letter: status.letter.text })
              ) : (
                <SafeLink href={status.letter.url}>{status.letter.text}</SafeLink>
              )}
            </>
          )}
        </span>
      </output>
    </div>
  );
}
