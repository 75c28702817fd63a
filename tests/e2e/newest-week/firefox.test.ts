import { expect, it } from 'vitest';
import { ADD_NOTE, ANY_STATE, NOTE_BOX, SOME_NOTES, useFirefox, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useFirefox(hosts);
const STATE = { role: 'status' } as const;

it('Firefox has the note of a provisional page on the final one, to which the old address leads', async () => {
  const { replica, url } = hosts();
  const { page, ax } = await browser().open(url('kv-9990150'));
  expect(await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 })).toMatch(/^Wacht op antwoord/);
  await ax.waitForText(STATE, /Nog niet volledig gepubliceerd/);
  await ax.click(ADD_NOTE);
  await ax.type(NOTE_BOX, 'Bellen met de gemeente');
  await ax.waitFor({ role: 'status', name: /^Opgeslagen/ });
  replica.setStage('final');
  await page.goto(url('kv-9990150'));
  expect(page.url()).toBe(url('kv-tk-2026Z90150'));
  await ax.click(SOME_NOTES);
  await ax.click({ role: 'button', name: /^Deze publicatie.*Notitie openen$/ });
  await ax.waitFor(NOTE_BOX);
  expect(await ax.value(NOTE_BOX)).toBe('Bellen met de gemeente');
  await ax.waitForText(STATE, /^Wacht op antwoord/);
});
