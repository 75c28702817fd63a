import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { relatedHandlers } from '../../../../utils/services/related.ts';
import { renderDocument } from '../../../../replica/page/document.ts';
import { loadPublications } from '../../../../replica/publication.ts';
import type { CorpusService } from '../../../../utils/services/list/service.ts';
import type { Dossier } from '../../../../utils/domain/dossier/types.ts';
import { pageToSource } from '../../../../utils/domain/publication/page-source.ts';
import { PageSource } from '../../../../utils/domain/publication/source-message.ts';
import { dossier } from './support.ts';

const NUMBER = '2025Z90115';
const NAMED = '2025Z90102';
const ADDRESS = `https://zoek.officielebekendmakingen.nl/kv-tk-${NUMBER}.html`;
const SENDER = { kind: 'page', url: ADDRESS } as const;

const NONE = { outcome: 'none', reason: 'empty' } as const;

/** The page of a follow-up, as its script sends it. */
function page() {
  const folder = fileURLToPath(new URL('../../../../replica/data', import.meta.url));
  const publication = loadPublications(folder, '2026-11-23').find(({ id }) => id === `kv-tk-${NUMBER}`);
  if (publication === undefined) throw new Error('not in the data');
  const { document } = new JSDOM(renderDocument(publication), { url: ADDRESS }).window;
  const sent: unknown = JSON.parse(JSON.stringify(pageToSource(document, ADDRESS)));
  return { address: ADDRESS, source: PageSource.parse(sent) };
}

/** The handlers, without a list and with this dossier of the question at hand. */
function handlers(own: Dossier | null) {
  const asked: string[][] = [];
  const told: string[] = [];
  const found = new Map<string, Dossier>();
  const made = relatedHandlers({
    corpus: { question: async () => NONE, related: async () => NONE } as unknown as CorpusService,
    pages: { peek: async (address) => (address.includes(NUMBER) ? own : null) },
    collections: { numbersIn: async () => [] },
    notes: { numbersWithTag: async () => [], list: async () => ({ outcome: 'listed', notes: [] }) as never },
    follows: async () => [],
    named: {
      known: async () => found,
      ask: async (numbers) => {
        asked.push([...numbers]);
        found.set(NAMED, dossier([], { number: NAMED, question: `kv-tk-${NAMED}`, title: 'Laadpalen' }));
        return true;
      },
    },
    http: { text: async () => Promise.reject(new Error('not asked here')) },
    onNamed: (number) => told.push(number),
  });
  return {
    view: (from: ReturnType<typeof page> | null) => made['related.view']({ number: NUMBER, page: from }, SENDER),
    asked,
    told,
  };
}

describe('questions that the page names', () => {
  const own = dossier([], { number: NUMBER, question: `kv-tk-${NUMBER}` });

  it('are requested once the question at hand was looked up, and reported when they come, once', async () => {
    const { view, asked, told } = handlers(own);
    expect((await view(page())).previous).toMatchObject({ number: NAMED, title: '' });
    expect(asked).toEqual([[NAMED]]);
    await Promise.resolve();
    expect(told).toEqual([NUMBER]);
    expect((await view(page())).previous).toMatchObject({ number: NAMED, title: 'Laadpalen', date: '2024-02-07' });
    expect(asked).toHaveLength(1);
  });

  it.each<[string, Dossier | null, boolean]>([
    ['before that', null, true],
    ['while it is looked up again', { ...own, refreshing: true }, true],
    ['from the library, where no page is open', own, false],
  ])('are not asked for %s', async (_name, looked, isOpen) => {
    const { view, asked } = handlers(looked);
    await view(isOpen ? page() : null);
    expect(asked).toEqual([]);
  });
});
