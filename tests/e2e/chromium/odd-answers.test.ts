import { expect, it } from 'vitest';
import { useData } from '../support/data.ts';
import { ODD_ANSWERS } from '../support/odd-answers.ts';
import { addNoteAt, ANY_STATE, STATE, useChromium, useHosts } from '../support/session.ts';

/** Answers written to mislead, beside the questions of a page (decision 585). */

const hosts = useHosts({ dataDir: useData(ODD_ANSWERS) });
const browser = useChromium(hosts);
const way = (label: string) => ({ role: 'link', name: `Naar het antwoord op vraag ${label}` }) as const;
const answer = (label: string) => ({ role: 'group', name: `Antwoord op vraag ${label}` }) as const;

/** Opens a question, and the answers beside it that are asked for. */
async function opened(question: string, labels: readonly string[]) {
  const tab = await browser().open(hosts().url(question));
  await tab.ax.waitForText(STATE, ANY_STATE);
  await tab.ax.waitFor(addNoteAt('1'));
  for (const label of labels) {
    await tab.ax.click(way(label));
    await tab.ax.waitForText(answer(label), /Naar de publicatie/, { timeout: 30_000 });
  }
  return tab;
}

it('draws what it knows as words, leaves a table to the publication, and points to no answer of others', async () => {
  const { page, ax } = await opened('kv-tk-2025Z90101', ['1', '2', '3']);
  expect(await ax.text(answer('1'))).toMatch(/een vorm die Kantlijn hier niet toont/);
  const second = await ax.text(answer('2'));
  expect(second).toMatch(/Zij kunnen omrijden <img src=x onerror=.*over de brug/);
  expect(second).toMatch(/1 Zie de bijlage\. 2.*2 Alleen op papier\./);
  expect(await ax.find({ role: 'link', name: 'omrijden', within: answer('2') })).toBeUndefined();
  expect(await ax.find({ role: 'button', name: 'Zie het antwoord op vraag 1', within: answer('3') })).toBeDefined();
  expect(await ax.find({ role: 'button', name: 'Zie het antwoord op vraag 2', within: answer('3') })).toBeUndefined();
  expect(await page.title()).not.toBe('x');
});

it('places nothing where the questions printed with the answers are others', async () => {
  const { ax } = await opened('kv-tk-2025Z90115', ['3']);
  expect(await ax.text(answer('3'))).toMatch(/Welk antwoord bij welke vraag hoort, is niet zeker/);
  expect(await ax.text(answer('3'))).not.toMatch(/wetsvoorstel/);
});

it('draws rounds in order: postponed, answered, and what was added to one question', async () => {
  const { ax } = await opened('kv-tk-2025Z90103', ['2', '3']);
  expect(await ax.text(answer('2'))).toMatch(
    /Uitstelbericht, .*Antwoord, .*zesentwintig.*Aanvullend antwoord, .*vierentwintig/,
  );
  const third = await ax.text(answer('3'));
  expect(third).toMatch(/Er is een opleiding gestart/);
  expect(third).not.toMatch(/vierentwintig|niet zeker/);
});
