import type { ReactElement } from 'react';
import { formatDate, formatMoment } from '../../../utils/domain/i18n/dates.ts';
import { eventInWords, type FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { safeUrl } from '../../../utils/domain/publication/links.ts';
import type { ListedEvent } from '../../../utils/protocol/following.ts';
import { useLibrary } from '../app/context.ts';
import { useShow } from '../app/useShow.ts';
import type { Mine } from './useMine.ts';

/** What happened to followed questions, the last first: when, what shows it, read or not. */
export function EventList({ mine, t }: { mine: Mine; t: FollowingTranslate }): ReactElement {
  const { ports, announce } = useLibrary();
  const { events } = mine;
  const isUnread = events.some(({ seen }) => !seen);
  const readAll = (): void =>
    void ports.client
      .request('follow.seen', { which: { upTo: events[0]?.seq ?? 0 } })
      .catch(() => announce(t('mine.notKept')));
  return (
    <section className="mine-events" aria-labelledby="mine-events">
      <div className="tool-row">
        <h2 id="mine-events">{t('mine.events')}</h2>
        <span className="spread" />
        {isUnread && (
          <button type="button" onClick={readAll}>
            {t('mine.events.read')}
          </button>
        )}
      </div>
      {events.length === 0 ? (
        <p className="soft">{t('mine.events.none')}</p>
      ) : (
        <ul>
          {events.map((event) => (
            <Event key={event.key} event={event} t={t} />
          ))}
        </ul>
      )}
      {mine.hasMore && (
        <button type="button" onClick={mine.moreEvents}>
          {t('mine.events.more')}
        </button>
      )}
    </section>
  );
}

function Event({ event, t }: { event: ListedEvent; t: FollowingTranslate }): ReactElement {
  const { language, ports, today } = useLibrary();
  const show = useShow();
  const { key, number, title, day, document, at, seen, url } = event;
  const address = safeUrl(url);
  return (
    <li data-unread={!seen}>
      {!seen && <span className="chip">{t('mine.events.unread')}</span>}
      <strong>{eventInWords(event, t)}</strong>
      {day !== null && <span>{formatDate(day, language)}</span>}
      {address !== null && (
        <a
          href={address}
          rel="noreferrer"
          onClick={(click) => {
            void ports.client.request('follow.seen', { which: { keys: [key] } });
            if (click.ctrlKey || click.metaKey || click.shiftKey) return;
            click.preventDefault();
            show(address);
          }}
        >
          {title === '' ? number : title}
        </a>
      )}
      <span className="soft">
        {document ?? number} · {t('mine.events.found', { date: formatMoment(at, today, language) })}
      </span>
    </li>
  );
}
