import { describe, expect, it } from 'vitest';
import { readFileOfNotes, uuidFrom } from '../../../../utils/domain/exchange/index.ts';

const read = (text: string) => readFileOfNotes(text, uuidFrom);
const PAGE = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';

describe('annotations of other tools', () => {
  it('keeps the words and drops a position that cannot be one', async () => {
    const words = { type: 'TextQuoteSelector', exact: 'Wat kost dat?' };
    for (const [start, end] of [
      [50, 1],
      [-5, -1],
      [7, 7],
    ]) {
      const target = { source: PAGE, selector: [words, { type: 'TextPositionSelector', start, end }] };
      const file = await read(JSON.stringify({ type: 'Annotation', body: 'Let op', target }));
      expect(file.items).toMatchObject([{ note: { passage: { quote: { exact: 'Wat kost dat?' }, position: null } } }]);
    }
  });

  it.each([
    'javascript:alert(1)//kv-tk-2024Z01911',
    'https://zoek.officielebekendmakingen.nl@example.org/kv-tk-2024Z01911.html',
    'https://example.org/kv-tk-2024Z01911.html',
  ])('takes no publication from the address %s', async (target) => {
    const file = await read(JSON.stringify({ type: 'Annotation', body: 'Let op', target }));
    expect(file.items).toMatchObject([{ outcome: 'invalid', code: 'otherSite' }]);
  });
});
