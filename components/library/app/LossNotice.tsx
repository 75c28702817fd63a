import type { ReactElement } from 'react';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import { todayInAmsterdam } from '../../../utils/domain/clock/calendar.ts';
import type { Loss as LossFacts } from '../../../utils/protocol/loss.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from './context.ts';
import { SecondCopy } from '../manage/SecondCopy.tsx';
import type { HealthReport } from './useHealth.ts';

interface Props {
  readonly health: HealthReport;
  readonly onRestore: () => void;
  readonly onSeen: () => void;
}

/**
 * Warns that nothing can be saved now, that notes were lost, that a loss was repaired, or how many notes have only
 * one copy so far. Renders nothing when all is well.
 */
export function LossNotice({ health, onRestore, onSeen }: Props): ReactElement | null {
  const { t } = useLibrary();
  const { trouble, loss, isLockedOut, isDamaged, copying } = health;
  if (trouble === null && loss === null && !isLockedOut && !isDamaged)
    return copying === null ? null : <p className="reminder">{t('loss.copying', { count: copying })}</p>;
  return (
    <section
      className="message"
      data-tone="late"
      role="alert"
      aria-label={t(loss?.isMissing === true ? 'loss.title' : 'loss.trouble')}
    >
      {trouble !== null && (
        <p className="message-title">
          <Icon name="alert" />
          {t(`loss.trouble.${trouble}`)}
        </p>
      )}
      {(isLockedOut || isDamaged) && <SecondCopy isDamaged={!isLockedOut} />}
      {loss !== null && <LossFound loss={loss} />}
      {loss !== null && (
        <div className="actions">
          {loss.isMissing && (
            <button type="button" className="main" onClick={onRestore}>
              {t('loss.restore')}
            </button>
          )}
          <button type="button" className={loss.isMissing ? 'quiet' : ''} onClick={onSeen}>
            {t('loss.seen')}
          </button>
        </div>
      )}
    </section>
  );
}

/** What was lost, since when, and what there is to go back to. */
function LossFound({ loss }: { loss: LossFacts }): ReactElement {
  const { t, language } = useLibrary();
  const { expected, present, restored, unreadable, changed, backup, isMissing, isDamage } = loss;
  const day = (instant: string): string => formatDate(todayInAmsterdam(new Date(instant)), language);
  const left = String(present);
  return (
    <>
      <p className="message-title">
        <Icon name="alert" />
        {isMissing ? t('loss.title') : t(isDamage ? 'loss.damaged.title' : 'loss.restored.title', { count: restored })}
      </p>
      <p>
        {!isMissing && t('loss.restored.text')}
        {isMissing &&
          (expected === null
            ? t('loss.unknown', { present: left })
            : t('loss.expected', { count: expected, present: left }))}
        {isMissing && changed !== null && ` ${t('loss.changed', { date: day(changed) })}`}
        {isMissing && ` ${backup === null ? t('loss.noBackup') : t('loss.backup', { date: day(backup) })}`}
        {unreadable > 0 && ` ${t('loss.unreadable', { count: unreadable })}`}
      </p>
    </>
  );
}
