import type { Codebook } from '../model/codebook.js';
import { typeOfNature } from '../model/kinds.js';
import type { Nature } from '../model/types.js';
import { fold } from '../text/fold.js';
import { wordsOf } from '../text/words.js';

// Words that tell what kind of actor a name is: those it begins with, and those that announce it.

const outlets = 'صحيفة وكالة قناة موقع محطة مجلة شبكة إذاعة';
const places = 'محافظة مدينة بلدة منطقة قرية مخيم قاعدة مطار معبر نهر جبل ريف عاصمة ميناء بحر خليج';

const begins: Readonly<Partial<Record<Nature, string>>> = {
  organization:
    'وزارة منظمة هيئة مجلس حزب حلف نظام إدارة حكومة جيش قيادة مركز مؤسسة لجنة أمم اتحاد بيت قوات تحالف جامعة محكمة بنك',
  'armed-group': 'تنظيم جبهة ميليشيا كتائب كتيبة فصائل فصيل لواء حركة جماعة داعش',
  place: places,
  media: outlets,
  state: 'دولة جمهورية مملكة ولايات سلطنة إمارات',
  group: 'معارضة أكراد سكان لاجئون لاجئين متظاهرون مقاتلون مقاتلين نازحون نازحين',
};
const announces: Readonly<Partial<Record<Nature, string>>> = {
  media: outlets,
  place: places,
  'armed-group': 'تنظيم جبهة ميليشيا حركة',
  person:
    'رئيس وزير وزيرة سفير مبعوث متحدث متحدثة جنرال فريق لواء عميد ملك أمير سيناتور نائب مساعد مساعدة مستشار نظيره نظيرها نظيرته سيد سيدة دكتور أمين خارجيتها خارجيته',
};

const byFirstWord = table(begins);
const byWordBefore = table(announces);
/** How many words before a name may announce it (`الرئيس الأمريكي، جو بايدن`). */
const reach = 4;

/**
 * The actor type that a new name most likely has, or undefined when nothing tells.
 * @param quote the name
 * @param before the text before it, up to a sentence or so
 */
export function likelyType(codebook: Codebook, quote: string, before: string): string | undefined {
  const nature = likelyNature(quote, before);
  return nature && typeOfNature(codebook, nature);
}

function likelyNature(quote: string, before: string): Nature | undefined {
  const [first] = wordsIn(quote);
  const own = first === undefined ? undefined : lookUp(byFirstWord, first);
  if (own !== undefined) return own;
  const nearest = wordsIn(before).slice(-reach).reverse();
  return nearest.map((word) => lookUp(byWordBefore, word)).find((nature) => nature !== undefined);
}

function wordsIn(text: string): string[] {
  return wordsOf(text).map(({ start, end }) => fold(text.slice(start, end)));
}

/** The entry for a word, which may have a conjunction, a preposition and the article before it. */
function lookUp(natures: ReadonlyMap<string, Nature>, word: string): Nature | undefined {
  const bare = [word, word.replace(/^[وف]?[بكل]?/, ''), word.replace(/^[وف]?(?:[بك]?ال|لل)/, '')];
  return bare.map((key) => natures.get(key)).find((nature) => nature !== undefined);
}

function table(words: Readonly<Partial<Record<Nature, string>>>): ReadonlyMap<string, Nature> {
  const natures = new Map<string, Nature>();
  let nature: Nature;
  for (nature in words) for (const word of words[nature]?.split(' ') ?? []) natures.set(fold(word), nature);
  return natures;
}
