import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../replica/page/document.ts';
import { loadPublications } from '../../../replica/publication.ts';
import { readPage, readXml } from '../../../utils/domain/publication/read.ts';
import type { PublicationRecord } from '../../../utils/domain/publication/record.ts';
import { DATA } from './get.ts';

/**
 * Our own publications must say, to the readers of utils/domain/publication, what replica/README.md says they are:
 * otherwise a test of a state would test another one.
 */
const publications = new Map(loadPublications(DATA, '2026-11-23').map((publication) => [publication.id, publication]));

function page(id: string): PublicationRecord {
  const publication = publications.get(id);
  if (!publication) throw new Error(`no ${id} in replica/data`);
  const url = `https://zoek.officielebekendmakingen.nl/${id}.html`;
  return readPage(new JSDOM(renderDocument(publication), { url }).window.document, url);
}

describe('what our publications say', () => {
  it('the seed comes out exactly, from page and from XML', () => {
    const publication = publications.get('kv-tk-2024Z01911');
    for (const record of [page('kv-tk-2024Z01911'), readXml(publication?.xml ?? '', publication?.metadataXml)]) {
      expect(record).toMatchObject({
        kind: 'question',
        title: 'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
        questionNumber: '2024Z01911',
        sessionYear: '2023-2024',
        form: 'written',
        submitted: '2024-02-07',
        submitters: [
          { name: 'Van Eijk-Nagel', party: 'VVD' },
          { name: 'Michon-Derkzen', party: 'VVD' },
          { name: 'Brekelmans', party: 'VVD' },
        ],
        subjects: ['Economie | Handel', 'Financiën | Organisatie en beleid'],
        appendices: ['ah-tk-20232024-9019', 'ah-tk-20232024-9999'],
      });
      if (record.kind !== 'question') return;
      expect(record.addressees).toContainEqual({ function: 'Staatssecretaris', portfolio: 'Financiën', name: null });
      expect(record.questions.map((question) => question.numbers)).toEqual([
        [1],
        [2],
        [3],
        [4],
        [5],
        [6],
        [7],
        [8],
        [9],
      ]);
      expect(record.footnotes).toHaveLength(1);
      expect(record.footnotes[0]?.links[0]?.url).toContain('volkskrant.nl');
    }
  });

  it.each([
    ['ah-tk-20232024-9019', 'postponement', '2024-02-19'],
    ['ah-tk-20232024-9999', 'answer', '2024-04-16'],
    ['ah-tk-20242025-9101', 'answer', '2025-01-31'],
    ['ah-tk-20242025-9102', 'answer', '2025-03-05'],
    ['ah-tk-20242025-9103', 'postponement', '2025-03-03'],
    ['ah-tk-20242025-9104', 'answer', '2025-04-02'],
    ['ah-tk-20242025-9105', 'answer', '2025-05-14'],
    ['ah-tk-20242025-9106', 'settledByLetter', '2025-06-02'],
    ['ah-tk-20242025-9107', 'withdrawn', '2025-05-26'],
    ['ah-tk-20242025-9115', 'answer', '2025-04-07'],
    ['ah-tk-20242025-9120', 'answer', '2025-03-14'],
    ['ah-tk-20262027-9109', 'postponement', '2026-11-13'],
    ['ah-tk-20262027-9111', 'postponement', '2026-10-15'],
    ['ah-tk-20092010-9117', 'answer', '2009-09-30'],
  ])('%s is %s of %s', (id, form, received) => {
    expect(page(id)).toMatchObject({ kind: 'appendix', form, received });
  });

  it('the supplementary answer is one', () => {
    expect(page('ah-tk-20242025-9105')).toMatchObject({ supplementary: true });
    expect(page('ah-tk-20242025-9104')).toMatchObject({ supplementary: false });
  });

  it('answers are grouped, joint and refer to each other as planned', () => {
    const numbers = (id: string): number[][] => {
      const record = page(id);
      return record.kind === 'appendix' ? record.answers.map((answer) => answer.numbers) : [];
    };
    expect(numbers('ah-tk-20242025-9102')).toEqual([[1], [2, 3, 4], [5], [6]]);
    expect(numbers('ah-tk-20242025-9115')).toEqual([[1, 2, 3, 4]]);
    const referring = page('ah-tk-20242025-9102');
    expect(referring.kind === 'appendix' && referring.answers[2]?.refersToAnswers).toEqual([3]);
  });

  it('the follow-up names what it follows', () => {
    const record = page('kv-tk-2025Z90115');
    expect(record.references).toContainEqual(
      expect.objectContaining({ reason: 'followUp', questionNumber: '2025Z90102' }),
    );
    expect(record.kind === 'question' && record.submitters.map(({ name, party }) => `${name} ${party}`)).toEqual([
      'Snelleveld D66',
      'Ilse van Duinen CDA',
      'Charouf GroenLinks-PvdA',
      'Gaëlman GroenLinks-PvdA',
    ]);
  });

  it.each([
    ['kv-tk-2025Z90112', 'oral'],
    ['kv-tk-2025Z90101', 'written'],
    ['kv-tk-2025Z90116-n1', 'written'],
    ['kv-2009Z90117', 'written'],
  ])('%s is %s', (id, form) => {
    expect(page(id)).toMatchObject({ kind: 'question', form });
  });

  it('nothing says when kv-tk-2025Z90113 was submitted', () => {
    expect(page('kv-tk-2025Z90113')).toMatchObject({ kind: 'question', submitted: null });
  });
});
