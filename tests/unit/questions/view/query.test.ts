import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RelatedRequest } from '../../../../utils/questions/file/contract.ts';
import { relatedRequest } from '../../../../utils/questions/view/query.ts';
import { dossier, page, record, reference } from './support.ts';

describe('the request to the question list', () => {
  it('has the texts of the page, and people as the list spells them', () => {
    const asked = relatedRequest({ number: '2024Z00500', page: page(), listed: record('2024Z00500'), dossier: null });
    expect(asked).toMatchObject({
      number: '2024Z00500',
      title: 'Titel van 2024Z00500',
      text: expect.stringContaining('Kent u het bericht?') as string,
      links: ['https://krant.nl/a'],
      submitters: ['Anna de Vries (A.)'],
      addressees: ['B. Bewind'],
      subjects: ['Economie | Handel'],
    });
    expect(asked?.headlines[0]).toMatch(/^Camera/);
  });

  it('takes the text from questions, explanatory note and footnotes, without addresses', () => {
    const noted = page({
      explanatoryNote: 'Deze vragen gaan over drugs in havens.',
      footnotes: [
        { number: '1', text: 'NRC, 1 mei 2024, Camera’s in de haven (https://nrc.nl/cameras-haven)', links: [] },
      ],
    });
    const text = relatedRequest({ number: '2024Z00500', page: noted, listed: null, dossier: null })?.text;
    expect(text).toContain('Deze vragen gaan over drugs in havens.');
    expect(text).toContain('Camera’s in de haven');
    expect(text).not.toContain('https');
  });

  it('has only the page for a question that the list does not have', () => {
    const asked = relatedRequest({ number: '2024Z00500', page: page(), listed: null, dossier: null });
    expect(asked).toMatchObject({
      title: 'Scanners bij de douane',
      submitters: ['Kim Van Dam (K.)'],
      addressees: ['Minister van Financiën'],
      date: '2024-02-07',
    });
  });

  it('has the questions that name it and that it names, without itself', () => {
    const asked = relatedRequest({
      number: '2024Z00500',
      page: page({
        references: [
          reference('2024Z00400', 'mentioned'),
          reference('2024Z00400', 'followUp'),
          reference('2024Z00500', 'mentioned'),
        ],
      }),
      listed: null,
      dossier: dossier([
        { document: 'kv-tk-2024Z00600', title: '', role: 'followUp', date: '2024-05-01', url: '' },
        { document: 'ah-tk-20232024-9', title: '', role: 'answer', date: null, url: '' },
      ]),
    });
    expect(asked?.references).toEqual([{ number: '2024Z00400', followUp: true }]);
    expect(asked?.referredBy).toEqual(['2024Z00600']);
  });

  it('is null when not even a title is known', () => {
    expect(relatedRequest({ number: '2024Z00500', page: null, listed: null, dossier: null })).toBeNull();
  });

  it('stays within the limits of the message, whatever a page says', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }).map((text) => text.repeat(2000)),
        fc.array(fc.string({ maxLength: 2500 }), { maxLength: 150 }),
        fc.nat(200),
        (text, texts, people) => {
          const asked = relatedRequest({
            number: '2024Z00500',
            page: page({
              title: `x${text}`,
              subjects: texts,
              questions: [{ numbers: [], label: '', text, position: 0 }],
              footnotes: texts.map((each) => ({
                number: '1',
                text: `«${each}»`,
                links: [{ text: '', url: `https://a.nl/${each}` }],
              })),
              submitters: Array.from({ length: people }, (_, at) => ({
                name: `N${at}${texts[0] ?? ''}`,
                givenName: null,
                initials: null,
                party: null,
              })),
              references: Array.from({ length: people }, (_, at) =>
                reference(`2024Z${String(at).padStart(5, '0')}`, 'mentioned'),
              ),
            }),
            listed: null,
            dossier: null,
          });
          expect(RelatedRequest.safeParse(asked).error).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });
});
