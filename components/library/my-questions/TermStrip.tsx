import type { ReactElement } from 'react';
import { comingTerms, type MyQuestion, type TermDay } from '../../../utils/domain/following/mine.ts';
import { formatDate } from '../../../utils/domain/i18n/dates.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { useLibrary } from '../app/context.ts';

/** Taller stacks say no more than their number. */
const MAX_DOTS = 4;

/** The coming six weeks, drawn; the same as a list for who does not look. */
export function TermStrip({ questions, t }: { questions: readonly MyQuestion[]; t: FollowingTranslate }): ReactElement {
  const { language, today } = useLibrary();
  const days = comingTerms(questions, today);
  const busy = days.filter((one) => one.questions.length > 0);
  return (
    <section className="term-strip" aria-label={t('mine.strip')}>
      <h2>{t('mine.strip')}</h2>
      {busy.length === 0 ? (
        <p className="soft">{t('mine.strip.none')}</p>
      ) : (
        <>
          <div className="term-days" aria-hidden="true">
            {days.map((one, nth) => (
              <Day
                key={one.day}
                one={one}
                isToday={nth === 0}
                isWeek={nth % 7 === 0}
                label={formatDate(one.day, language)}
              />
            ))}
          </div>
          <details>
            <summary>{t('mine.strip.list')}</summary>
            <ul>
              {busy.map(({ day, questions: own }) => (
                <li key={day}>
                  {t('mine.strip.day', { date: formatDate(day, language), count: own.length })}
                  <ul>
                    {own.map(({ number, title }) => (
                      <li key={number}>{title === '' ? number : title}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}

function Day({
  one,
  isToday,
  isWeek,
  label,
}: {
  one: TermDay;
  isToday: boolean;
  isWeek: boolean;
  label: string;
}): ReactElement {
  // Saturday or Sunday: no answer arrives then, and a term that ends there is seen to.
  const isFree = [0, 6].includes(new Date(`${one.day}T00:00:00Z`).getUTCDay());
  const count = one.questions.length;
  const [, month = '', day = ''] = one.day.split('-');
  return (
    <span className="term-day" title={label} data-week={isWeek} data-is={isToday ? 'today' : isFree ? 'weekend' : null}>
      <span className="dots">
        {count > MAX_DOTS ? (
          <b>{count}</b>
        ) : (
          one.questions.map(({ number, state }) => <i key={number} data-state={state} />)
        )}
      </span>
      <small>{isWeek ? `${Number(day)}-${Number(month)}` : ''}</small>
    </span>
  );
}
