import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import type { Event, Mention } from '../../../core/model/types.js';
import { normaliseText } from '../../../core/text/normalise.js';
import {
  canonical,
  contentOf,
  exportedContent,
  importedFiles,
  randomContent,
  type Content,
} from '../support/randomSets.js';

/** A set as the mapping of APF says that it comes back; settled participants are tested apart. */
function held(content: Content): Content {
  const { articles } = content;
  const told = new Set<string>();
  const kept = Object.fromEntries(
    Object.entries(articles).map(([path, { raw, mentions }]) => {
      const text = anchoredText(normaliseText(raw));
      const byId = new Map(mentions.map((mention) => [mention.id, mention]));
      const changed = mentions.map((mention): Mention => {
        const [first, last] = [mention.spans[0]?.[0] ?? 0, mention.spans.at(-1)?.[1] ?? 0];
        const common = { id: mention.id, ...makeAnchor(text, [[first, last]]) };
        told.add(mention.actor ?? `event ${mention.event}`);
        if (mention.actor !== undefined)
          return { ...common, actor: mention.actor, form: mention.form ?? 'name' };
        const participants = (mention.participants ?? []).filter(
          ({ actor, mention: where }) => where !== undefined && byId.get(where)?.actor === actor,
        );
        const { date } = mention;
        return {
          ...common,
          event: mention.event,
          ...(participants.length > 0 && { participants }),
          ...(date !== undefined && { date }),
        };
      });
      return [path, { raw, mentions: changed }];
    }),
  );
  const bare = ({ type }: Event): Event => ({ type, label: {} });
  return canonical({
    actors: Object.fromEntries(Object.entries(content.actors).filter(([id]) => told.has(id))),
    events: Object.fromEntries(
      Object.entries(content.events).flatMap(([id, one]) =>
        told.has(`event ${id}`) ? [[id, bare(one)]] : [],
      ),
    ),
    articles: kept,
  });
}

/** What an independent reader makes of an .sgm: its tags removed, line feeds kept. */
function withoutTags(sgm: string): string[] {
  return Array.from(sgm.replace(/<[^>]*>/g, ''));
}

describe('APF', () => {
  it('gives back any set as far as its mapping says, at offsets that an independent reader finds', async () => {
    await fc.assert(
      fc.asyncProperty(randomContent, async (content) => {
        const { files } = await exportedContent(content, 'apf', { suggested: true });
        for (const [file, text] of files) {
          if (!file.endsWith('.xml')) continue;
          const document = XmlDocument.fromString(text);
          const characters = withoutTags(files.get(file.replace('.apf.xml', '.sgm')) ?? '');
          for (const charseq of document.find('//charseq')) {
            const [start, end] = ['@START', '@END'].map((key) => Number(charseq.get(key)?.content));
            assert.equal(characters.slice(start, (end ?? 0) + 1).join(''), charseq.content);
          }
          document.dispose();
        }
        const imported = await importedFiles(files, 'apf');
        assert.deepEqual(imported.problems, []);
        const bare = ({ type }: Event): Event => ({ type, label: {} });
        assert.deepEqual(canonical(contentOf(imported), { event: bare }), held(content));
      }),
      { numRuns: 30 },
    );
  });

  it('holds participants at both levels, forms, ACE attributes, and tells what it does not', async () => {
    const raw = 'قال الروس ذلك';
    const at = (start: number, end: number): ReturnType<typeof makeAnchor> =>
      makeAnchor(anchoredText(raw), [[start, end]]);
    const { files, losses } = await exportedContent(
      {
        actors: { russia: { type: 'state', label: { ar: 'روسيا', en: 'Russia' }, code: 'RUS' } },
        events: { talk: { type: 'CONSULT', label: { en: 'Talk' } } },
        articles: {
          'a.txt': {
            raw,
            mentions: [
              { id: 'm1', actor: 'russia', form: 'nisba', ...at(4, 9) },
              {
                id: 'm2',
                event: 'talk',
                ...at(0, 3),
                attributes: { polarity: 'negative', modality: 'hypothetical' },
                participants: [{ role: 'actor', actor: 'russia', mention: 'm1' }],
                attributedTo: 'russia',
              },
            ],
          },
        },
      },
      'apf',
    );
    const apf = files.get('a.txt.apf.xml') ?? '';
    assert.match(apf, /<entity ID="actor.russia" TYPE="GPE" SUBTYPE="state" CLASS="SPC">/);
    assert.match(apf, /<entity_mention ID="mention.m1" TYPE="NAM" LDCTYPE="NAMPRE">/);
    assert.match(
      apf,
      /<event ID="event.talk" TYPE="CONSULT" POLARITY="Negative">\n<event_argument REFID="actor.russia" ROLE="actor"\/>/,
    );
    assert.match(apf, /<event_mention_argument REFID="mention.m1" ROLE="actor">/);
    assert.deepEqual(losses, {
      'those to whom claims are attributed': 1,
      'attributes that ACE does not have': 1,
      'labels, modes, dates and so on of events': 1,
    });
    const { articles } = await importedFiles(files, 'apf');
    const [, claim] = articles[0]?.mentions ?? [];
    const told = articles[0]?.mentions.find(({ event }) => event === 'talk') ?? claim;
    assert.deepEqual(told?.event !== undefined && told.attributes, { polarity: 'negative' });
  });

  it('can be made of an empty set', async () => {
    assert.equal((await exportedContent({ actors: {}, events: {}, articles: {} }, 'apf')).files.size, 0);
  });

  // ACE 2005: tags removed, line feeds kept, references as they are written, END inclusive.
  const sgm = `<DOC>
<DOCID> AFP_ARB_20030304.0250 </DOCID>
<BODY>
<HEADLINE>
😀 AT&amp;T
</HEADLINE>
<TEXT>
لافروف زار دمشق.
</TEXT>
</BODY>
</DOC>
`;
  const bare = sgm.replace(/<[^>]*>/g, '');
  const charseq = (words: string, text = bare): string => {
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    return `<charseq START="${String(start)}" END="${String(start + Array.from(words).length - 1)}">${words.replace(/&/g, '&amp;')}</charseq>`;
  };
  const apf = (text = bare): string => `<?xml version="1.0"?>
<!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">
<source_file URI="AFP_ARB_20030304.0250.sgm" SOURCE="newswire" TYPE="text" VERSION="2.0" AUTHOR="LDC" ENCODING="UTF-8">
<document DOCID="AFP_ARB_20030304.0250">
<entity ID="AFP_ARB_20030304.0250-E1" TYPE="PER" SUBTYPE="Individual" CLASS="SPC">
  <entity_mention ID="AFP_ARB_20030304.0250-E1-1" TYPE="NAM" LDCTYPE="NAM">
    <extent>${charseq('لافروف', text)}</extent><head>${charseq('لافروف', text)}</head>
  </entity_mention>
</entity>
<entity ID="AFP_ARB_20030304.0250-E2" TYPE="ORG" SUBTYPE="Commercial" CLASS="SPC">
  <entity_mention ID="AFP_ARB_20030304.0250-E2-1" TYPE="NAM"><extent>${charseq('AT&amp;T', text)}</extent></entity_mention>
</entity>
<timex2 ID="AFP_ARB_20030304.0250-T1" VAL="2003-03-04"><timex2_mention ID="AFP_ARB_20030304.0250-T1-1"><extent>${charseq('دمشق', text)}</extent></timex2_mention></timex2>
<event ID="AFP_ARB_20030304.0250-EV1" TYPE="Contact" SUBTYPE="Meet" MODALITY="Asserted" POLARITY="Positive" GENERICITY="Specific" TENSE="Past">
  <event_argument REFID="AFP_ARB_20030304.0250-E1" ROLE="Entity"/>
  <event_mention ID="AFP_ARB_20030304.0250-EV1-1">
    <extent>${charseq('لافروف زار دمشق', text)}</extent><ldc_scope>${charseq('لافروف زار دمشق.', text)}</ldc_scope><anchor>${charseq('زار', text)}</anchor>
    <event_mention_argument REFID="AFP_ARB_20030304.0250-E1-1" ROLE="Entity"><extent>${charseq('لافروف', text)}</extent></event_mention_argument>
    <event_mention_argument REFID="AFP_ARB_20030304.0250-T1-1" ROLE="Time-Within"><extent>${charseq('دمشق', text)}</extent></event_mention_argument>
  </event_mention>
</event>
</document>
</source_file>
`;

  it('reads a document like those of ACE 2005, whatever its line ends', async () => {
    const crlf = sgm.replace(/\n/g, '\r\n');
    const counted = crlf.replace(/<[^>]*>/g, '');
    const variants: [string, string][] = [
      [sgm, apf()],
      [`\uFEFF${crlf}`, apf()],
      [crlf, apf(counted)],
      [`\uFEFF${crlf}`, apf(`\uFEFF${counted}`)],
    ];
    for (const [text, annotations] of variants) {
      const { articles, actors, events, problems } = await importedFiles(
        { 'x/AFP.sgm': text, 'x/AFP.apf.xml': annotations },
        'apf',
      );
      assert.deepEqual(problems, []);
      assert.equal(articles[0]?.path, 'x/AFP.txt');
      assert.equal(articles[0].text, '\n😀 AT&T\n\n\nلافروف زار دمشق.\n');
      assert.deepEqual(
        articles[0].mentions.map(({ quote, spans, actor, event }) => [quote, spans, actor ?? event]),
        [
          [['لافروف'], [[10, 16]], 'lafruf'],
          [['AT&T'], [[3, 7]], 'at-t'],
          [['زار'], [[17, 20]], 'zar'],
        ],
      );
      const told = articles[0].mentions[2];
      assert.ok(told?.event !== undefined);
      assert.deepEqual(told.participants, [
        { role: 'Entity', actor: 'lafruf', mention: 'AFP_ARB_20030304.0250-E1-1' },
      ]);
      assert.equal(told.date, '2003-03-04');
      assert.equal(told.attributes?.['tense'], 'past');
      assert.deepEqual(actors.get('lafruf'), { type: 'PER', label: { ar: 'لافروف' } });
      assert.deepEqual(events.get('zar'), { type: 'Meet', label: { ar: 'زار' } });
    }
  });

  it('refuses offsets at which other words stand, a text that is missing, and any other DOCTYPE', async () => {
    const problemOf = async (files: Record<string, string>): Promise<string> => {
      const { problems, articles, actors } = await importedFiles(files, 'apf');
      assert.deepEqual([articles.length, actors.size, problems.length], [0, 0, 1]);
      return `${problems[0]?.path ?? ''}:${String(problems[0]?.line)}: ${String(problems[0]?.message ?? '')}`;
    };
    const shifted = apf().replace('>لافروف<', '>لافروق<');
    assert.match(
      await problemOf({ 'a.sgm': sgm, 'a.apf.xml': shifted }),
      /^a.apf.xml:7: The text has "لافروف"/,
    );
    assert.match(await problemOf({ 'a.apf.xml': apf() }), /a.sgm is missing/);
    for (const other of ['"/etc/apf.dtd"', '"http://x/apf.dtd"', '"apf.dtd" [ <!ENTITY a "b"> ]'])
      assert.match(
        await problemOf({ 'a.sgm': sgm, 'a.apf.xml': apf().replace('"apf.v5.1.1.dtd"', other) }),
        /:2: A DOCTYPE/,
      );
  });
});
