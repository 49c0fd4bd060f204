import assert from 'node:assert/strict';
import fc from 'fast-check';
import { holds } from '../../../../core/anchor/anchor.js';
import { reanchor, reanchorEdits } from '../../../../core/anchor/reanchor.js';
import { isAnchored, referentOf } from '../../../../core/model/mention.js';
import { parseFile } from '../../../../core/model/parse.js';
import { serialiseSidecar } from '../../../../core/model/serialise.js';
import { sidecarShape } from '../../../../core/model/shapes.js';
import type { Kind, Referent, Span } from '../../../../core/model/types.js';
import { mergeActors } from '../../../../core/set/actorChanges.js';
import { ChangeRefused, type AnnotationSet } from '../../../../core/set/annotationSet.js';
import type { Change } from '../../../../core/set/change.js';
import { mergeEvents } from '../../../../core/set/eventChanges.js';
import { sidecarOf } from '../../../../core/set/files.js';
import { History } from '../../../../core/set/history.js';
import { removeMentions, retarget, tag } from '../../../../core/set/mentionChanges.js';
import { stampOf } from '../../../../core/text/stamp.js';
import { LiveText, setWith, withEdit } from '../samples.js';

const texts = [
  'خطب النائب هاني في صور ثم سافر هاني إلى صيدا وعاد منها مساء الخميس إلى بيروت للقاء الرئيس',
  'اجتمع الوزير سامر بوفد من المدينة وبحثا الاتفاق الجديد، وقال سامر إن الاجتماع كان مفيداً للجميع',
];

const acts = ['tag', 'tag', 'tag', 'remove', 'retarget', 'merge', 'undo', 'redo', 'edit', 'save', 'reload', 'rewrite'] as const; // prettier-ignore
const step = fc.record({ act: fc.constantFrom(...acts), a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A set in which things are done, and what must be in it since nothing was done but that. */
class World {
  readonly set = setWith({ hani: ['هاني'], samir: ['سامر'], tyre: ['صور', 'المدينة'] });
  readonly history = new History(this.set);
  readonly stories: readonly LiveText[];
  private readonly kept = new Set<string>();

  constructor() {
    const event = { type: 'AGREE', label: { ar: 'اتفاق' } };
    this.set.useEvents({ deal: event, pact: event });
    this.stories = texts.map((text, i) => new LiveText(this.set, text, `${String(i)}.txt`));
    for (const story of this.stories) story.save();
    for (const id of this.set.actors.keys()) this.kept.add(`actor ${id}`);
    for (const id of this.set.events.keys()) this.kept.add(`event ${id}`);
  }

  do({ act, a, b, c }: Step): void {
    const { set, history } = this;
    const story = this.stories[a % this.stories.length];
    assert.ok(story);
    const mentions = set.mentionsIn(story.path).sorted();
    const mention = mentions[b % mentions.length];
    const length = Array.from(story.text).length;
    switch (act) {
      case 'tag': {
        if (length === 0) return;
        const start = b % length;
        const span: Span = [start, Math.min(length, start + 1 + (c % 9))];
        const places = { article: story.path, text: story.anchored, mentions: [[span]] };
        this.apply(tag(set, places, this.referent(c), { at: '2021' }, { form: 'name' }).change);
        return;
      }
      case 'remove':
        if (mention) this.apply(removeMentions(set, story.path, [mention]));
        return;
      case 'retarget':
        if (mention) this.apply(retarget(set, story.path, [mention], this.referent(c)));
        return;
      case 'merge': {
        const [from, into] = [this.referent(b), this.referent(c)];
        if (from.kind !== into.kind || from.id === into.id) return;
        this.apply((from.kind === 'actor' ? mergeActors : mergeEvents)(set, from.id, into.id));
        return;
      }
      case 'undo':
        this.attempt(() => history.undo());
        return;
      case 'redo':
        this.attempt(() => history.redo());
        return;
      case 'edit': {
        const start = b % (length + 1);
        story.edit({
          start,
          end: Math.min(length, start + (c % 7)),
          inserted: ['', 'ن', ' أمس '][c % 3] ?? '',
        });
        return;
      }
      case 'save':
        story.save();
        return;
      case 'reload':
        story.save();
        this.reload(story);
        return;
      case 'rewrite':
        story.save();
        this.rewrite(story, b, c);
    }
  }

  /** That all is there which must be, names what exists, and can be written and read. */
  check(): void {
    const { set } = this;
    const found = new Set([...keys('actor', set.actors), ...keys('event', set.events)]);
    for (const { path, anchored } of this.stories) {
      for (const mention of set.mentionsIn(path).sorted()) {
        found.add(`mention ${mention.id}`);
        const { kind, id } = referentOf(mention);
        assert.ok(
          (kind === 'actor' ? set.actors : set.events).has(id),
          `${kind} ${id} is named but not there`,
        );
        if (mention.status === undefined && isAnchored(mention) && this.isSaved) {
          assert.ok(holds(anchored, mention), `${mention.quote.join()} does not stand where it is said to`);
        }
      }
    }
    assert.deepEqual([...found].sort(), [...this.kept].sort());
  }

  private get isSaved(): boolean {
    return this.stories.every(
      ({ path, text }) => this.set.mentionsIn(path).stamp?.sha256 === stampOf(text).sha256,
    );
  }

  private referent(n: number): Referent {
    const kind: Kind = n % 3 === 0 ? 'event' : 'actor';
    const ids = [...(kind === 'actor' ? this.set.actors : this.set.events).keys()];
    const id = ids[Math.floor(n / 3) % ids.length];
    assert.ok(id !== undefined);
    return { kind, id };
  }

  private apply(change: Change): void {
    if (change.edits.length === 0) return;
    this.history.apply(change);
    this.note(change);
  }

  private attempt(step: () => Change | undefined): void {
    try {
      const change = step();
      if (change) this.note(change);
    } catch (error) {
      // What others wrote meanwhile is not thrown away; then nothing at all was done.
      assert.ok(error instanceof ChangeRefused);
    }
  }

  private note({ edits }: Change): void {
    for (const { of, id, after } of edits) {
      if (of !== 'actor' && of !== 'event' && of !== 'mention') continue;
      if (after) this.kept.add(`${of} ${id}`);
      else this.kept.delete(`${of} ${id}`);
    }
  }

  /** Another program wrote the sidecar again, with the same content. */
  private reload({ path, text }: LiveText): void {
    const written = serialiseSidecar({ version: 1, text: stampOf(text), mentions: [...this.set.mentionsIn(path).sorted()] }); // prettier-ignore
    const parsed = parseFile(sidecarShape, sidecarOf(path), written);
    assert.ok(parsed.ok);
    assert.equal(serialiseSidecar(parsed.value), written);
    this.set.useArticle(path, parsed.value);
  }

  /** Another program changed the text; its mentions are found again without the old one. */
  private rewrite(story: LiveText, b: number, c: number): void {
    const { path, text } = story;
    const length = Array.from(text).length;
    const start = b % (length + 1);
    const edited = withEdit(text, {
      start,
      end: Math.min(length, start + (c % 25)),
      inserted: c % 2 ? ' كلمة ' : '',
    });
    const now = c % 5 === 0 ? edited.replace(/[بتسم]/gu, '$&\u064E') : edited;
    const mentions = this.set.mentionsIn(path);
    const found = reanchor(mentions.sorted(), now, { oldLength: length });
    const stamp = {
      of: 'text',
      id: path,
      article: path,
      before: mentions.stamp,
      after: stampOf(now),
    } as const;
    story.text = now;
    this.apply({ name: 'reanchor', edits: [...reanchorEdits(path, found), stamp] });
  }
}

function keys(kind: string, entries: AnnotationSet['actors'] | AnnotationSet['events']): string[] {
  return [...entries.keys()].map((id) => `${kind} ${id}`);
}

describe('Whatever is done to a set', () => {
  it('no datum is lost or comes to name what is not there', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const world = new World();
        for (const one of steps) {
          world.do(one);
          world.check();
        }
      }),
      { numRuns: 400 },
    );
  });
});
