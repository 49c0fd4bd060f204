import type { Sources } from './imported.js';

/** Input that is broken or meant to do harm, in one format. */
export interface HostileFiles {
  readonly name: string;
  readonly format: string;
  readonly files: Sources;
  /** The file and line that the problem is at. */
  readonly at: string;
  readonly message: RegExp;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** As Windows writes text that is called "Unicode" there. */
function utf16(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return Uint8Array.from([0xff, 0xfe, ...units.flatMap((unit) => [unit & 0xff, unit >> 8])]);
}

/** ASCII, and `و` wherever there is a `~`, in Windows-1256, where it is 0xE6. */
function windows1256(text: string): Uint8Array {
  return utf8(text).map((byte) => (byte === 0x7e ? 0xe6 : byte));
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const doctype = '<!DOCTYPE a [ <!ENTITY b "ha"> <!ENTITY c "&b;&b;&b;&b;"> ]>';

const page = (items: string, rest = ''): string =>
  `{ "type": "AnnotationPage",\n"items": [\n${items}\n]${rest} }`;
const annotation = (more = ''): string =>
  `{ "body": "urn:x:1", "target": { "source": "a.txt", "selector": { "type": "TextQuoteSelector", "exact": "قال" } }${more} }`;

const cas = (...structures: string[]): string =>
  `{ "%FEATURE_STRUCTURES": [\n{ "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": "قال" },\n${structures.join(',\n')}\n] }`;
const named = (id: number, more = ''): string =>
  `{ "%ID": ${String(id)}, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "@sofa": 1, "begin": 0, "end": 3${more} }`;
const titled = (title: string): string =>
  `{ "%ID": 2, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "begin": 0, "end": 3, "documentTitle": "${title}" }`;

const xmi = (content: string): string =>
  `<?xml version="1.0"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore">\n<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="x"/>\n${content}\n</xmi:XMI>`;

const tei = (body: string, source = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc>\n${source}</fileDesc></teiHeader>\n<text><body>\n${body}\n</body></text></TEI>`;

const apf = (content: string): string =>
  `<source_file URI="a.sgm">\n<document DOCID="a">\n${content}\n</document></source_file>`;
const sgm = '<DOC><TEXT>\nx\n</TEXT></DOC>';

const bundle = (article: string): string =>
  `{ "format": "hashiya", "version": 1, "articles": [\n${article}\n] }`;

/** For each readable format one row of each kind of harm that it can do. */
export const hostileFiles: readonly HostileFiles[] = [
  ...row('webannotation', 'a.jsonld', {
    'deep nesting': [`{ "items":\n${nested(10_000)} }`, 2, /Nested too deeply/],
    'a key __proto__': [
      page(annotation(',\n"mention": { "__proto__": {} }')),
      4,
      /"__proto__" is not allowed/,
    ],
    'an actor called __proto__': [
      page('', ',\n"actors": { "__proto__": 1 }'),
      5,
      /"__proto__" is not allowed/,
    ],
    'a key twice': [page(annotation(',\n"body": "urn:x:2"')), 4, /"body" stands here a second time/],
    'an id twice': [
      page(`${annotation(', "id": "urn:x:9"')},\n${annotation(', "id": "urn:x:9"')}`),
      4,
      /urn:x:9 is the id/,
    ],
    'half a character': [page(annotation(',\n"creator": "\\ud83d"')), 4, /half a character/],
    'a raw control character': [page('"\u0001"'), 3, /Not valid JSON/],
    'a NUL character': [page('\0'), 3, /NUL character/],
    'UTF-16': [utf16(page('')), 1, /UTF-16/],
    'Windows-1256': [windows1256(page('"~"')), 3, /not in UTF-8/],
    'no JSON': [page('{ "target" }'), 3, /Not valid JSON/],
    'another shape': [page('{\n"target": 5 }'), 4, /Not an annotation: target/],
  }),
  ...row('casjson', 'a.json', {
    'deep nesting': [`{ "x":\n${nested(10_000)} }`, 2, /Nested too deeply/],
    'a key __proto__': [cas(named(3, ',\n"__proto__": {}')), 4, /"__proto__" is not allowed/],
    'a key twice': [cas(named(3, ',\n"begin": 1')), 4, /"begin" stands here a second time/],
    'an id twice': [cas(named(3), named(3)), 4, /3 is the id/],
    'half a character in its text': [
      '{ "%FEATURE_STRUCTURES": [\n{ "%ID": 1, "%TYPE": "uima.cas.Sofa",\n"sofaString": "\\udc00" } ] }',
      3,
      /half a character/,
    ],
    'a NUL character in its text': [
      '{ "%FEATURE_STRUCTURES": [\n{ "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "\\u0000" } ] }',
      2,
      /NUL character/,
    ],
    'an annotation outside of its text': [
      cas(named(3), named(4).replace('"end": 3', '"end": 4')),
      4,
      /does not lie in the text/,
    ],
    'an offset that is no number': [
      cas(named(3).replace('"end": 3', '"end": 2.5')),
      3,
      /does not lie in the text/,
    ],
    'no structure': [cas(named(3), '7'), 4, /no feature structure/],
    'a path upwards': [cas(titled('../../x.txt')), 3, /leads out of the folder/],
    'an absolute path': [cas(titled('/etc/x.txt')), 3, /absolute/],
    'a path with a drive': [cas(titled('C:x.txt')), 3, /absolute/],
    'a path with backslashes': [cas(titled('..\\\\x.txt')), 3, /backslash/],
    'a path with a NUL character': [cas(titled('a\\u0000.txt')), 3, /control character/],
    'UTF-16': [utf16(cas(named(3))), 1, /UTF-16/],
    'Windows-1256': [windows1256(cas(named(3), '"~"')), 4, /not in UTF-8/],
  }),
  ...row('xmi', 'a.xmi', {
    'a DOCTYPE': [xmi(doctype), 4, /DOCTYPE/],
    'deep nesting': [xmi('<a>'.repeat(10_000) + '</a>'.repeat(10_000)), 4, /Nested too deeply/],
    'an id twice': [xmi('<cas:A xmi:id="7"/>\n<cas:B xmi:id="7"/>'), 5, /7 is the id/],
    'an annotation outside of its text': [
      xmi('<ner:NamedEntity xmi:id="2" sofa="1" begin="-1" end="1"/>'),
      4,
      /does not lie in the text/,
    ],
    'a control character': [xmi('\u0001'), 4, /not allowed/],
    'UTF-16': [utf16(xmi('')), 1, /UTF-16/],
    'Windows-1256': [windows1256(xmi('~')), 4, /not in UTF-8/],
  }),
  ...row('tei', 'a.xml', {
    'a DOCTYPE': [`${doctype}\n${tei('')}`, 1, /DOCTYPE/],
    'deep nesting': [tei('<p>'.repeat(10_000) + '</p>'.repeat(10_000)), 5, /Nested too deeply/],
    'an id twice': [tei('<p xml:id="a"/>\n<p xml:id="a"/>'), 6, /a is the xml:id/],
    'a path upwards': [
      tei('<p>x</p>', '<idno type="article">a/../../x.txt</idno>'),
      3,
      /leads out of the folder/,
    ],
    'an absolute path': [tei('<p>x</p>', '<idno type="article">/x.txt</idno>'), 3, /absolute/],
    'a path with backslashes': [tei('<p>x</p>', '<idno type="article">..\\x.txt</idno>'), 3, /backslash/],
    'UTF-16': [utf16(tei('')), 1, /UTF-16/],
    'Windows-1256': [windows1256(tei('<p>~</p>')), 5, /not in UTF-8/],
  }),
  ...row(
    'apf',
    'a.apf.xml',
    {
      'a DOCTYPE': [`${doctype}\n${apf('')}`, 1, /DOCTYPE/],
      'deep nesting': [apf('<a>'.repeat(10_000) + '</a>'.repeat(10_000)), 3, /Nested too deeply/],
      'an id twice': [apf('<entity ID="e"/>\n<entity ID="e"/>'), 4, /e is the ID/],
      'offsets outside of the text': [
        apf(
          '<entity ID="e"><entity_mention ID="m"><extent>\n<charseq START="0" END="900">x</charseq></extent></entity_mention></entity>',
        ),
        4,
        /The text has/,
      ],
      'Windows-1256': [windows1256(apf('~')), 3, /not in UTF-8/],
    },
    { 'a.sgm': sgm },
  ),
  {
    name: 'a text in UTF-16',
    format: 'apf',
    files: { 'a.apf.xml': apf(''), 'a.sgm': utf16(sgm) },
    at: 'a.sgm:1',
    message: /UTF-16/,
  },
  ...row('jsonl', 'a.jsonl', {
    'deep nesting': [`{"text":"x"}\n${nested(10_000)}`, 2, /Nested too deeply/],
    'a key __proto__': ['{"text":"x"}\n{"text":"x","__proto__":{}}', 2, /"__proto__" is not allowed/],
    'a key twice': ['{"text":"x"}\n{"text":"x","text":"y"}', 2, /"text" stands here a second time/],
    'half a character': ['{"text":"x"}\n{"text":"\\ud83d x"}', 2, /half a character/],
    'a NUL character': ['{"text":"x"}\n{"text":"\\u0000"}', 2, /NUL character/],
    'a path upwards': [
      '{"text":"x"}\n{"text":"x","meta":{"article":"../x.txt"}}',
      2,
      /leads out of the folder/,
    ],
    'an absolute path': ['{"text":"x"}\n{"text":"x","meta":{"article":"/x.txt"}}', 2, /absolute/],
    'a path with a drive': ['{"text":"x"}\n{"text":"x","meta":{"article":"c:\\\\x.txt"}}', 2, /absolute/],
    'UTF-16': [utf16('{"text":"x"}'), 1, /UTF-16/],
    'Windows-1256': [windows1256('{"text":"x"}\n{"text":"~"}'), 2, /not in UTF-8/],
  }),
  ...row('hashiya', 'a.json', {
    'deep nesting': [bundle(nested(10_000)), 2, /Nested too deeply/],
    'a key __proto__': [bundle('{ "path": "a.txt",\n"__proto__": {} }'), 3, /"__proto__" is not allowed/],
    'a path twice': [
      bundle('{ "path": "a.txt", "text": "" },\n{ "path": "a.txt", "text": "" }'),
      3,
      /path of another article/,
    ],
    'half a character': [bundle('{ "path": "a.txt",\n"text": "\\ud83d" }'), 3, /half a character/],
    'a NUL character': [bundle('{ "path": "a.txt",\n"text": "\\u0000" }'), 3, /NUL character/],
    'a path upwards': [bundle('{ "path": "../x.txt" }'), 2, /leads out of the folder/],
    'a path with backslashes': [bundle('{ "path": "..\\\\x.txt" }'), 2, /backslash/],
    'a path with a NUL character': [bundle('{ "path": "a\\u0000.txt" }'), 2, /control character/],
    'UTF-16': [utf16(bundle('')), 1, /UTF-16/],
    'Windows-1256': [windows1256(bundle('"~"')), 2, /not in UTF-8/],
  }),
  ...row(
    'brat',
    'a.ann',
    {
      'an id twice': ['T1\tPerson 0 3\tقال\nT1\tPerson 0 3\tقال\n', 2, /T1 is the id/],
      'offsets outside of the text': [
        'T1\tPerson 0 3\tقال\nT2\tPerson 0 99999999\tقال\n',
        2,
        /beyond the end/,
      ],
      'offsets that are no numbers': ['\nT1\tPerson -1 1e9\tقال\n', 2, /Not a line/],
      'a reference that leads nowhere': [
        'T1\tPerson 0 3\tقال\nN1\tReference T9 x:1\tx\n',
        2,
        /There is no T9/,
      ],
      'a NUL character': ['T1\tPerson 0 3\tقال\n\0', 2, /NUL character/],
      'UTF-16': [utf16('T1\tPerson 0 3\tقال\n'), 1, /UTF-16/],
      'Windows-1256': [windows1256('#1\tAnnotatorNotes T1\tx\n~'), 2, /not in UTF-8/],
    },
    { 'a.txt': 'قال' },
  ),
  {
    name: 'a text in Windows-1256',
    format: 'brat',
    files: { 'a.ann': '', 'a.txt': windows1256('x\n~') },
    at: 'a.txt:2',
    message: /not in UTF-8/,
  },
  {
    name: 'a registry with __proto__',
    format: 'brat',
    files: { 'hashiya-actors.tsv': '\n__proto__\tattr:type:person\n' },
    at: 'hashiya-actors.tsv:2',
    message: /Not an entry/,
  },
];

type Row = Readonly<Record<string, readonly [content: string | Uint8Array, line: number, message: RegExp]>>;

function row(
  format: string,
  file: string,
  cases: Row,
  beside: Sources = format === 'webannotation' ? { 'a.txt': 'قال' } : {},
): HostileFiles[] {
  return Object.entries(cases).map(([name, [content, line, message]]) => ({
    name,
    format,
    files: { ...beside, [file]: content },
    at: `${file}:${String(line)}`,
    message,
  }));
}
