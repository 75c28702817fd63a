import { describe, expect, it } from 'vitest';
import { mayBeRead } from '../../../../utils/domain/publication/confirmed-by-source.ts';
import type { PageSource } from '../../../../utils/domain/publication/source-message.ts';

const ID = 'kv-tk-2024Z01911';
const TEXT = 'Heeft u het genoemde opiniestuk gelezen, en wat is uw reactie daarop? '.repeat(4);

type Metadata = PageSource['metadata'];
const stated = (value: string): Metadata => [['identifier', [{ value, scheme: '' }]]];

function source(metadata: Metadata, text = TEXT, zone: PageSource['blocks'][number]['zone'] = 'none'): PageSource {
  return {
    metadata,
    blocks: text === '' ? [] : [{ zone, group: zone === 'none' ? 0 : 1, role: 'text', text, links: [] }],
    footnotes: [],
    overview: {},
  };
}

describe('whether a page may be read as a publication', () => {
  it.each([
    ['its head names it', stated(ID), '', false],
    ['its head names it in another case, with the suffix of a reprint', stated('KV-TK-2024Z01911-n1'), '', false],
    ['its head names it among others', stated(`iets, ${ID}`), '', false],
    ['its head names another publication: the contradiction is shown', stated('kv-tk-2024Z00001'), '', false],
    [
      'its head has a fact that only publications have',
      [['questionNumber', [{ value: '2024Z01911', scheme: '' }]]],
      '',
      false,
    ],
    ['its text names the publication', [], `${TEXT} ${ID}`, true],
    ['its text names the question', [], `${TEXT} (2024Z01911)`, true],
  ] as [string, Metadata, string, boolean][])('yes: %s', (_, metadata, text, isContained) => {
    expect(mayBeRead(source(metadata, text), ID, isContained)).toBe(true);
  });

  it('yes: nothing names it, but it has questions where only publications have text', () => {
    expect(mayBeRead(source([], TEXT, 'question'), ID, true)).toBe(true);
    expect(mayBeRead(source([], TEXT, 'answer'), ID, true)).toBe(true);
  });

  it.each([
    ['a maintenance page', [], 'Wegens onderhoud is deze site niet bereikbaar. '.repeat(8), false],
    ['text that names it where any page has text', [], `${TEXT} ${ID}`, false],
    ['long text without names, questions or answers', [], TEXT, true],
    ['a title alone, which any page has', [['title', [{ value: 'Kamervragen', scheme: '' }]]], '', false],
    ['too little text', [], ID, true],
  ] as [string, Metadata, string, boolean][])('no: %s', (_, metadata, text, isContained) => {
    expect(mayBeRead(source(metadata, text), ID, isContained)).toBe(false);
  });

  it('no: its head states something that is no identifier, whatever looks like questions', () => {
    expect(mayBeRead(source(stated('onderhoud'), TEXT, 'question'), ID, true)).toBe(false);
  });
});
