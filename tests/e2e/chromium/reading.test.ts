import { describe, expect, it } from 'vitest';
import { type Accessibility, flatten } from '../support/accessibility.ts';
import { ANY_STATE, STRIP, FRAME, openCourse, SEED, STATE, useChromium, useHosts } from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Opens a publication and what Kantlijn tells of its course. */
async function courseOf(id = SEED): Promise<Accessibility> {
  const { ax } = await browser().open(hosts().url(id));
  await openCourse(ax);
  return ax;
}

describe('the seed question in Chromium', () => {
  it('shows its state with the reason, and the record', async () => {
    const ax = await courseOf();
    expect(await ax.text(STATE)).toMatch(/^Beantwoord/);
    const course = await ax.text(FRAME);
    for (const fact of [
      '7 februari 2024',
      'Van Eijk-Nagel',
      'Michon-Derkzen',
      'Brekelmans',
      'VVD',
      'Handel',
      'Organisatie en beleid',
    ]) {
      expect(course).toContain(fact);
    }
    expect(course).toMatch(/Staatssecretaris/i);
    expect(course).toMatch(/19 februari 2024/);
  });

  it('lists documents and references as links to the official host', async () => {
    const ax = await courseOf();
    const documents = await ax.waitFor({ role: 'list', name: 'Documenten', within: FRAME });
    const links = flatten(documents).filter(({ role }) => role === 'link');
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const link of links)
      expect(String(link.properties['url'])).toMatch(
        /^https:\/\/(zoek\.officielebekendmakingen|www\.tweedekamer)\.nl\//,
      );
    // A follow-up refers to an earlier question; the seed refers to nothing.
    const followUp = await courseOf('kv-tk-2025Z90115');
    const references = await followUp.waitFor({ role: 'list', name: 'Verwijzingen', within: FRAME });
    expect(flatten(references).filter(({ role }) => role === 'link').length).toBeGreaterThan(0);
  });

  it('links the source that a footnote cites', async () => {
    const ax = await courseOf();
    const urls = flatten(await ax.waitFor(FRAME)).flatMap(({ role, properties }) =>
      role === 'link' ? [String(properties['url'])] : [],
    );
    expect(urls.some((url) => url.includes('volkskrant.nl'))).toBe(true);
  });

  it('puts the strip after the title and before the first question', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.waitFor(STRIP);
    const nodes = flatten(await ax.tree());
    const strip = nodes.findIndex(({ role, name }) => role === 'region' && name === 'Kantlijn');
    const title = nodes.findLastIndex(
      ({ role, properties }, at) => role === 'heading' && properties['level'] === 1 && at < strip,
    );
    const question = nodes.findIndex(({ role, name }) => role === 'heading' && /^Vraag 1$/.test(name));
    expect(title).toBeGreaterThan(-1);
    expect(strip).toBeGreaterThan(title);
    expect(question).toBeGreaterThan(strip);
  });

  it('gives each of the nine questions a note button and a link to its answer', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    for (let number = 1; number <= 9; number += 1) {
      // They are made where the reader is.
      await page.getByRole('heading', { name: `Vraag ${number}`, exact: true }).scrollIntoViewIfNeeded();
      await ax.waitFor({ role: 'button', name: `Notitie toevoegen bij vraag ${number}` });
      await ax.waitFor({ role: 'link', name: new RegExp(`antwoord.*vraag ${number}\\b`, 'i') });
    }
  });

  it('tells the timeline as text', async () => {
    const text = await (await courseOf()).text(FRAME);
    for (const date of ['28 februari 2024', '20 maart 2024']) expect(text).toContain(date);
  });

  it('answers on the page of the answer too', async () => {
    const { ax } = await browser().open(hosts().url('ah-tk-20232024-9999'));
    expect(await ax.waitForText(STATE, ANY_STATE)).toMatch(/^Beantwoord/);
    await ax.waitFor({ role: 'button', name: 'Notitie toevoegen bij vraag 3 en 4' });
  });
});
