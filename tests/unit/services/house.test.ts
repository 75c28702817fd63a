import { describe, expect, it } from 'vitest';
import { readHouseAddress } from '../../../utils/domain/kamer/address.ts';
import { houseView } from '../../../utils/services/house.ts';
import { pictureOf } from '../../../utils/services/picture.ts';
import { NUMBER, search, world } from '../sources/world.ts';

const PAGE = 'https://www.tweedekamer.nl/kamerstukken/kamervragen/detail';

describe('what an address of the Tweede Kamer names', () => {
  it.each([
    ['?id=2024Z01911&did=2024D05123', '2024Z01911', '2024D05123'],
    ['?did=2024D05123&id=2024Z01911#tekst', '2024Z01911', '2024D05123'],
    ['?id=2024Z01911&did=2024Z01911', '2024Z01911', null],
    ['?id=2024z01911', '2024Z01911', null],
    ['?id=2024D05123', null, '2024D05123'],
    ['?id=2024A05123', null, null],
    ['?id=2024Z1', null, null],
    ['?id=%3Cscript%3E', null, null],
    // Which of two the site shows is not known.
    ['?id=2024Z01911&id=2024Z01912', null, null],
    ['?id=2024Z01911&ID=2024z01911', '2024Z01911', null],
    ['?id=2024D05123&id=2024D05124', null, null],
    ['?id=2024Z01911&id=2024D05123', '2024Z01911', '2024D05123'],
    ['?did=2024D05124&id=2024D05123', null, '2024D05123'],
    ['?id=2024Z01911%00', null, null],
    ['?id=2024Z01911%2C2024Z01912', null, null],
    ['?id[]=2024Z01911', null, null],
    ['?id=2024%5A01911', '2024Z01911', null],
    ['?id=99999999999999999999Z99999', null, null],
    ['?id=٢٠٢٤Z01911', null, null],
    ['#id=2024Z01911', null, null],
    ['?x=1#?id=2024Z01911', null, null],
    ['', null, null],
  ])('%s', (query, number, document) => {
    expect(readHouseAddress(`${PAGE}${query}`)).toEqual({ number, document });
  });

  it.each(['', 'geen adres', 'https://example.org/?id=2024Z01911', `${PAGE}?id=2024Z01911&x=${'a'.repeat(3_000)}`])(
    'another address: %s',
    (address) => {
      expect(readHouseAddress(address).number).toBeNull();
    },
  );
});

describe('what is shown in a page of the Tweede Kamer', () => {
  const parts = (questionOf: string | null = null) => {
    const outside = world('2024-02-20T10:00:00.000Z');
    search(outside, []);
    return {
      outside,
      questionOf: async () => questionOf,
      picture: async (status: Parameters<typeof pictureOf>[0]) => pictureOf(status, 'nl', '2024-02-20'),
      speaking: async () => ({ language: 'nl' as const }),
      dossier: (request: object) => outside.service.get(request),
    };
  };

  it('the state of the question in its address, with its publication', async () => {
    expect(await houseView(parts(), `${PAGE}?id=${NUMBER}`)).toMatchObject({
      language: 'nl',
      number: NUMBER,
      url: `https://zoek.officielebekendmakingen.nl/kv-tk-${NUMBER}.html`,
      picture: { word: 'Wacht op antwoord' },
    });
  });

  it('of a document the question that is remembered with it, and nothing is asked to find one', async () => {
    const known = parts(NUMBER);
    expect(await houseView(known, `${PAGE}?id=2024D05123`)).toMatchObject({ number: NUMBER, document: '2024D05123' });
    const unknown = parts();
    expect(await houseView(unknown, `${PAGE}?id=2024D05123`)).toEqual({
      language: 'nl',
      of: `${PAGE}?id=2024D05123`,
      number: null,
      document: '2024D05123',
      url: null,
      picture: null,
    });
    expect(unknown.outside.asked).toEqual([]);
  });

  it('no state when none could be found out', async () => {
    const failing = { ...parts(), dossier: () => Promise.reject(new Error('anything')) };
    expect(await houseView(failing, `${PAGE}?id=${NUMBER}`)).toMatchObject({ number: NUMBER, picture: null });
  });
});
