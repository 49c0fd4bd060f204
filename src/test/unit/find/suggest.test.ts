import { expect } from 'chai';
import { anchoredText } from '../../../core/anchor/anchor.js';
import { Finder } from '../../../core/find/finder.js';
import { livingRejections, rejectionOf } from '../../../core/find/rejection.js';
import { suggest } from '../../../core/find/suggest.js';
import type { Suggestion } from '../../../core/find/suggestion.js';
import { unknownNames } from '../../../core/find/unknown.js';
import { VariantFinder } from '../../../core/find/variants.js';
import type { Actor, ActorMention, Form, Rejection } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';

const article = 'article.txt';

const actor = (type: string, ar: string, ...aliases: string[]): Actor => ({ type, label: { ar }, aliases });

const actors = {
  russia: actor('state', 'روسيا', 'روسيا الاتحادية'),
  syria: actor('state', 'سوريا', 'سورية'),
  usa: actor('state', 'الولايات المتحدة', 'أميركا', 'أمريكا', 'واشنطن'),
  post: actor('media', 'واشنطن بوست'),
  sdf: actor('armed-group', 'قوات سوريا الديمقراطية', 'قسد'),
  army: actor('organization', 'الجيش الروسي'),
  lavrov: actor('person', 'سيرغي لافروف', 'لافروف', 'سيرغي'),
  shoygu: actor('person', 'سيرغي شويغو', 'شويغو', 'سيرغي'),
  putin: actor('person', 'فلاديمير بوتين', 'بوتين'),
  helsinki: actor('place', 'هلسنكي'),
  qaeda: actor('armed-group', 'القاعدة'),
  base: actor('place', 'قاعدة التنف', 'القاعدة'),
};

function setOf(
  mentions: readonly ActorMention[] = [],
  known: Readonly<Record<string, Actor>> = actors,
): AnnotationSet {
  const set = new AnnotationSet();
  set.useActors(known);
  set.useArticle(article, { version: 1, text: { sha256: '', length: 0 }, mentions: [...mentions] });
  return set;
}

function mention(text: string, quote: string, of: string, form: Form = 'name'): ActorMention {
  const start = Array.from(text.slice(0, text.indexOf(quote))).length;
  const id = `${of}-${String(start)}`;
  return { id, actor: of, spans: [[start, start + Array.from(quote).length]], quote: [quote], form };
}

function suggestions(text: string, set = setOf(), rejected: readonly Rejection[] = []): Suggestion[] {
  const finder = new Finder(set);
  return suggest(set, {
    article,
    text: anchoredText(text),
    matches: finder.find(text),
    rejected,
    variants: new VariantFinder(finder.names()),
  });
}

const brief = (all: readonly Suggestion[]): string[] =>
  all.map(({ quote, actor: id, form }) => `${quote} ${id} ${form}`);

describe('suggest', () => {
  it('proposes known names surely, in code points', () => {
    const text = '😀 قال بوتين إن للولايات المتحدة';
    const [putin, usa] = suggestions(text);
    expect(putin).to.include({
      start: 6,
      end: 11,
      quote: 'بوتين',
      actor: 'putin',
      form: 'name',
      reason: 'name',
    });
    expect(usa).to.include({ quote: 'لولايات المتحدة', actor: 'usa', alias: 'الولايات المتحدة' });
    for (const one of [putin, usa]) expect(one?.score).to.be.at.least(0.9);
    expect(putin?.candidates).to.have.length(1);
  });

  it('takes the longest name', () => {
    expect(brief(suggestions('في واشنطن بوست وقوات سوريا الديمقراطية وروسيا الاتحادية'))).to.deep.equal([
      'واشنطن بوست post name',
      'قوات سوريا الديمقراطية sdf name',
      'روسيا الاتحادية russia name',
    ]);
  });

  it('never takes a word in tanwin for a name', () => {
    expect(suggestions('طلباً روسياً وسورياً وأميركياً')).to.deep.equal([]);
  });

  it('proposes the nisba of a state as such, also inside a name', () => {
    const found = suggestions('قال الجيش الروسي إن صحيفة أميركية والسوريين والروس');
    expect(brief(found)).to.deep.equal([
      'الجيش الروسي army name',
      'الروسي russia nisba',
      'أميركية usa nisba',
      'السوريين syria nisba',
      'الروس russia nisba',
    ]);
    expect(found.filter(({ form }) => form === 'nisba').every(({ score }) => score < 0.9)).to.equal(true);
  });

  it('learns from a tagged nisba, whatever the name, and forgets it with the last one', () => {
    const un = { un: actor('organization', 'الأمم المتحدة') };
    const taught = 'المبعوث الأممي';
    const set = setOf([mention(taught, 'الأممي', 'un', 'nisba')], un);
    const text = 'طالبت القرارات الأممية بذلك، وقال الأمميون إن أممها كثيرة';
    const inOther = (): Suggestion[] => {
      set.useArticle('other.txt');
      return suggest(set, {
        article: 'other.txt',
        text: anchoredText(text),
        matches: finder.find(text),
      });
    };
    const finder = new Finder(set);
    expect(brief(inOther())).to.deep.equal(['الأممية un nisba', 'الأمميون un nisba']);
    finder.takeChanged();
    set.useArticle(article);
    expect([...finder.takeChanged()]).to.deep.equal(['un']);
    expect(inOther()).to.deep.equal([]);
  });

  it('ranks whom an ambiguous name may mean by the word before it', () => {
    const capital = { moscow: actor('place', 'موسكو'), russia: actor('state', 'روسيا', 'موسكو') };
    const elsewhere = { vienna: actor('place', 'فيينا'), turkey: actor('state', 'تركيا') };
    const taught = 'وصل إلى فيينا، وعاد إلى فيينا. وأعلنت تركيا ثم أعلنت تركيا';
    const mentions = [
      { ...mention(taught, 'فيينا', 'vienna'), id: 'a', before: 'وصل إلى ' },
      { ...mention(taught, 'فيينا', 'vienna'), id: 'b', before: 'وعاد إلى ' },
      { ...mention(taught, 'تركيا', 'turkey'), id: 'c', before: 'ثم أعلنت ' },
    ];
    const set = setOf(mentions, { ...capital, ...elsewhere });
    const text = 'أعلنت موسكو ذلك، ثم سافر إلى موسكو';
    set.useArticle('other.txt');
    const found = suggest(set, {
      article: 'other.txt',
      text: anchoredText(text),
      matches: new Finder(set).find(text),
    });
    expect(brief(found)).to.deep.equal(['موسكو russia name', 'موسكو moscow name']);
  });

  it('tells a name from a nisba that is written alike by the article', () => {
    expect(brief(suggestions('في سورية قالت الحكومة السورية'))).to.deep.equal([
      'سورية syria name',
      'السورية syria nisba',
    ]);
  });

  it('gives a capital that is known by custom no nisba', () => {
    const text = 'قالت واشنطن';
    const set = setOf([mention(text, 'واشنطن', 'usa', 'metonym')]);
    expect(brief(suggestions('الصحافي الواشنطني', set))).to.deep.equal([]);
  });

  it('proposes the form in which words were tagged before', () => {
    const set = setOf();
    const text = 'قالت واشنطن';
    set.useArticle('other.txt', {
      version: 1,
      text: { sha256: '', length: 0 },
      mentions: [mention(text, 'واشنطن', 'usa', 'metonym')],
    });
    expect(brief(suggestions('ردت واشنطن', set))).to.deep.equal(['واشنطن usa metonym']);
  });

  describe('of ambiguous words', () => {
    it('lists who may be meant, below one half', () => {
      const [one] = suggestions('من القاعدة');
      expect(one?.candidates.map((candidate) => candidate.actor)).to.have.members(['qaeda', 'base']);
      expect(one?.score).to.be.below(0.5);
    });
    it('puts him first whom the article named in full', () => {
      for (const [name, id] of [
        ['سيرغي شويغو', 'shoygu'],
        ['سيرغي لافروف', 'lavrov'],
      ] as const) {
        const one = suggestions(`قال ${name} ذلك. ثم أضاف سيرغي`).at(-1);
        expect(one?.candidates.map((candidate) => candidate.actor)[0]).to.equal(id);
        expect(one?.candidates).to.have.length(2);
        expect(one?.score).to.be.below(0.5);
      }
    });
    it('counts a given name that is one actor’s alias and part of another’s name', () => {
      const known = {
        lavrov: actor('person', 'سيرغي لافروف', 'سيرغي'),
        shoygu: actor('person', 'سيرغي شويغو'),
      };
      const [one] = suggestions('قال سيرغي', setOf([], known));
      expect(one?.candidates).to.have.length(2);
    });
    it('proposes a part of a name only where the article has the whole', () => {
      const known = { milley: actor('person', 'مارك ميللي') };
      expect(suggestions('قال ميللي', setOf([], known))).to.deep.equal([]);
      const [, part] = suggestions('قال مارك ميللي. وأضاف ميللي', setOf([], known));
      expect(part).to.include({ quote: 'ميللي', reason: 'namePart' });
      expect(part?.score).to.be.within(0.5, 0.9);
    });
    it('is surer of a family name than of a given one', () => {
      const known = { milley: actor('person', 'مارك ميللي') };
      const [, family] = suggestions('قال مارك ميللي. وأضاف ميللي', setOf([], known));
      const [, given] = suggestions('قال مارك ميللي. وأضاف مارك', setOf([], known));
      expect(given?.score).to.be.below(0.5);
      expect(family?.score).to.be.above(0.5);
    });
  });

  describe('of what is tagged', () => {
    const text = 'قالت واشنطن بوست إن روسيا وبوتين';
    it('proposes nothing again', () => {
      const set = setOf([mention(text, 'روسيا', 'russia')]);
      expect(brief(suggestions(text, set))).to.deep.equal(['واشنطن بوست post name', 'بوتين putin name']);
    });
    it('proposes nothing inside a name', () => {
      const { post: _, ...known } = actors;
      const set = setOf([mention(text, 'واشنطن بوست', 'lavrov')], known);
      expect(brief(suggestions(text, set))).to.deep.equal(['روسيا russia name', 'بوتين putin name']);
    });
    it('lets a person’s choice among several stand', () => {
      const words = 'من القاعدة';
      expect(suggestions(words, setOf([mention(words, 'القاعدة', 'base')]))).to.deep.equal([]);
    });
    it('still proposes names inside a description', () => {
      const words = 'قال رئيس روسيا أمس';
      expect(
        brief(suggestions(words, setOf([mention(words, 'رئيس روسيا', 'putin', 'nominal')]))),
      ).to.deep.equal(['روسيا russia name']);
    });
  });

  describe('of what was rejected', () => {
    const text = 'في أول النص قالت روسيا كلمتها ثم مضت، وفي آخر النص وبعد كلام طويل قالت روسيا إنها لن تعود';
    const rejected = [rejectionOf(anchoredText(text), 17, 22, 'russia')];
    it('proposes nothing at that place, and goes on elsewhere', () => {
      expect(suggestions(text, setOf(), rejected).map(({ start }) => start)).to.deep.equal([
        text.lastIndexOf('روسيا'),
      ]);
    });
    it('remembers it when the text before it changes', () => {
      expect(suggestions(`عنوان جديد\n${text}`, setOf(), rejected)).to.have.length(1);
    });
    it('forgets it with its text', () => {
      expect(livingRejections(text, rejected)).to.have.length(1);
      expect(livingRejections(text.replace('قالت روسيا كلمتها', 'سكتت'), rejected)).to.deep.equal([]);
    });
    it('leaves the other candidates, none of them sure', () => {
      const words = 'من القاعدة';
      const no = [rejectionOf(anchoredText(words), 3, 10, 'qaeda')];
      const [one] = suggestions(words, setOf(), no);
      expect(one?.candidates.map((candidate) => candidate.actor)).to.deep.equal(['base']);
      expect(one?.score).to.be.below(0.5);
    });
  });

  describe('of misspelt names', () => {
    it('proposes them below one half', () => {
      const found = suggestions('قال سيرخي لافروف وفلادمير بوتين في هلنسكي');
      expect(brief(found)).to.deep.equal([
        'سيرخي لافروف lavrov name',
        'فلادمير بوتين putin name',
        'هلنسكي helsinki name',
      ]);
      expect(found.every(({ score, reason }) => score < 0.5 && reason === 'variant')).to.equal(true);
    });
    it('never takes one known word for another, nor a short or inflected one', () => {
      expect(brief(suggestions('سوريا روسيا'))).to.deep.equal(['سوريا syria name', 'روسيا russia name']);
      const known = {
        ministry: actor('organization', 'الخارجية الأميركية'),
        vienna: actor('place', 'فيينا'),
      };
      expect(suggestions('وزير الخارجية الأميركي في فينا', setOf([], known))).to.deep.equal([]);
    });
  });

  it('keeps up with the set, and searches a new name alone', () => {
    const set = setOf();
    const finder = new Finder(set);
    const text = 'قال بوتين وبايدن';
    expect(finder.find(text).map(({ alias }) => alias.text)).to.deep.equal(['بوتين']);
    const mark = finder.mark;
    set.apply({
      name: 'create',
      edits: [{ of: 'actor', id: 'biden', before: undefined, after: actor('person', 'بايدن') }],
    });
    expect(finder.find(text, mark).map(({ alias }) => alias.text)).to.deep.equal(['بايدن']);
    expect(finder.find(text)).to.have.length(2);
    set.apply({
      name: 'delete',
      edits: [{ of: 'actor', id: 'putin', before: actors.putin, after: undefined }],
    });
    expect(finder.find(text).map(({ alias }) => alias.text)).to.deep.equal(['بايدن']);
  });
});

describe('unknownNames', () => {
  const quotes = (text: string): string[] =>
    unknownNames(text, () => false).map(({ start, end }) => text.slice(start, end));

  it('are told by titles', () => {
    expect(quotes('قال وزير الخارجية الصيني وانغ يي إن الرئيس في بكين')).to.deep.equal(['وانغ يي']);
  });
  it('are told by quotation marks and parentheses', () => {
    expect(quotes('حركة «طالبان» وقوات (قسد) قالت «إننا لن نقبل بهذا الاتفاق أبدا»')).to.deep.equal([
      'طالبان',
      'قسد',
    ]);
  });
  it('are none where a known name stands', () => {
    expect(unknownNames('حركة «طالبان»', () => true)).to.deep.equal([]);
  });
});
