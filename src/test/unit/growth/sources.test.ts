import { expect } from 'chai';
import { formatById } from '../../../core/formats/index.js';
import { articlePathOf } from '../../../core/formats/importing.js';
import { Losses } from '../../../core/formats/losses.js';
import { sourceFiles, type Sources } from '../support/imported.js';
import { superlinear } from './growth.js';

const tei = (body: string, declared = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"${declared}><text><body>${body}</body></text></TEI>`;
const annotation = (target: string): string =>
  tei(`<p>نص</p><standOff><annotation target="${target}"/></standOff>`);
const apf = '<source_file URI="a.sgm"><document DOCID="a"></document></source_file>';
const selector = '{ "type": "TextQuoteSelector", "exact": "نص" }';
const page = (sources: readonly string[]): string => {
  const items = sources.map((source) => ({
    body: 'urn:x:1',
    target: { source, selector: JSON.parse(selector) as unknown },
  }));
  return JSON.stringify({ type: 'AnnotationPage', items });
};
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const xmi = (element: string): string =>
  `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"><cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="x"/>${element}</xmi:XMI>`;

/** What makes careless reading quadratic: of each the format, and the files of about a length. */
const sources: Readonly<Record<string, readonly [format: string, make: (length: number) => Sources]>> = {
  'spaces in a pointer': ['tei', (n) => ({ 'a.xml': annotation(`(${' '.repeat(n)}x)`) })],
  'brackets in a pointer': ['tei', (n) => ({ 'a.xml': annotation('( '.repeat(n / 2)) })],
  'many pointers': ['tei', (n) => ({ 'a.xml': annotation('#a(1, 2) '.repeat(n / 9)) })],
  'namespaces in all elements': [
    'tei',
    (n) => {
      const declared = numbers(n / 8)
        .map((i) => ` xmlns:a${String(i)}="urn:x"`)
        .join('');
      return { 'a.xml': tei('<b xmlns:c="urn:y"/>'.repeat(n / 8), declared) };
    },
  ],
  'many attributes': ['tei', (n) => ({ 'a.xml': tei(`<b${numbers(n / 8).map((i) => ` a${String(i)}=""`).join('')}/>`) })], // prettier-ignore
  'an attribute again after many': ['tei', (n) => ({ 'a.xml': tei(`<b${numbers(n / 8).map((i) => ` a${String(i)}=""`).join('')} z="" z=""/>`) })], // prettier-ignore
  'spaces in a tag': ['tei', (n) => ({ 'a.xml': tei(`<b${' '.repeat(n)}x`) })],
  'tags that are not closed': [
    'apf',
    (n) => ({ 'a.apf.xml': apf, 'a.sgm': `<DOC><TEXT>x</TEXT></DOC>${'<'.repeat(n)}` }),
  ],
  'letters in a tag that is not closed': ['apf', (n) => ({ 'a.apf.xml': apf, 'a.sgm': `<DOC><TEXT>x</TEXT></DOC>${'<a'.repeat(n / 2)}` })], // prettier-ignore
  'many tags': ['apf', (n) => ({ 'a.apf.xml': apf, 'a.sgm': '<A>x\n</A>'.repeat(n / 9) })],
  'question marks in an address': [
    'webannotation',
    (n) => ({ 'a.jsonld': page([`${'?'.repeat(n)}\n`]), 'a.txt': 'نص' }),
  ],
  'many addresses and many texts': [
    'webannotation',
    (n) => ({
      'a.jsonld': page(numbers(n / 8).map((i) => `x/${String(i)}.txt`)),
      ...Object.fromEntries(numbers(n / 8).map((i) => [`y/${String(i)}.txt`, 'نص'])),
    }),
  ],
  'many texts in an element': ['xmi', (n) => ({ 'a.xmi': xmi(`<cas:StringArray xmi:id="2">${'<elements>x</elements>'.repeat(n / 2)}</cas:StringArray>`) })], // prettier-ignore
};

describe('Reading a source takes no longer than its length asks for', function () {
  this.timeout(600_000);

  for (const [name, [format, make]] of Object.entries(sources)) {
    it(`with ${name} (${format})`, async () => {
      const read = await formatById(format)?.reader?.();
      const found = await superlinear((size) => {
        const files = sourceFiles(make(size));
        return () => read?.(files, new Losses());
      }, 8192);
      expect(found).to.equal(undefined);
    });
  }

  it('with dots and spaces in the path of an article', async () => {
    const found = await superlinear((size) => {
      const path = `${'. '.repeat(size / 2)}x`;
      return () => articlePathOf(path);
    });
    expect(found).to.equal(undefined);
  });
});
