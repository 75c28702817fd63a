import { browser } from 'wxt/browser';
import type { FollowEvent } from '../../domain/following/event.ts';
import type { Announcement } from '../../domain/following/notifications.ts';
import { eventInWords, followingTranslator } from '../../domain/i18n/following.ts';
import type { Language } from '../../domain/i18n/language.ts';
import { safeUrl } from '../../domain/publication/links.ts';
import { publicationUrl } from '../../domain/site/address.ts';
import { logAndReturn } from '../../messages/log-error.ts';

/** System notifications of what happened to followed questions. They need a permission that the reader gives in the library. */

const PREFIX = 'following|';
const MANY = `${PREFIX}many`;
/** Characters of a title in a notification; systems show about as many. */
const TITLE_LENGTH = 150;
/** Lines of one notification about several questions. */
const MAX_LINES = 4;

/** A title as one line of plain text, without characters that draw nothing or turn the direction of what follows. */
const plain = (text: string): string => {
  const line = text.replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  // Drop half of a surrogate pair left by cutting.
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH - 1).replace(/\p{Cs}$/u, '')}…` : line;
};

function named({ title, number }: FollowEvent): string {
  const line = plain(title);
  return line === '' ? number : `${line} (${number})`;
}

/** The words of a notification. Its text is data: nothing in it is read as anything but letters. */
export function announcementInWords(
  announcement: Announcement,
  language: Language,
): { id: string; title: string; message: string } {
  const t = followingTranslator(language);
  if (announcement.of === 'one') {
    const { event, more } = announcement;
    const rest = more > 0 ? `\n${t('notice.more', { count: more })}` : '';
    return { id: `${PREFIX}${event.key}`, title: `${eventInWords(event, t)}`, message: `${named(event)}${rest}` };
  }
  const { questions, events } = announcement;
  const lines = events.slice(0, MAX_LINES).map((event) => `${eventInWords(event, t)}: ${named(event)}`);
  return { id: MANY, title: t('notice.many', { count: questions }), message: lines.join('\n') };
}

/** Whether the reader allowed notifications. */
export const mayNotify = (): Promise<boolean> => browser.permissions.contains({ permissions: ['notifications'] });

/** Shows a notification; one of the same question replaces the one before. */
export async function showNotice(announcement: Announcement, language: Language): Promise<void> {
  const { id, title, message } = announcementInWords(announcement, language);
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
}

/** What a click needs. */
export interface ClickPorts {
  /** The recorded event; null when it is gone. */
  readonly event: (key: string) => Promise<FollowEvent | null>;
  readonly seen: (keys: readonly string[]) => Promise<void>;
  /** Opens one of our pages or a page of the official site. */
  readonly open: (address: string) => Promise<unknown>;
}

/** Opens what a notification is about. @param id its name */
async function followNotice(id: string, { event, seen, open }: ClickPorts): Promise<void> {
  if (!id.startsWith(PREFIX)) return;
  await browser.notifications.clear(id);
  const found = id === MANY ? null : await event(id.slice(PREFIX.length));
  if (found === null) {
    await open(browser.runtime.getURL('/library.html#mine' as '/library.html'));
    return;
  }
  await open(safeUrl(found.url) ?? publicationUrl(`kv-tk-${found.number}`));
  await seen([found.key]);
}

/** Listens to clicks, from now on or from when the reader allows notifications. A click wakes a stopped worker. */
export function watchNoticeClicks(ports: () => Promise<ClickPorts>): void {
  const onClick = (id: string): void =>
    void ports()
      .then((made) => followNotice(id, made))
      .catch(logAndReturn('following.click', undefined));
  let isListening = false;
  const listen = (): void => {
    const { notifications } = browser as { notifications?: typeof browser.notifications };
    if (isListening || notifications === undefined) return;
    isListening = true;
    notifications.onClicked.addListener(onClick);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
