import { JSDOM } from 'jsdom';
import { Parser } from 'commonmark';
import { describe, expect, it } from 'vitest';
import type { ExchangedCollection } from '../../../../utils/domain/collection/collection.ts';
import { MAX_ITEMS } from '../../../../utils/domain/collection/limits.ts';
import { headRule, writePaperFile } from '../../../../utils/domain/paper/html-file.ts';
import { writePaperMarkdown } from '../../../../utils/domain/paper/markdown.ts';
import { type PaperFacts, paperOfCollection } from '../../../../utils/domain/paper/paper.ts';
import { library, note, passage } from '../exchange/sample.ts';

const HOSTILE =
  '</style></title><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202Eom \uD800 # kop\n- lijst';
const FACTS: PaperFacts = {
  language: 'nl',
  made: '2026-12-03',
  omitted: 1,
  states: new Map([['kv-tk-2024Z01911', { word: 'Te laat', asOf: '2 december 2026' }]]),
};
const item = (publication: string, title = '') => ({ publication, questionNumber: null, title, date: null });
const dossier = (over: Partial<ExchangedCollection> = {}): ExchangedCollection => ({
  id: '0b9f2c1e-0000-4000-8000-00000000000d',
  title: 'Bruggen',
  text: 'Waar het over gaat.',
  items: [item('ah-tk-20232024-1166', 'Antwoord'), item('kv-tk-2024Z01911')],
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  ...over,
});
const NOTES = [
  note({ passage: passage('Welke bruggen'), verdict: 'evades', tags: ['Rijn'] }),
  note({
    id: '0b9f2c1e-0000-4000-8000-000000000002',
    target: { publication: 'kst-36410-VII-12', questionNumber: null, subQuestion: null },
  }),
];

describe('a dossier as a page', () => {
  it('has the publications in the reader’s order, with state, notes, what is not listed, and sources', () => {
    const html = writePaperFile(paperOfCollection(dossier(), library(NOTES), FACTS), '');
    const page = new JSDOM(html).window.document;
    const words = (selector: string): string[] =>
      [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);
    expect(words('main > section > h2')).toEqual(['1. Antwoord', '2. Keuring van bruggen', 'Bronnen']);
    expect(words('.state')).toEqual(['Te laat (stand van 2 december 2026)']);
    expect(words('.further article')).toHaveLength(1);
    expect(words('section:nth-of-type(2) blockquote')).toEqual(['Welke bruggen']);
    expect(words('section:nth-of-type(2) .details')).toEqual(['9 februari 2024 · eigen oordeel: ontwijkt · Rijn']);
    expect(words('.sources li')).toHaveLength(3);
    expect(words('footer p')[0]).toContain('1 notitie kon niet worden gelezen');
  });

  it('keeps hostile text as text: one style, no script, official links alone, a policy against both', () => {
    const paper = paperOfCollection(
      dossier({ title: HOSTILE, text: HOSTILE, items: [item('kv-tk-2024Z09999', HOSTILE)] }),
      library([note({ body: HOSTILE, tags: [HOSTILE], publicationTitle: HOSTILE })]),
      FACTS,
    );
    const html = writePaperFile(paper, '');
    expect(html.isWellFormed()).toBe(true);
    const page = new JSDOM(html).window.document;
    expect(page.querySelectorAll('script, img, iframe, link, object, embed, form, [onerror]')).toHaveLength(0);
    expect(page.querySelectorAll('style')).toHaveLength(1);
    expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
    for (const link of page.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^https:\/\/zoek\.officielebekendmakingen\.nl\//);
    expect(page.querySelector('h1')?.textContent).toContain('<script>alert(1)</script>');
    expect(headRule(paper)).not.toMatch(/<|script>/);
  });

  it('is Markdown in which hostile text makes no heading, link or HTML', () => {
    const paper = paperOfCollection(
      dossier({ title: HOSTILE, text: HOSTILE, items: [] }),
      library([note({ body: HOSTILE })]),
      FACTS,
    );
    const text = writePaperMarkdown(paper);
    const walker = new Parser().parse(text).walker();
    const found: string[] = [];
    for (let step = walker.next(); step !== null; step = walker.next()) {
      if (!step.entering) continue;
      const { type, destination } = step.node;
      if (type.startsWith('html')) found.push(type);
      if (type === 'link' && !destination?.startsWith('https://zoek.officielebekendmakingen.nl/')) found.push(type);
    }
    expect(found).toEqual([]);
  });

  it('holds as many publications as a dossier does', () => {
    const items = Array.from({ length: MAX_ITEMS }, (_, at) => item(`kst-36410-${at + 1}`, `Stuk ${at + 1}`));
    const paper = paperOfCollection(dossier({ items }), library([]), FACTS);
    expect(writePaperFile(paper, '').match(/<section>/g)).toHaveLength(MAX_ITEMS);
    expect(writePaperMarkdown(paper).match(/^## \d+\\\. /gm)).toHaveLength(MAX_ITEMS);
  });
});
