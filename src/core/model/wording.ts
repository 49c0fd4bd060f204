import type * as z from 'zod';
import { Message, say } from '../text/message.js';

// What is wrong with a value, said to the person who has to put it right.

/** Something wrong in a value that does not have the shape it must have. */
export interface Misfit {
  readonly path: readonly (string | number)[];
  readonly message: Message;
}

/** What is wrong in a value, place by place; empty when it has the shape. */
export function misfitsOf(shape: z.ZodType, value: unknown): Misfit[] {
  return shape.safeParse(value, { reportInput: true }).error?.issues.flatMap(innermost) ?? [];
}

/** A misfit with its place, for where no line tells it. */
export function inPlace({ path, message }: Misfit): Message {
  return path.length === 0 ? message : say`${path.join('.')}: ${message}`;
}

/** An issue that a shape's own check found. */
export function refusal(
  input: unknown,
  path: (string | number)[],
  message: Message,
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: 'custom', input, path, message: String(message), params: { message } };
}

/** Of a failed union only the branch that came nearest says something a person can use. */
function innermost(issue: z.core.$ZodIssue): Misfit[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0)
    return [{ path, message: wordingOf(issue) }];
  const nearest = issue.errors.reduce((best, errors) => (errors.length < best.length ? errors : best));
  return nearest.flatMap((inner) =>
    innermost(inner).map(({ path: rest, message }) => ({ path: [...path, ...rest], message })),
  );
}

const kinds: Readonly<Record<string, Message>> = {
  string: say`a text`,
  number: say`a number`,
  int: say`a whole number`,
  boolean: say`true or false`,
  array: say`a list`,
  tuple: say`a list`,
  object: say`an object`,
  record: say`an object`,
};

function wordingOf(issue: z.core.$ZodIssue): Message {
  const isMissing = issue.input === undefined;
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected];
      if (issue.expected === 'never') return say`This key must not stand here beside the others; remove it.`;
      if (kind === undefined) break;
      return isMissing ? say`This is missing; it must be ${kind}.` : say`This must be ${kind}.`;
    }
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
      if (issue.values.length === 1) {
        return isMissing ? say`This is missing; it must be ${values}.` : say`This must be ${values}.`;
      }
      return isMissing
        ? say`This is missing; it must be one of ${values}.`
        : say`This must be one of ${values}.`;
    }
    case 'too_small':
      if (issue.origin !== 'string' && issue.origin !== 'array') {
        return say`This must be ${Number(issue.minimum)} or more.`;
      }
      if (issue.minimum === 1) return say`This must not be empty.`;
      return issue.origin === 'string'
        ? say`This must have ${Number(issue.minimum)} characters.`
        : say`This must have ${Number(issue.minimum)} items.`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? say`This is too long; ${Number(issue.maximum)} at most.`
        : say`This must be ${Number(issue.maximum)} or less.`;
    case 'invalid_format':
      return say`This is not written as it must be here; see what the schema says of it.`;
    case 'invalid_key':
      return say`This is no id: letters and digits, and between them also dots, hyphens and underscores.`;
    case 'custom': {
      const said: unknown = issue.params?.['message'];
      if (said instanceof Message) return said;
      break;
    }
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
  }
  return say`This does not fit what must stand here.`;
}
