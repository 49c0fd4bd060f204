import { fold } from '../text/fold.js';
import { wordsOf } from '../text/words.js';

// Words that tell what kind of actor a name is: those it begins with, and those that announce it.

const outlets = 'صحيفة وكالة قناة موقع محطة مجلة شبكة إذاعة';
const places = 'محافظة مدينة بلدة منطقة قرية مخيم قاعدة مطار معبر نهر جبل ريف عاصمة ميناء بحر خليج';

const begins: Readonly<Record<string, string>> = {
  organization:
    'وزارة منظمة هيئة مجلس حزب حلف نظام إدارة حكومة جيش قيادة مركز مؤسسة لجنة أمم اتحاد بيت قوات تحالف جامعة محكمة بنك',
  'armed-group': 'تنظيم جبهة ميليشيا كتائب كتيبة فصائل فصيل لواء حركة جماعة داعش',
  place: places,
  media: outlets,
  state: 'دولة جمهورية مملكة ولايات سلطنة إمارات',
  group: 'معارضة أكراد سكان لاجئون لاجئين متظاهرون مقاتلون مقاتلين نازحون نازحين',
};
const announces: Readonly<Record<string, string>> = {
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
 * The actor type that a new name most likely has by the plover codebook, or undefined when nothing tells.
 * @param quote the name
 * @param before the text before it, up to a sentence or so
 */
export function likelyType(quote: string, before: string): string | undefined {
  const [first] = wordsIn(quote);
  const own = first === undefined ? undefined : lookUp(byFirstWord, first);
  if (own !== undefined) return own;
  const nearest = wordsIn(before).slice(-reach).reverse();
  return nearest.map((word) => lookUp(byWordBefore, word)).find((type) => type !== undefined);
}

function wordsIn(text: string): string[] {
  return wordsOf(text).map(({ start, end }) => fold(text.slice(start, end)));
}

/** The entry for a word, which may have a conjunction, a preposition and the article before it. */
function lookUp(types: ReadonlyMap<string, string>, word: string): string | undefined {
  const bare = [word, word.replace(/^[وف]?[بكل]?/, ''), word.replace(/^[وف]?(?:[بك]?ال|لل)/, '')];
  return bare.map((key) => types.get(key)).find((type) => type !== undefined);
}

function table(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([type, list]) =>
      list.split(' ').map((word) => [fold(word), type] as const),
    ),
  );
}
