// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LibraryContext, type LibraryWorld } from '../../../components/library/app/context.ts';
import { writeExport } from '../../../components/library/files/export-files.ts';
import { SecondCopy } from '../../../components/library/manage/SecondCopy.tsx';
import { libraryTranslator } from '../../../utils/domain/i18n/library.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const AT = '2026-11-20T10:00:00.000Z';
const DOSSIER = {
  id: '00000000-0000-4000-8000-0000000000c1',
  title: 'Veren',
  text: 'Over de veren.',
  items: [],
  created: AT,
  modified: AT,
};
const COPY = {
  outcome: 'copy',
  total: 0,
  dossiers: 1,
  omitted: 0,
  isWhole: true,
  notes: [],
  publications: [],
  next: null,
  collections: [DOSSIER],
} as const;

/** Draws the second copy with a dossier and no note in it. */
async function draw(isDamaged: boolean): Promise<{ text: () => string; downloads: Blob[] }> {
  const downloads: Blob[] = [];
  const world = {
    t: libraryTranslator('nl'),
    language: 'nl',
    today: '2026-11-23',
    meaningNames: {},
    ports: {
      client: { request: async () => COPY },
      writeFile: async (...asked: Parameters<typeof writeExport>) => {
        const { name, content } = writeExport(...asked);
        return { name, content: new Blob([content]) };
      },
      download: (_: string, content: Blob) => downloads.push(content),
    },
  } as unknown as LibraryWorld;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () =>
    root.render(createElement(LibraryContext, { value: world }, createElement(SecondCopy, { isDamaged }))),
  );
  return { text: () => document.body.textContent ?? '', downloads };
}

// jsdom has no modal dialogs.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
afterEach(() => document.body.replaceChildren());

describe('dossiers in a second copy without a note', () => {
  it('are offered as a file when the database does not open', async () => {
    const { text, downloads } = await draw(false);
    expect(text()).toContain('Op de tweede staat geen notitie, wel nog 1 dossier. Bewaar dat als bestand.');
    const save = [...document.querySelectorAll('button')].find(
      (one) => one.textContent === 'Dossiers bewaren als bestand',
    );
    await act(async () => save?.click());
    await vi.waitFor(() => expect(downloads).toHaveLength(1));
    expect(await downloads[0]?.text()).toContain('Over de veren.');
  });

  it('are not passed over when part of the storage is damaged', async () => {
    const { text } = await draw(true);
    expect(text()).toContain('Er is geen notitie meer te lezen, wel 1 dossier.');
    expect(text()).not.toContain('een lege bibliotheek');
  });

  it('are gone on with by their own name, in the question too', async () => {
    const { text } = await draw(true);
    const named = (): HTMLButtonElement[] =>
      [...document.querySelectorAll('button')].filter((one) => one.textContent === 'Verder met 1 dossier');
    await act(async () => named()[0]?.click());
    expect(named()).toHaveLength(2);
    expect(text()).toContain('zet wat te lezen is in een nieuwe');
    expect(text()).not.toContain('een lege bibliotheek');
  });
});
