import * as z from 'zod';
import { levels, ruleIds, rules } from './rules.js';
import { say, type Message } from '../text/message.js';
import { refusal } from './wording.js';

// The definitions of every file of an annotation set: types, validation and JSON Schema come from here alone.
// Objects are loose so that keys that a later version or another program added survive a round trip; the order of the
// keys below is the order in which they are written.

/** Version of the files that this code reads and writes. */
export const fileVersion = 1;

const version = z.literal(fileVersion).describe('Version of the file format');
const text = z.string().min(1);
const id = text
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u)
  .describe('A readable name, made once and never changed');

export const labelShape = z
  .looseObject({
    ar: text.exactOptional().describe('In Arabic'),
    en: text.exactOptional().describe('In English'),
  })
  .describe('How people call it, per language');

const note = text.exactOptional().describe('A free remark');

export const conflictShape = z
  .looseObject({
    field: z
      .array(z.string())
      .describe('Path of the key; empty: the entry itself, which the other side removed'),
    other: z.unknown().exactOptional().describe('What the other side has there; absent: it has no such key'),
  })
  .describe('Something that two sides changed differently');

/** The entry holds one side's version; this holds the other's, until a person settles which is right. */
const conflicts = z
  .array(conflictShape)
  .exactOptional()
  .describe('What a merge could not decide: settle each, then remove it here');

export const actorShape = z.looseObject({
  type: text.describe('An actor type of the codebook'),
  label: labelShape,
  aliases: z.array(text).exactOptional().describe('Other written forms that name this actor'),
  learned: z
    .array(text)
    .exactOptional()
    .describe('Those of the aliases that tags taught, and that go again with the tags'),
  code: text.exactOptional().describe('A coding-scheme code such as RUSGOV'),
  sameAs: z.array(text).exactOptional().describe('Addresses that identify the same actor elsewhere'),
  note,
  conflicts,
});

export const settledParticipantShape = z.looseObject({
  role: text.describe('A role of the codebook'),
  actor: id.describe('The actor who fills the role'),
});

export const eventShape = z.looseObject({
  type: text.describe('An event type of the codebook'),
  mode: text.exactOptional().describe('One of the modes of its type'),
  label: labelShape,
  date: text.exactOptional().describe('The settled date, in EDTF'),
  contexts: z.array(text).exactOptional().describe('Contexts of the codebook, such as military'),
  participants: z.array(settledParticipantShape).exactOptional().describe('The settled participants'),
  subEventOf: id.exactOptional().describe('The event that this one is a part of'),
  note,
  conflicts,
});

const offset = z.int().nonnegative();
export const spanShape = z
  .tuple([offset, offset])
  .describe('Start and end, half-open, in code points of the text without BOM and with LF line ends');

export const formShape = z
  .enum(['name', 'nisba', 'metonym', 'nominal', 'pronoun'])
  .describe('How the words refer to the actor');

export const statusShape = z
  .enum(['suggested', 'uncertain', 'orphaned'])
  .describe('Absent for a confirmed mention');

export const participantShape = z.looseObject({
  role: text.describe('A role of the codebook'),
  actor: id.describe('The actor who fills the role'),
  mention: text.exactOptional().describe('The mention in the same article that says so'),
});

const anchorKeys = {
  spans: z.array(spanShape).min(1).describe('Where the words stand; several when they are not contiguous'),
  quote: z.array(text).min(1).describe('The words, one string per span'),
  before: z.string().exactOptional().describe('Up to 32 code points before the first span'),
  after: z.string().exactOptional().describe('Up to 32 code points after the last span'),
};

const provenanceKeys = {
  status: statusShape.exactOptional(),
  was: z.literal('suggested').exactOptional().describe('The status that an orphan had before'),
  note,
  by: text.exactOptional().describe('The annotator'),
  at: text.exactOptional().describe('When, in ISO 8601'),
  conflicts,
};

const mentionId = text.describe('A short random string, unique in the article');

export const actorMentionShape = z.looseObject({
  id: mentionId,
  actor: id.describe('The actor named here'),
  event: z.never().exactOptional(),
  ...anchorKeys,
  form: formShape.exactOptional(),
  ...provenanceKeys,
});

export const eventMentionShape = z.looseObject({
  id: mentionId,
  actor: z.never().exactOptional(),
  event: id.describe('The event told here'),
  ...anchorKeys,
  participants: z.array(participantShape).exactOptional(),
  attributes: z.record(z.string(), text).exactOptional(),
  date: text.exactOptional().describe('The date that this article gives, in EDTF'),
  attributedTo: id.exactOptional().describe('The actor according to whom'),
  ...provenanceKeys,
});

export const mentionShape = z.union([actorMentionShape, eventMentionShape]);

export const textStampShape = z.looseObject({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("Of the text's UTF-8, BOM dropped, LF line ends"),
  length: z.int().nonnegative().describe('In code points'),
});

export const aboutShape = z
  .looseObject({
    date: text
      .exactOptional()
      .describe('When the article was written, in EDTF; where its text does not say so'),
  })
  .describe('What is known of the article beside its text');

export const rejectionShape = z
  .looseObject({
    actor: id.exactOptional().describe('The actor that the words do not name; absent: any that is new'),
    quote: text.describe('The words'),
    before: z.string().describe('Up to 32 code points before them'),
    after: z.string().describe('Up to 32 code points after them'),
  })
  .describe('A suggestion that a person rejected, and that is not made again while its text stands');

export const sidecarShape = z.looseObject({
  version,
  text: textStampShape,
  about: aboutShape.exactOptional(),
  rejected: z.array(rejectionShape).exactOptional().describe('Suggestions that a person rejected'),
  conflicts,
  // Not `superRefine`: it adds a key to an object that all checks share, which makes every one of them half as fast.
  mentions: z.array(mentionShape).check(({ value: mentions, issues }) => {
    const ids = new Set<string>();
    for (const [index, { id, spans, quote }] of mentions.entries()) {
      const refuse = (key: string, message: Message): void => {
        issues.push(refusal(mentions, [index, key], message));
      };
      if (ids.has(id))
        refuse('id', say`"${id}" is the id of another mention too; give one of them a new id.`);
      ids.add(id);
      if (quote.length !== spans.length) refuse('quote', say`There must be one quote for each span.`);
      if (spans.some(([start, end]) => start >= end)) refuse('spans', say`A span must end after it starts.`);
    }
  }),
});

export const actorRegistryShape = z.looseObject({ version, conflicts, actors: z.record(id, actorShape) });

export const eventRegistryShape = z.looseObject({ version, conflicts, events: z.record(id, eventShape) });

const codebookEntryKeys = {
  label: labelShape.exactOptional(),
  definition: labelShape.exactOptional().describe('What it stands for, in one line'),
};

const typeKeys = {
  ...codebookEntryKeys,
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .exactOptional()
    .describe('Of its highlights, as in #1a7f37'),
  key: z.string().length(1).exactOptional().describe('The key that picks it at once in a list of types'),
};

const roleUseKeys = {
  fills: z.array(id).exactOptional().describe('The actor types that may fill the role; absent: any'),
  min: z.int().nonnegative().exactOptional().describe('How many participants there must be'),
  max: z.int().positive().exactOptional().describe('How many participants there may be'),
  orElse: z.array(id).exactOptional().describe('Roles whose participants count towards min too'),
};

/** Entries by id; `false` takes one out of the codebook that is extended. */
function entries<T extends z.ZodType>(
  shape: T,
): z.ZodExactOptional<z.ZodRecord<typeof id, z.ZodUnion<readonly [T, z.ZodLiteral<false>]>>> {
  return z.record(id, z.union([shape, z.literal(false)])).exactOptional();
}

export const sideShape = z
  .enum(['from', 'to', 'with'])
  .describe(
    'How the network ties those who fill the role: from them, to them, or with all others; absent: not at all',
  );

export const natureShape = z
  .enum(['person', 'state', 'organization', 'armed-group', 'media', 'group', 'place'])
  .describe(
    'What such an actor is by nature, which tells how its names are found and its mentions drawn; absent: nothing special',
  );

const codebookEntryShape = z.looseObject(codebookEntryKeys);

export const quadClassShape = z
  .enum(['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict'])
  .describe('Whether it is words or deeds, and for or against');

/** The built-in codebooks, and the empty one for a set that brings everything itself. */
export const codebookNames = ['plover', 'ace', 'none'] as const;

export const codebookShape = z
  .looseObject({
    // Not an enumeration alone, so that a misspelt one is a problem of this key and not of the whole file.
    extends: z
      .union([z.enum(codebookNames), text])
      .exactOptional()
      .describe('The built-in codebook to build on; absent: plover'),
    actorTypes: entries(z.looseObject({ ...typeKeys, nature: natureShape.exactOptional() })),
    eventTypes: entries(
      z.looseObject({
        ...typeKeys,
        parent: id.exactOptional().describe('The event type that this one is a kind of'),
        quadClass: quadClassShape.exactOptional(),
        modes: entries(codebookEntryShape).describe('How it may come about'),
        roles: entries(z.looseObject(roleUseKeys)).describe('The roles of its participants; absent: all'),
      }),
    ),
    roles: entries(z.looseObject({ ...codebookEntryKeys, ...roleUseKeys, side: sideShape.exactOptional() })),
    attributes: entries(
      z.looseObject({
        ...codebookEntryKeys,
        values: entries(codebookEntryShape).describe('What it may say; absent: anything'),
      }),
    ),
    contexts: entries(codebookEntryShape).describe('What an event may be about'),
    sectors: entries(codebookEntryShape).describe('The second part of an actor code, such as GOV'),
  })
  .describe('The types, roles and attributes that annotators may use');

/** Any text, so that a misspelt level or rule is a problem of its key and not of the whole file. */
const levelShape = z.union([z.enum(levels), text]);

const problemsShape = z
  .looseObject(
    Object.fromEntries(
      ruleIds.map((rule) => [rule, levelShape.exactOptional().describe(rules[rule].about)] as const),
    ),
  )
  .describe('How severe the findings of each rule are; a person may set it otherwise for themselves');

export const acknowledgementShape = z
  .looseObject({
    rule: text.describe('The rule that found it'),
    file: text.describe('The file that it is found in, relative to the set'),
    at: z.array(z.string()).describe("The entry's path in that file"),
    says: text.describe('What it says; should it come to say something else, it is shown again'),
  })
  .describe('A problem that a person looked at and lets be');

export const settingsShape = z.looseObject({
  version,
  title: text.exactOptional().describe('What the set is called'),
  sources: z.array(text).exactOptional().describe('Globs of the articles, relative to this file'),
  exclude: z.array(text).exactOptional().describe('Globs of files that are not articles'),
  codebook: codebookShape.exactOptional(),
  problems: problemsShape.exactOptional(),
  acknowledged: z
    .array(acknowledgementShape)
    .exactOptional()
    .describe('Problems that a person looked at and that are not shown while they say the same'),
  conflicts,
});
