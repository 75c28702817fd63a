import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childElements,
  findElement,
  findElements,
  parseXml,
  XmlError,
  xmlText,
} from '../../../../utils/domain/xml/tree.ts';

const codeOf = (xml: string, limits?: Parameters<typeof parseXml>[1]): string => {
  try {
    parseXml(xml, limits);
    return 'read';
  } catch (error) {
    return error instanceof XmlError ? error.code : 'another error';
  }
};

describe('parseXml', () => {
  it('reads names, namespaces, attributes, text and CDATA in order', () => {
    const root = parseXml(
      '\uFEFF<?xml version="1.0"?><a xmlns:n="urn:n" n:x="1" y="2">een<n:b/><![CDATA[<twee>]]>&amp;<b>drie</b></a>',
    );
    expect([root.name, root.attributes.get('x'), root.attributes.get('y')]).toEqual(['a', '1', '2']);
    expect(childElements(root).map(({ name, namespace }) => [name, namespace])).toEqual([
      ['b', 'urn:n'],
      ['b', ''],
    ]);
    expect(xmlText(root)).toBe('een<twee>&drie');
    expect(findElements(root, 'b')).toHaveLength(2);
    expect(findElement(root, 'geen')).toBeUndefined();
  });

  // Named by hand: the last texts are megabytes long, and would stand in every report of a run.
  it.each([
    ['an element that is not closed', '<a><b></a>', 'malformed'],
    ['nothing', '', 'malformed'],
    ['HTML', '<html><br></html>', 'malformed'],
    ['an entity nobody declared', '<a>&onbekend;</a>', 'malformed'],
    ['an entity of its own', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'entities'],
    ['an entity from elsewhere', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>', 'entities'],
    ['101 levels', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`, 'tooDeep'],
    ['200,001 elements', `<a>${'<b/>'.repeat(200_001)}</a>`, 'tooLarge'],
    ['eight million spaces', `<a>${' '.repeat(8_000_001)}</a>`, 'tooLarge'],
    ['one element', '<a/>', 'read'],
  ])('%s gets its own error code', (_what, xml, code) => {
    expect(codeOf(xml)).toBe(code);
  });

  it('throws nothing but XmlError, whatever the text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<a>',
        '</a>',
        '<a b="',
        '">',
        '<!DOCTYPE ',
        '[',
        '<!ENTITY',
        '<![CDATA[',
        ']]>',
        '&lt;',
        '&#x0;',
        '<?xml',
        '?>',
        '<n:a>',
        'xmlns:n="u"',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(codeOf(pieces.join(''))).not.toBe('another error');
      }),
    );
  });
});
