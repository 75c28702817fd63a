import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate } from '../../../../utils/domain/publication/dates.ts';
import { parseAnswerHeading, parseQuestionHeading } from '../../../../utils/domain/publication/heading.ts';
import { completeMembers, parseMembers, parseMetadataName } from '../../../../utils/domain/publication/members.ts';
import { parseOfficials } from '../../../../utils/domain/publication/officials.ts';
import type { Official, Submitter } from '../../../../utils/domain/publication/record.ts';

const people = (members: readonly Submitter[]): string =>
  members.map(({ name, party }) => (party === null ? name : `${name} [${party}]`)).join('; ');
const offices = (officials: readonly Official[]): string =>
  officials
    .map((official) => [official.function, official.portfolio ?? '-', official.name ?? '-'].join('/'))
    .join('; ');

describe('members', () => {
  it.each([
    ['het lid Podt (D66)', 'Podt [D66]'],
    ['de leden Bikker en Ceder (beiden ChristenUnie)', 'Bikker [ChristenUnie]; Ceder [ChristenUnie]'],
    ['de leden Sneller, Bamenga, Rooderkerk (allen D66)', 'Sneller [D66]; Bamenga [D66]; Rooderkerk [D66]'],
    ['de leden Ellian (VVD) en Paternotte (D66)', 'Ellian [VVD]; Paternotte [D66]'],
    ['de leden Omtzigt, Bikker en Ceder (beiden ChristenUnie)', 'Omtzigt; Bikker [ChristenUnie]; Ceder [ChristenUnie]'],
    [
      'de leden A-B en C (beiden VVD), D, E en F (allen SP) en G (SGP)',
      'A-B [VVD]; C [VVD]; D [SP]; E [SP]; F [SP]; G [SGP]',
    ],
    ['het leden Yeşilgöz-Zegerius en Aartsen (beiden VVD)', 'Yeşilgöz-Zegerius [VVD]; Aartsen [VVD]'],
    ['de leden lid Inge van Dijk (CDA), Vijlbrief (D66)', 'Inge van Dijk [CDA]; Vijlbrief [D66]'],
    ['de leden Koekkoek (Volt) en Ceder(ChristenUnie)', 'Koekkoek [Volt]; Ceder [ChristenUnie]'],
    ['de leden KoşerKaya en RudmerHeerema (beiden D66)', 'KoşerKaya [D66]; RudmerHeerema [D66]'],
    ['het lid Omtzigt (Omtzigt)', 'Omtzigt [Omtzigt]'],
    ['het lid Van Haga', 'Van Haga'],
    ['het lid Van Haga (Groep Van Haga)', 'Van Haga [Groep Van Haga]'],
  ])('%s', (printed, expected) => {
    expect(people(parseMembers(printed))).toBe(expected);
  });

  it('reads eighteen submitters', () => {
    const names = Array.from({ length: 18 }, (_, index) => `Naam${String.fromCodePoint(97 + index)} (Partij ${index})`);
    expect(parseMembers(`de leden ${names.slice(0, -1).join(', ')} en ${names.at(-1)}`)).toHaveLength(18);
  });

  it.each([
    ['R.H. (Romke) de Jong', 'R.H.', 'Romke', 'de Jong'],
    ['H. Nijboer', 'H.', null, 'Nijboer'],
    ['Dijk, D.J.H. van', 'D.J.H.', null, 'van Dijk'],
    ['Van Rooijen', null, null, 'Van Rooijen'],
    ['Th. Arib', 'Th.', null, 'Arib'],
    ['IJ.A. Proef', 'IJ.A.', null, 'Proef'],
    ['mw. A. Proef', 'A.', null, 'Proef'],
    ['prof. dr. A. (Anna) van der Proef', 'A.', 'Anna', 'van der Proef'],
    ['A. Proef (XYZ)', 'A.', null, 'Proef'],
    ['De Heer', null, null, 'De Heer'],
  ])('metadata name %s', (printed, initials, givenName, surname) => {
    expect(parseMetadataName(printed)).toEqual({ initials, givenName, surname });
  });

  it('adds names from metadata only where one fits', () => {
    const members = parseMembers(
      'de leden Inge van Dijk (CDA), Jasper van Dijk (SP), Romke de Jong (D66) en Kat (D66)',
    );
    const names = ['I. (Inge) van Dijk', 'J.J. (Jasper) van Dijk', 'R.H. (Romke) de Jong', 'H. Kat', 'X. Onbekend'];
    expect(completeMembers(members, names).map(({ givenName, initials }) => `${givenName} ${initials}`)).toEqual([
      'Inge I.',
      'Jasper J.J.',
      'Romke R.H.',
      'null H.',
    ]);
    expect(completeMembers(parseMembers('het lid Van Dijk (SGP)'), names)[0]?.initials).toBeNull();
    expect(people(completeMembers([], ['R.H. (Romke) de Jong']))).toBe('De Jong');
  });
});

describe('members of government', () => {
  it.each([
    ['de Minister van Asiel en Migratie', 'Minister/Asiel en Migratie/-'],
    ['de minister van Buitenlandse Zaken', 'Minister/Buitenlandse Zaken/-'],
    [
      'de Ministers voor Klimaat en Energie en van Economische Zaken en Klimaat',
      'Minister/Klimaat en Energie/-; Minister/Economische Zaken en Klimaat/-',
    ],
    ['de Ministers van Buitenlandse Zaken en Defensie', 'Minister/Buitenlandse Zaken/-; Minister/Defensie/-'],
    ['de Minister en Staatssecretaris van Financiën', 'Minister/Financiën/-; Staatssecretaris/Financiën/-'],
    [
      'de Staatssecretarissen van Economische Zaken en van Volksgezondheid, Welzijn en Sport',
      'Staatssecretaris/Economische Zaken/-; Staatssecretaris/Volksgezondheid, Welzijn en Sport/-',
    ],
    ['de Staatssecretaris van Financien (Toeslagen en Douane)', 'Staatssecretaris/Financien (Toeslagen en Douane)/-'],
    [
      'de Minister-President, Minister van Algemene Zaken en de Minister van Financiën',
      'Minister-President/Algemene Zaken/-; Minister/Financiën/-',
    ],
    [
      'de Minister voor Rechtsbescherming en de Minister-President',
      'Minister/Rechtsbescherming/-; Minister-President/-/-',
    ],
    [
      'de Minister van Economische Zaken, bij afwezigheid van de Staatssecretaris vanFinanciën,',
      'Minister/Economische Zaken/-',
    ],
    ['Minister Faber – van de Klashorst (Asiel en Migratie)', 'Minister/Asiel en Migratie/Faber – van de Klashorst'],
    [
      'Ministers Kamp (Economische Zaken) en Blok (Wonen en Rijksdienst)',
      'Minister/Economische Zaken/Kamp; Minister/Wonen en Rijksdienst/Blok',
    ],
    ['Minister van der Steur (Veiligheid en Justitie)', 'Minister/Veiligheid en Justitie/van der Steur'],
    ['Minister Proef van Financiën', 'Minister/Financiën/Proef'],
    ['Minister Proef van Toets', 'Minister/-/Proef van Toets'],
  ])('%s', (printed, expected) => {
    expect(offices(parseOfficials(printed))).toBe(expected);
  });
});

describe('heading of questions', () => {
  it('reads a title with brackets, a date and nested quotes', () => {
    const heading = parseQuestionHeading(
      'Vragen van het lid Jansen (SP) aan de Minister van Financiën over het bericht «Bank «te groot over de grens» (€ 3 miljard)» (Krant.nl, 2 mei 2024) (ingezonden 6\u00a0mei\n 2024)',
    );
    expect(heading?.subject).toBe('het bericht «Bank «te groot over de grens» (€ 3 miljard)» (Krant.nl, 2 mei 2024)');
    expect(heading?.submitted).toEqual({ is: 'date', date: '2024-05-06' });
    expect(offices(heading?.addressees ?? [])).toBe('Minister/Financiën/-');
  });

  it.each([
    [
      'Vraag van het lid Jansen (SP) aan de Minister van Financiën over brood (ingezonden 1 Mei 2018).',
      '2018-05-01',
      'brood',
    ],
    ['Vragen van de leden Aa en Bb (beiden CDA) over «Kaas». (Ingezonden 23 maart 1998)', '1998-03-23', '«Kaas»'],
    [
      'Vragen van het lid Jansen (SP) aan de minister van Financiën inzake brood (ingezonden d.d. 3 juni 2021)',
      '2021-06-03',
      'brood',
    ],
    [
      'Vragen van het lid Jansen (SP) aan de Minister van Financiën over de brief (ingezonden 2 mei 2020) (ingezonden 5 mei 2020).',
      '2020-05-05',
      'de brief (ingezonden 2 mei 2020)',
    ],
  ])('%s', (sentence, date, subject) => {
    const heading = parseQuestionHeading(sentence);
    expect(heading?.submitted).toEqual({ is: 'date', date });
    expect(heading?.subject).toBe(subject);
  });

  it('knows oral questions, and what is no heading', () => {
    expect(
      parseQuestionHeading(
        'Mondelinge vragen van het lid Jansen (SP) aan de Minister van Financiën over x (ingezonden 2 mei 2024)',
      )?.form,
    ).toBe('oral');
    expect(
      parseQuestionHeading('Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden'),
    ).toBeNull();
    expect(parseQuestionHeading('Vragen van kinderen verdienen een antwoord')).toBeNull();
    expect(parseQuestionHeading('Antwoord van Minister Jansen (Financiën)')).toBeNull();
  });
});

describe('heading of answers and notices', () => {
  it.each([
    [
      'Antwoord van Minister Jansen (Financiën) (ontvangen 21 juni\n 2021).',
      'answer',
      'Minister/Financiën/Jansen',
      '',
      '2021-06-21',
    ],
    [
      'Antwoord van Minister A (Justitie en Veiligheid) en antwoord van Staatssecretaris B (Justitie en Veiligheid) (ontvangen 14 november 2024).',
      'answer',
      'Minister/Justitie en Veiligheid/A; Staatssecretaris/Justitie en Veiligheid/B',
      '',
      '2024-11-14',
    ],
    [
      'Antwoord van Staatssecretaris A (Binnenlandse Zaken) en van Minister B (Klimaat en Groene Groei) (ontvangen 14 november 2024).',
      'answer',
      'Staatssecretaris/Binnenlandse Zaken/A; Minister/Klimaat en Groene Groei/B',
      '',
      '2024-11-14',
    ],
    [
      'Antwoord van minister Aa (Buitenlandse Zaken), mede namens de ministers van Defensie en van Justitie. (Ontvangen 27 maart 1998)',
      'answer',
      'Minister/Buitenlandse Zaken/Aa',
      'Minister/Defensie/-; Minister/Justitie/-',
      '1998-03-27',
    ],
    [
      'Antwoord minister Aa (Financiën) mede namens Minister Bb (Wonen en Rijksdienst) (ontvangen 2 mei 2014)',
      'answer',
      'Minister/Financiën/Aa',
      'Minister/Wonen en Rijksdienst/Bb',
      '2014-05-02',
    ],
    [
      'Antwoord van staatssecretaris Aa (Volksgezondheid, Welzijn en Sport (ontvangen 20 november 2024)',
      'answer',
      'Staatssecretaris/Volksgezondheid, Welzijn en Sport/Aa',
      '',
      '2024-11-20',
    ],
    [
      'Mededeling van Minister-President Aa (Algemene Zaken) (ontvangen 2 mei 2014)',
      'notice',
      'Minister-President/Algemene Zaken/Aa',
      '',
      '2014-05-02',
    ],
  ])('%s', (sentence, is, answeredBy, onBehalfOf, date) => {
    const heading = parseAnswerHeading(sentence);
    expect(heading?.is).toBe(is);
    expect(offices(heading?.answeredBy ?? [])).toBe(answeredBy);
    expect(offices(heading?.onBehalfOf ?? [])).toBe(onBehalfOf);
    expect(heading?.received).toEqual({ is: 'date', date });
  });

  it('keeps what follows the date and knows supplements', () => {
    expect(
      parseAnswerHeading(
        'Nader antwoord van Minister Aa (Financiën) (ontvangen 2 mei 2014). Zie ook Aanhangsel Handelingen, vergaderjaar 2013–2014, nr. 12.',
      ),
    ).toMatchObject({
      supplementary: true,
      after: 'Zie ook Aanhangsel Handelingen, vergaderjaar 2013–2014, nr. 12.',
    });
    expect(parseAnswerHeading('Nadere mededeling van Minister Aa (Financiën) (ontvangen 2 mei 2014)')).toMatchObject({
      is: 'notice',
      supplementary: true,
    });
  });
});

describe('dates', () => {
  it.each([
    ['(ingezonden 3 juni 2021)', { is: 'date', date: '2021-06-03' }],
    ['3\u00a0juni\n 2021', { is: 'date', date: '2021-06-03' }],
    ['03-06-2021', { is: 'date', date: '2021-06-03' }],
    ['2021-06-03', { is: 'date', date: '2021-06-03' }],
    ['1 sept. 2021', { is: 'date', date: '2021-09-01' }],
    ['30 februari 2024', { is: 'impossible', printed: '30 februari 2024' }],
    ['29 februari 2023', { is: 'impossible', printed: '29 februari 2023' }],
    ['2024-02-30', { is: 'impossible', printed: '2024-02-30' }],
    ['geen datum', { is: 'absent' }],
    ['12 appels 2024', { is: 'absent' }],
  ])('%s', (text, found) => {
    expect(findDate(text)).toEqual(found);
  });
});

describe('any text', () => {
  it('never throws', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'Vragen van de leden ',
        ' aan de Minister van ',
        ' over ',
        '(allen ',
        '(',
        ')',
        ' en ',
        ', ',
        '«',
        '(ingezonden ',
        '30 februari 2024',
        'Antwoord van Minister ',
        ' mede namens ',
        'van ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        parseQuestionHeading(text);
        parseAnswerHeading(text);
        parseMembers(text);
        parseOfficials(text);
        findDate(text);
      }),
    );
  });
});
