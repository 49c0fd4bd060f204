import {
  articleAfterClitics,
  contracts,
  isClitics,
  procliticLengths,
  restForms,
  trimProclitic,
  uncontracted,
} from '../../../core/text/clitics.js';
import {
  CodePoints,
  codePointLength,
  firstCodePoints,
  lastCodePoints,
} from '../../../core/text/codePoints.js';
import { endsInTanwin, fold } from '../../../core/text/fold.js';
import { lineKinds } from '../../../core/text/lineKinds.js';
import { say } from '../../../core/text/message.js';
import { nisbaForms, nisbaFormsOf, nisbaStem } from '../../../core/text/nisba.js';
import { decodeArticle, normaliseText } from '../../../core/text/normalise.js';
import { possessiveForms } from '../../../core/text/possessive.js';
import {
  cycleProclitic,
  extendEnd,
  extendStart,
  shrinkEnd,
  shrinkStart,
  type Reshape,
} from '../../../core/text/reshape.js';
import { sentenceAround } from '../../../core/text/sentences.js';
import { stampOf } from '../../../core/text/stamp.js';
import { stemsIn, stemsOf } from '../../../core/text/stem.js';
import { trimRange, wordIndexAt, wordsOf, type TextRange } from '../../../core/text/words.js';
import { of, type Work } from './work.js';

const middle = (text: string): TextRange => {
  const start = text.length >> 1;
  return { start, end: Math.min(text.length, start + 3) };
};

const reshaping = (reshape: Reshape): Work => {
  return (text) => () => [reshape(text, middle(text)), reshape(text, { start: 0, end: text.length })];
};

/** Each function of `core/text` that takes a text. */
export const textWork: Readonly<Record<string, Work>> = {
  folding: of(fold),
  'whether a word ends in tanwin': of(endsInTanwin),
  'the lengths of proclitics': of(procliticLengths),
  'what is left after a proclitic': of((text) => [restForms('ل', text), uncontracted(text)]),
  'leaving a proclitic out': of((text) => trimProclitic(text, () => false)),
  'whether letters are clitics': of((text) => [isClitics(text), contracts(text), articleAfterClitics(text)]),
  'counting code points': of((text) => [
    codePointLength(text),
    firstCodePoints(text, 32),
    lastCodePoints(text, 32),
    CodePoints.of(text).replace(1, 1, 'ab'),
  ]),
  'the kinds of lines': of((text) => lineKinds(text.split('\n'))),
  'a message': of((text) => String(say`${text} {0}`) + String(say`{${text}}`)),
  nisbas: of((text) => [nisbaStem(text), nisbaForms(text), nisbaFormsOf(text)]),
  normalising: (text) => {
    const bytes = new TextEncoder().encode(text);
    return () => [normaliseText(text), decodeArticle(bytes)];
  },
  possessives: of((text) => possessiveForms(text, true)),
  'extending the end': reshaping(extendEnd),
  'extending the start': reshaping(extendStart),
  'shrinking the end': reshaping(shrinkEnd),
  'shrinking the start': reshaping(shrinkStart),
  'going through the proclitics': reshaping(cycleProclitic),
  'the sentence around a place': of((text) => sentenceAround(text, middle(text))),
  'the stamp': of(stampOf),
  'the stems of a word': of(stemsOf),
  'the stems of all words': of(stemsIn),
  'the words': of((text) => wordIndexAt(wordsOf(text), text.length >> 1)),
  'leaving punctuation out': of((text) => trimRange(text, { start: 0, end: text.length })),
};
