// @vitest-environment jsdom
import { act, createElement, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LibraryContext, translators, type LibraryWorld } from '../../../components/library/app/context.ts';
import type { Mine } from '../../../components/library/my-questions/useMine.ts';
import { DEFAULT_NOTIFICATIONS } from '../../../utils/domain/following/notifications.ts';
import { followingTranslator } from '../../../utils/domain/i18n/following.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { EventList } = await import('../../../components/library/my-questions/EventList.tsx');
const { NotificationSettingsForm } =
  await import('../../../components/library/my-questions/NotificationSettingsForm.tsx');
const { NotifyButton } = await import('../../../components/library/my-questions/NotifyButton.tsx');

const t = followingTranslator('nl');
const NOT_KEPT = 'Dit kon niet worden bewaard.';

/** Shows a part of a library whose store takes nothing. @returns what the reader is told */
async function show(part: ReactElement): Promise<string[]> {
  document.body.innerHTML = '<div id="root"></div>';
  const told: string[] = [];
  const world = {
    ...translators('nl'),
    ports: {
      notices: { allowed: async () => true, ask: async () => true },
      client: {
        request: async (name: string, payload: { settings?: unknown }) => {
          if (name === 'follow.telling' && payload.settings === null) return DEFAULT_NOTIFICATIONS;
          throw new Error('the disk is full');
        },
      },
    },
    today: '2026-12-03',
    announce: (text: string) => void told.push(text),
  } as unknown as LibraryWorld;
  const root = createRoot(document.querySelector('#root') as Element);
  await act(async () => root.render(createElement(LibraryContext, { value: world }, part)));
  return told;
}

it('says that a choice about one follow was not kept', async () => {
  const told = await show(
    createElement(NotifyButton, { of: { number: '2026Z00001' }, name: 'Een veerpont', notify: true, t }),
  );
  await act(async () => document.querySelector('button')?.click());
  expect(told).toEqual([NOT_KEPT]);
});

it('says that a choice of when was not kept, and shows what is kept', async () => {
  const told = await show(createElement(NotificationSettingsForm, { t }));
  const how = document.querySelector('select') as HTMLSelectElement;
  await act(async () => {
    how.value = 'daily';
    how.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(told).toEqual([NOT_KEPT]);
  expect(how.value).toBe('each');
});

it('says that events were not marked as read', async () => {
  const event = {
    seq: 1,
    key: '2026Z00001|answered|',
    number: '2026Z00001',
    kind: 'answered',
    title: 'Een veerpont',
    day: '2026-12-01',
    isCertain: true,
    document: 'ah-tk-20262027-1',
    url: 'https://zoek.officielebekendmakingen.nl/ah-tk-20262027-1.html',
    source: 'sru',
    readAt: '2026-12-01T09:00:00.000Z',
    at: '2026-12-01T09:00:00.000Z',
    seen: false,
    notify: true,
  };
  const told = await show(
    createElement(EventList, { mine: { events: [event], hasMore: false } as unknown as Mine, t }),
  );
  await act(async () => document.querySelector('button')?.click());
  expect(told).toEqual([NOT_KEPT]);
});
