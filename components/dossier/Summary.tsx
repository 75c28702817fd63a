import type { ReactElement } from 'react';
import type { Status } from '../../utils/domain/status/types.ts';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { TONES } from '../../utils/domain/status/looks.ts';
import { shownAs } from '../../utils/domain/status/long-ago.ts';
import { explain } from '../../utils/domain/status/sentences.ts';
import { dueText } from '../../utils/domain/status/words.ts';
import { SafeLink } from '../ui/SafeLink.tsx';

/** The state in colour, icon and word, and why, in one place that speaks up when it changes. */
export function Summary({ status, failed }: { status: Status | null; failed: string | null }): ReactElement {
  const speech = useSpeech();
  const { t } = speech;
  const waiting = failed === null ? 'loading' : 'unknown';
  const state = status === null ? waiting : shownAs(status.state, status.submitted, speech.today);
  const sentences = status === null ? [failed ?? t('why.loading')] : explain(status, speech);
  const due = status === null ? null : dueText(status, speech);
  return (
    <div className="summary" data-tone={TONES[state]}>
      <span className="sign">
        <Icon name={state} />
      </span>
      <output className="state">
        <strong className="word">{t(`state.${state}`)}</strong> {due !== null && <span className="due">{due}</span>}{' '}
        <span className="why">
          {sentences.join(' ')}
          {status !== null && <Source status={status} />}
        </span>
      </output>
    </div>
  );
}

/** Link to the notice or letter that the state rests on, where the sentences do not give it in full. */
function Source({ status }: { status: Status }): ReactElement | null {
  const { t } = useSpeech();
  if (status.state === 'postponed' && status.reason !== null)
    return (
      <>
        {' '}
        <SafeLink href={status.notice.url}>{t('why.postponed.whole')}</SafeLink>
      </>
    );
  if (status.state !== 'settledByLetter' || status.letter === null) return null;
  const { url, text } = status.letter;
  return (
    <>
      {' '}
      {url === null ? (
        <bdi>{t('why.settledByLetter.letter', { letter: text })}</bdi>
      ) : (
        <SafeLink href={url}>{text}</SafeLink>
      )}
    </>
  );
}
