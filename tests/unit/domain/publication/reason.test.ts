import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonClause } from '../../../../utils/domain/publication/reason.ts';

const ABOUT = 'De vragen van het lid Dobbelveld (SP) over het tekort aan tolken in het ziekenhuis (2026Z90109)';

describe('the reason of a postponement', () => {
  it.each([
    [
      `${ABOUT} kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat de ziekenhuizen nog om gegevens is gevraagd.`,
      'omdat de ziekenhuizen nog om gegevens is gevraagd.',
    ],
    [
      `${ABOUT} kunnen niet binnen drie weken worden beantwoord, aangezien de afstemming met andere departementen meer tijd vergt.`,
      'aangezien de afstemming met andere departementen meer tijd vergt.',
    ],
    [
      `${ABOUT} kunnen vanwege het reces niet op tijd worden beantwoord.`,
      'vanwege het reces niet op tijd worden beantwoord.',
    ],
    [
      `${ABOUT} kunnen niet binnen de termijn worden beantwoord in verband met de benodigde afstemming.`,
      'in verband met de benodigde afstemming.',
    ],
    [
      'In verband met de benodigde afstemming kunnen deze vragen niet op tijd worden beantwoord.',
      'In verband met de benodigde afstemming',
    ],
    [
      'De reden van het uitstel is dat de gegevens nog niet compleet zijn.',
      'De reden van het uitstel is dat de gegevens nog niet compleet zijn.',
    ],
    // In the title of the questions the same words give no reason.
    [
      'De vragen over het ontslag vanwege kritiek op de zorg (ingezonden 3 maart 2026) kunnen niet tijdig worden beantwoord, omdat er nog overleg is.',
      'omdat er nog overleg is.',
    ],
    [
      'De vragen over het bericht ‘Dicht omdat er geen geld is’ kunnen niet tijdig worden beantwoord, aangezien informatie ontbreekt.',
      'aangezien informatie ontbreekt.',
    ],
    ['', ''],
  ])('of “%s”', (sentence, clause) => {
    expect(reasonClause(sentence)).toBe(clause);
  });

  it('is always a part of the sentence, and never empty where the sentence is not', () => {
    const words = fc.constantFrom(
      'omdat',
      'aangezien',
      'In verband met',
      'de vragen',
      'kunnen',
      '(',
      ')',
      '‘',
      '’',
      'over',
      '2026Z90109',
      ', ',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' ').trim()),
        (sentence) => {
          const clause = reasonClause(sentence);
          expect(sentence).toContain(clause);
          expect(clause === '').toBe(sentence === '');
        },
      ),
    );
  });
});
