import { describe, expect, it } from 'vitest';
import { textFragmentLink } from '../../../../utils/domain/cite/index.ts';
import { citableOf } from '../../../../utils/domain/exchange/index.ts';
import { publicationUrl } from '../../../../utils/domain/site/address.ts';
import { PublicationId } from '../../../../utils/domain/publication/identity.ts';
import { IDENTIFIER_FORMS } from '../../../../utils/domain/site/identifiers.ts';
import { addresses } from '../../../../utils/domain/site/services.ts';

const HOSTILE = ['\ud800half', '\udfff', '../../x', 'a b', '\0', '\u202e', '?q=1#x', ''];

describe('an address', () => {
  it.each(HOSTILE)('is made of %j without throwing, and stays on the host', (id) => {
    const quote = { exact: id, prefix: '', suffix: '' };
    const citable = citableOf({
      id,
      kind: 'other',
      title: id,
      questionNumber: null,
      sessionYear: null,
      date: null,
      submitters: [],
    });
    for (const address of [
      publicationUrl(id),
      addresses.xml(id),
      addresses.metadata(id),
      textFragmentLink(publicationUrl('kst-1'), quote),
      citable.identifier.url,
    ])
      expect(new URL(address).host).toBe('zoek.officielebekendmakingen.nl');
  });
});

describe('an identifier at the border', () => {
  it.each(IDENTIFIER_FORMS.map(({ example }) => [example] as const))('may be %s', (example) => {
    expect(PublicationId.safeParse(example).success).toBe(true);
  });

  it.each([...HOSTILE, 'x'.repeat(201), '-a', '.', 'a/b', '<b>', 'kv-tk-2024Z01911\n'])('is not %j', (id) => {
    expect(PublicationId.safeParse(id).success).toBe(false);
  });
});
