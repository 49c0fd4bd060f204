import * as z from 'zod';

// What the form of an actor or event and its page say to each other.

const optionShape = z.object({
  id: z.string(),
  label: z.string(),
  /** What it stands for. */
  about: z.string(),
});

const controlShape = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('text'),
    value: z.string(),
    /** Whether it has several lines. */
    isLong: z.boolean(),
    /** Whether to ask for completions of what is typed. */
    completes: z.boolean(),
  }),
  /** Texts, each in a field of its own. */
  z.object({ is: z.literal('list'), values: z.array(z.string()), areLinks: z.boolean() }),
  /** One of the options; `value` may be an id that they lack. */
  z.object({ is: z.literal('choice'), value: z.string(), options: z.array(optionShape) }),
  z.object({ is: z.literal('several'), values: z.array(z.string()), options: z.array(optionShape) }),
]);

const fieldShape = z.object({
  key: z.string(),
  label: z.string(),
  hint: z.string(),
  control: controlShape,
});

const actionShape = z.object({ command: z.string(), label: z.string() });

export const stringsShape = z.object({
  remove: z.string(),
  add: z.string(),
  open: z.string(),
});

export const toPageShape = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('show'),
    strings: stringsShape,
    /** What it is called, and what in the other script. */
    title: z.string(),
    subtitle: z.string(),
    /** What it is, and how often it is mentioned. */
    about: z.string(),
    colour: z.string().optional(),
    fields: z.array(fieldShape),
    /** What is only read here. */
    facts: z.array(z.object({ label: z.string(), values: z.array(z.string()) })),
    actions: z.array(actionShape),
  }),
  /** The actor or event is no longer there. */
  z.object({ is: z.literal('gone'), text: z.string() }),
  /** What a person entered was not taken. */
  z.object({ is: z.literal('refused'), key: z.string(), text: z.string() }),
  z.object({
    is: z.literal('completions'),
    key: z.string(),
    typed: z.string(),
    options: z.array(optionShape),
  }),
]);

export const fromPageShape = z.discriminatedUnion('is', [
  /** A person entered another value, or left a field as it was after one that was refused. */
  z.object({ is: z.literal('enter'), key: z.string(), value: z.union([z.string(), z.array(z.string())]) }),
  z.object({ is: z.literal('complete'), key: z.string(), typed: z.string() }),
  z.object({ is: z.literal('run'), command: z.string() }),
]);

export type ToPage = Readonly<z.output<typeof toPageShape>>;
export type FromPage = Readonly<z.output<typeof fromPageShape>>;
export type Strings = Readonly<z.output<typeof stringsShape>>;
export type Option = Readonly<z.output<typeof optionShape>>;
export type Control = Readonly<z.output<typeof controlShape>>;
export type ShownField = Readonly<z.output<typeof fieldShape>>;
export type Action = Readonly<z.output<typeof actionShape>>;
