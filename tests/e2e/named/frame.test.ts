import { expect, it } from 'vitest';
import { ask } from '../support/library.ts';
import { buildWithList, LISTED as NUMBER, UNLISTED } from './support.ts';
import { ANY_STATE, FRAME, NOTES_TAB, openCourse, STATE, useChromium, useHosts } from '../support/session.ts';

/** What a page names, listed in the frame for keyboard and screen reader (decision 432). */

const hosts = useHosts();
const browser = useChromium(hosts, { build: () => buildWithList() });
const named = (name: string) => ({ role: 'button', name, within: FRAME }) as const;

it('lists the publications a paper names below its notes, with follow and note buttons', async () => {
  const own = await browser().context.newPage();
  await own.goto(`chrome-extension://${await browser().extensionId()}/library.html`);
  const { page, ax } = await browser().open(hosts().url('kst-36999-13'));
  await ax.click(NOTES_TAB);
  await ax.waitFor({ role: 'heading', name: 'Genoemd in dit document (8)', within: FRAME });
  const link = await ax.waitFor({ role: 'link', name: `Vraag ${NUMBER}`, within: FRAME });
  expect(String(link.properties['url'])).toContain(`kv-tk-${NUMBER}.html`);
  // What nobody knows is a number, which cannot be followed and can be searched for.
  const unknown = await ax.waitFor({ role: 'link', name: `Nummer ${UNLISTED}`, within: FRAME });
  expect(String(unknown.properties['url'])).toContain('/resultaten?');
  expect(await ax.find(named(`Nummer ${UNLISTED} volgen`))).toBeUndefined();
  await ax.click(named(`Vraag ${NUMBER} volgen`));
  await expect.poll(async () => (await ax.find(named(`Vraag ${NUMBER} volgen`)))?.properties['pressed']).toBe('true');
  expect(await ask(own, 'follow.among', { numbers: [NUMBER] })).toEqual({ followed: [NUMBER] });
  await ask(own, 'follow.set', { number: NUMBER, on: false });
  await expect.poll(async () => (await ax.find(named(`Vraag ${NUMBER} volgen`)))?.properties['pressed']).toBe('false');
  const opening = browser().context.waitForEvent('page');
  await ax.focus(named(`Notitie toevoegen bij Vraag ${NUMBER}`));
  await page.keyboard.press('Enter');
  expect((await opening).url()).toMatch(/library\.html#this$/);
});

it('has following and notes at the references of a question', async () => {
  // What was looked up is known to be a question, though the list does not have it.
  const { page: first, ax: seen } = await browser().open(hosts().url('kv-tk-2025Z90102'));
  await seen.waitForText(STATE, ANY_STATE);
  await first.close();
  const { ax } = await browser().open(hosts().url('kv-tk-2025Z90115'));
  await ax.waitForText(STATE, ANY_STATE);
  await openCourse(ax);
  await ax.waitFor(named('Vraag 2025Z90102 volgen'));
});
