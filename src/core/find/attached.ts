import { isCountryName } from '../model/countryNames.js';
import { procliticLengths, restForms } from '../text/clitics.js';
import { fold } from '../text/fold.js';

// Which letters before a name that nothing is known of are clitics. Arabic writes و "and" on to the next word, and names
// begin with a و of their own too, so the words that do are listed; all lists are folded when they are read.

/** Words whose first letter is a و of their own, each also with the endings below. */
const ownWaw = words(`
  وزير وزار وزراء وكيل وكال وكلاء وفد وفود وفيق وفاء وفاة وفق وفيات وفي ولاي ولاة ولي وليد ولد ولاد ولاء ولادة ولائي
  وحدة وحد وحدات وحدوي وحيد وحش وحيدي وسط وسيط وسطاء وسائل وسيلة وسام وسيم وساط وسمي وسن وطن وقف وقت وقع وقوع وقائع وقعة وقود
  وثيق وثائق وثاب وجه وجيه وجهاء وجود وجدي وجدان وجن ورد ورق ورش وراق ورث وريث ورثة وصف وصفي وصول وصي وصال وصاي وصل
  وضع وضاح وعد وعي وعاظ وهب وهيب وهاب وهبي وهم وهران وهج وداد وديع ودي ودود وداع ونيس وباء وبائي وتيرة وتر وثبة وشاح وشم
  وسوف وخيم وظيف وظائف وكر وكسة ولاعة ولع وسيلت ورم وتد
  وائل وادي واد واحة واحات واسط واسع واصف واصل واعد واعظ وافد وافي واقد واقع واقدي والد والدة والي وال واجه واجب وارد وارث
  وابل واثق واحد واشنطن وارسو واترلو واتساب وارن وايت واين وايلد وارنر واتسون والاس والتر والتون والش والتز والدهايم والدو والمارت
  والنسيا والاشيا والاكيا والينسا واليسا والبرغ واغنر واغادوغو واكس وان وانغ وانج وانق
  ووهان ووتش ووترز وود وودورد وولف وولفغانغ وول وونغ وو ووكر
  ويلسون ويليام ويليامز ويلز ويلينغتون وينستون ويكيليكس ويكيبيديا ويكي ويستمنستر ويست ويب ويسكونسن ويمبلدون ويندوز وينر وين ويتني
  وندسور وستفاليا وستمنستر وبستر وتني وودز
`);
const endings = words('ه ها هم نا ي يه ين ان ون ات تين تان ته تها تهم تي يون يين يات ا');

/** Names without the hamza that would tell where they begin, and cities that stand for states. */
const others = words(`
  ابن ابنه ابو ابي ابراهيم احمد اسماعيل اسحاق امين اتحاد اسطنبول انقره امريكا اميركا اوروبا اوكرانيا اسرائيل ايران ايطاليا المانيا
  ادلب اربيل اثينا امستردام ابوظبي
  موسكو دمشق بغداد طهران بيروت باريس لندن برلين بكين كييف جنيف فيينا بروكسل عمان الرياض الدوحه القاهره الخرطوم صنعاء طرابلس تونس
  يوسف ياسر يحيي يعقوب يونس يافا يريفان يزيد ياسين ياسمين يوتيوب ينبع يوغوسلافيا
`);

/** How short what is left may be. */
const shortest = 3;
const hamzaOnAlef = /^[أإآ]/u;
const innerHamza = /^و\p{M}*[أإآ]/u;

/**
 * The UTF-16 length of the clitics before a name that is not known, or 0: the conjunction of `وفرنسا`, `والأردن` and
 * `وإيران` and the preposition of `لإيران` and `بفرنسا`, but nothing of `واشنطن`, `وليد` or `بلقيس`, whose own letters
 * these are. A guess, since no dictionary of names is complete: a person puts it right with one key.
 */
export function attachedLength(word: string): number {
  if (beginsWithOwnLetter(word)) return 0;
  const [first = 0] = procliticLengths(word).slice(-1);
  const letter = fold(word.slice(0, first));
  if (letter !== 'و' && letter !== 'ف') return prepositionLength(word);
  const rest = word.slice(first);
  const more = prepositionLength(rest);
  // Many names begin with ف, so what follows must be sure.
  const isConjunction = letter === 'و' ? isAnd(rest) : more > 0 || isNameWithout(word, first);
  return isConjunction ? first + more : 0;
}

/** Whether a word begins with a letter of its own which might be taken for a clitic. */
export function beginsWithOwnLetter(word: string): boolean {
  const key = fold(word);
  if (isKnownName(key)) return true;
  if (!key.startsWith('و') || innerHamza.test(word)) return false;
  if (ownWaw.has(key)) return true;
  for (let length = Math.max(2, key.length - 3); length < key.length; length++) {
    if (ownWaw.has(key.slice(0, length)) && endings.has(key.slice(length))) return true;
  }
  return false;
}

/** Whether و before this rest of a word is "and". */
function isAnd(rest: string): boolean {
  const key = fold(rest);
  if (key.length < shortest) return false;
  if (hamzaOnAlef.test(rest) || isKnownName(key)) return true;
  if (key.startsWith('ال')) return key.length >= shortest + 2;
  if (key.startsWith('و')) return beginsWithOwnLetter(rest);
  return !/^[اي]/.test(key);
}

function prepositionLength(word: string): number {
  const lengths = procliticLengths(word).filter((length) => !/^[وف]/.test(fold(word.slice(0, length))));
  const length = lengths.at(-1) ?? 0;
  if (length === 0 || fold(word.slice(0, length)) === 'س' || isKnownName(fold(word))) return 0;
  return isNameWithout(word, length) ? length : 0;
}

/** Whether the rest of a word after so many letters is surely a word of its own. */
function isNameWithout(word: string, length: number): boolean {
  const [lead, rest] = [word.slice(0, length), word.slice(length)];
  const key = fold(rest);
  // An alef with its hamza below, or amid a word above, is a first letter; no name begins with two lams.
  if (rest.startsWith('إ')) return key.length >= shortest;
  if (/^[أآ]/u.test(rest)) return key.length > shortest;
  if (fold(lead) === 'ل' && key.startsWith('ل')) return key.length > shortest;
  return restForms(lead, rest).some(isKnownName);
}

/** Whether a folded word surely names somebody by itself. */
function isKnownName(key: string): boolean {
  return isCountryName(key) || others.has(key);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/).map(fold));
}
