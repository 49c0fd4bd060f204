import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XmlDocument as Libxml } from 'libxml2-wasm';
import { entryId, isNameToken, xmlId, xmlText } from '../../../core/formats/xml.js';
import { childrenOf, parseXml, textOf, type XmlElement } from '../../../core/formats/xmlReading.js';
import { say } from '../../../core/text/message.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function rootOf(text: string): XmlElement {
  const read = parseXml('a.xml', bytes(text));
  if (!read.ok) throw new Error(String(read.problem.message));
  return read.document.root;
}

function refusal(document: string | Uint8Array): { line: number; message: string } {
  const read = parseXml('folder/a.xml', typeof document === 'string' ? bytes(document) : document);
  if (read.ok) throw new Error('It was read');
  const { path, line, message, severity } = read.problem;
  assert.deepEqual([path, severity], ['folder/a.xml', 'error']);
  return { line, message: String(message) };
}

describe('Reading XML', () => {
  it('keeps texts and elements in order, white space, CDATA and resolved references', () => {
    const root = rootOf(
      '\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<a x=" &lt;\n&#10;" y=\'"\'> b<c>&amp;amp;</c><!-- & < -->\r\n<![CDATA[<&amp;>]]></a>\n',
    );
    assert.deepEqual(
      root.content.map((node) => (typeof node === 'string' ? node : [node.name, ...node.content])),
      [' b', ['c', '&amp;'], '\n', '<&amp;>'],
    );
    assert.deepEqual(
      [...root.attributes],
      [
        ['x', ' < \n'],
        ['y', '"'],
      ],
    );
    assert.equal(textOf(root), ' b&amp;\n<&amp;>');
  });

  it('resolves prefixes', () => {
    const root = rootOf('<t:a xmlns:t="urn:t" xmlns="urn:d" xml:id="i"><b/><t:c xmlns:t="urn:u"/></t:a>');
    assert.deepEqual(
      [root, ...childrenOf(root)].map(({ name, namespace }) => [name, namespace]),
      [
        ['a', 'urn:t'],
        ['b', 'urn:d'],
        ['c', 'urn:u'],
      ],
    );
    assert.equal(root.attributes.get('xml:id'), 'i');
  });

  it('tells where an element stands', () => {
    const read = parseXml('a.xml', bytes('<a>\r\n<b/>\r\n  <c/></a>'));
    assert.ok(read.ok);
    const [, c] = childrenOf(read.document.root);
    assert.ok(c);
    const { line, column } = read.document.problem(c, say`Wrong.`);
    assert.deepEqual([line, column], [3, 3]);
  });

  it('refuses what is not well-formed, at its line, as libxml does', () => {
    const wrong = {
      '': 1,
      'text<a/>': 1,
      '<a/>\ntext': 1,
      '<a/>\n<b/>': 2,
      '<a>\n</b>': 2,
      '<a><b></a></b>': 1,
      '<a>\n\n': 3,
      '<a': 1,
      '<a>\n<b c=1/></a>': 2,
      '<a b="<"/>': 1,
      '<a b="1" b="2"/>': 1,
      '<a>\n&nbsp;</a>': 2,
      '<a b="\n&x"/>': 2,
      '<a>\n\u0001</a>': 2,
      '<a><![CDATA[</a>': 1,
      '<1a/>': 1,
    };
    for (const [text, line] of Object.entries(wrong)) {
      assert.throws(() => Libxml.fromString(text), text);
      assert.equal(refusal(text).line, line, text);
    }
  });

  it('refuses every DOCTYPE and so every bomb of entities', () => {
    const bomb =
      '<?xml version="1.0"?>\n<!DOCTYPE lolz [ <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;"> ]>\n<lolz>&b;</lolz>';
    for (const text of [
      bomb,
      '<a/>\n<!DOCTYPE a>',
      '<a>\n<!ENTITY x "y"></a>',
      '<!DOCTYPE a SYSTEM "x">\n<a/>',
    ])
      assert.match(refusal(text).message, /DOCTYPE|declaration/);
    assert.equal(refusal(bomb).line, 2);
  });

  it('refuses deep nesting without exhausting anything', () => {
    const deep = (levels: number): string => '<a>\n'.repeat(levels) + '</a>'.repeat(levels);
    assert.deepEqual(refusal(deep(10_000)), { line: 101, message: 'Nested too deeply.' });
    rootOf(deep(100));
  });

  it('refuses more elements than memory bears, before it makes anything of them', () => {
    const { line, message } = refusal(`<a>\n${'<b/>'.repeat(1_000_000)}</a>`);
    assert.equal(line, 2);
    assert.match(message, /more than 1000000 elements/);
  });

  it('refuses other encodings, said or used', () => {
    const windows = Uint8Array.from([...bytes('<a>\n'), 0xe3, 0xe6, ...bytes('</a>')]);
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Array.from('<a/>', (c) => [c.charCodeAt(0), 0]).flat()]);
    assert.equal(refusal(windows).line, 2);
    assert.match(refusal(windows).message, /UTF-8/);
    assert.match(refusal(utf16).message, /UTF-8/);
    assert.match(refusal('<?xml version="1.0" encoding="windows-1256"?><a/>').message, /windows-1256/);
    rootOf('<?xml version="1.0" encoding="UTF-8"?><a/>');
  });

  it('never throws, and reads any text that libxml reads to the same', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      'a',
      '</a>',
      '<a>',
      '<b/>',
      '"',
      '=',
      '&',
      ';',
      ' ',
      '!',
      '[',
      '--',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `<a>${pieces.join('')}</a>`;
        const read = parseXml('a', bytes(text));
        if (!read.ok) return;
        const document = Libxml.fromString(text);
        assert.equal(document.root.content, textOf(read.document.root));
        document.dispose();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (random) => {
        assert.equal(parseXml('a', random).ok, false);
      }),
    );
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = xmlText(text);
        const root = rootOf(`<a b="${written}">${written}</a>`);
        assert.equal(root.attributes.get('b'), textOf(root));
        assert.equal(textOf(root).length, text.length);
      }),
    );
  });
});

describe('Identifiers in XML', () => {
  it('come back from whatever is identified', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        const identifier = xmlId('actor', id);
        assert.ok(isNameToken(identifier) && !identifier.includes(':'));
        assert.equal(entryId('actor', identifier), id);
        assert.equal(entryId('event', identifier), undefined);
      }),
    );
    assert.equal(xmlId('actor', 'سيرغي-2'), 'actor.سيرغي-2');
  });
});
