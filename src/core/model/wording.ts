import type * as z from 'zod';

// What is wrong with a value, said to the person who has to put it right.

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
};

/** Puts an issue into words; undefined leaves it as it is. */
export function wordingOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected];
      if (issue.expected === 'never') return 'This key must not stand here beside the others; remove it.';
      if (kind === undefined) return undefined;
      return issue.input === undefined ? `This is missing; it must be ${kind}.` : `This must be ${kind}.`;
    }
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
      const missing = issue.input === undefined ? 'This is missing; it' : 'This';
      return `${missing} must be ${issue.values.length === 1 ? '' : 'one of '}${values}.`;
    }
    case 'too_small':
      if (issue.origin !== 'string' && issue.origin !== 'array') {
        return `This must be ${String(issue.minimum)} or more.`;
      }
      return issue.minimum === 1
        ? 'This must not be empty.'
        : `This must have ${String(issue.minimum)} ${issue.origin === 'string' ? 'characters' : 'items'}.`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `This is too long; ${String(issue.maximum)} at most.`
        : `This must be ${String(issue.maximum)} or less.`;
    case 'invalid_format':
      return 'This is not written as it must be here; see what the schema says of it.';
    case 'invalid_key':
      return 'This is no id: letters and digits, and between them also dots, hyphens and underscores.';
    case 'custom':
    case 'invalid_element':
    case 'invalid_union':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return undefined;
  }
}
