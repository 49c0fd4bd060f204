import type { EventType, RoleUse } from './codebook.js';
import { entry, type Words } from './entries.js';
import type { QuadClass } from './types.js';

const person = { fills: ['PER'] };
const org = { fills: ['ORG'] };
/** People, organisations, and countries that act. */
const party = { fills: ['PER', 'ORG', 'GPE'] };
const body = { fills: ['ORG', 'GPE'] };
const place = { fills: ['GPE', 'LOC', 'FAC'] };

const harm = {
  Agent: party,
  Victim: { ...person, min: 1 },
  Instrument: { fills: ['WEA', 'VEH'] },
  Place: place,
};
const ceremony = { Person: { ...person, min: 1 }, Place: place };
const fate = { Org: { ...org, min: 1 }, Place: place };
const office = { Person: person, Entity: body, Place: place };
const custody = { Person: { ...person, min: 1 }, Agent: party, Place: place };
const verdict = { Defendant: party, Adjudicator: party, Place: place };
const charge = { Defendant: party, Prosecutor: party, Adjudicator: party, Place: place };

export const aceEventTypes: ReadonlyMap<string, EventType> = new Map([
  ...family(
    'Life',
    undefined,
    ['حياة', 'Life', 'ولادة وزواج وإصابة وموت', 'Birth, marriage, injury and death'],
    {
      'Be-Born': [['ولادة', 'Be born', 'إنسان يولد', 'A person comes into the world'], ceremony],
      Marry: [['زواج', 'Marry', 'اثنان يتزوجان', 'Two people become married'], ceremony],
      Divorce: [['طلاق', 'Divorce', 'زواج ينفصم', 'A marriage is ended'], ceremony],
      Injure: [['إصابة', 'Injure', 'إنسان يُجرح', 'A person is hurt'], harm],
      Die: [['موت', 'Die', 'إنسان يموت أو يُقتل', 'A person dies or is killed'], harm],
    },
  ),
  ...family(
    'Movement',
    undefined,
    ['حركة', 'Movement', 'انتقال ناس أو أشياء', 'People or things change place'],
    {
      Transport: [
        [
          'نقل',
          'Transport',
          'شخص أو سلاح أو مركبة ينتقل من مكان إلى آخر',
          'A person, weapon or vehicle goes from one place to another',
        ],
        {
          Agent: party,
          Artifact: { fills: ['PER', 'WEA', 'VEH'] },
          Vehicle: { fills: ['VEH'] },
          Origin: place,
          Destination: place,
        },
      ],
    },
  ),
  ...family(
    'Transaction',
    'material-cooperation',
    ['معاملة', 'Transaction', 'انتقال ملك أو مال', 'Goods or money change hands'],
    {
      'Transfer-Ownership': [
        [
          'نقل ملكية',
          'Transfer ownership',
          'شيء أو منظمة يصير ملك غيره',
          'A thing or an organization gets another owner',
        ],
        {
          Buyer: party,
          Seller: party,
          Beneficiary: party,
          Artifact: { fills: ['VEH', 'WEA', 'FAC', 'ORG'] },
          Place: place,
        },
      ],
      'Transfer-Money': [
        [
          'نقل مال',
          'Transfer money',
          'مال يُعطى أو يُقرض لا ثمناً لشيء',
          'Money is given or lent, but not for goods',
        ],
        { Giver: party, Recipient: party, Beneficiary: party, Place: place },
      ],
    },
  ),
  ...family(
    'Business',
    undefined,
    ['أعمال', 'Business', 'نشأة المنظمات ومصيرها', 'How organizations begin and end'],
    {
      'Start-Org': [
        ['تأسيس', 'Start organization', 'منظمة تنشأ', 'An organization comes into being'],
        { Agent: party, ...fate },
      ],
      'Merge-Org': [['اندماج', 'Merge organizations', 'منظمات تصير واحدة', 'Organizations become one'], fate],
      'Declare-Bankruptcy': [
        ['إفلاس', 'Declare bankruptcy', 'جهة تعلن إفلاسها', 'A party declares that it cannot pay'],
        { Org: { ...party, min: 1 }, Place: place },
      ],
      'End-Org': [['حل', 'End organization', 'منظمة تزول', 'An organization ceases to be'], fate],
    },
  ),
  ...family('Conflict', 'material-conflict', ['نزاع', 'Conflict', 'عنف واحتجاج', 'Violence and protest'], {
    Attack: [
      ['هجوم', 'Attack', 'فعل عنيف يؤذي أو يدمر', 'A violent act that harms or destroys'],
      {
        Attacker: { ...party, min: 1, orElse: ['Target'] },
        Target: { fills: ['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'VEH', 'WEA'] },
        Instrument: { fills: ['WEA', 'VEH'] },
        Place: place,
      },
    ],
    Demonstrate: [
      [
        'تظاهر',
        'Demonstrate',
        'ناس يجتمعون علناً ليطالبوا أو يحتجوا',
        'People gather in public to demand or protest',
      ],
      { Entity: { fills: ['PER', 'ORG'] }, Place: place },
    ],
  }),
  ...family(
    'Contact',
    'verbal-cooperation',
    ['تواصل', 'Contact', 'لقاء أو اتصال', 'Meeting or being in touch'],
    {
      Meet: [
        ['لقاء', 'Meet', 'أطراف يجتمعون في مكان واحد', 'Parties come together in one place'],
        { Entity: { ...party, min: 1 }, Place: place },
      ],
      'Phone-Write': [
        ['اتصال', 'Phone or write', 'أطراف يتواصلون عن بُعد', 'Parties are in touch from afar'],
        { Entity: { ...party, min: 1 } },
      ],
    },
  ),
  ...family(
    'Personnel',
    undefined,
    ['مناصب', 'Personnel', 'تولي المناصب وتركها', 'Taking and leaving office'],
    {
      'Start-Position': [['تولي منصب', 'Start position', 'شخص يبدأ عملاً', 'A person begins a job'], office],
      'End-Position': [['ترك منصب', 'End position', 'شخص يترك عملاً', 'A person leaves a job'], office],
      Nominate: [
        ['ترشيح', 'Nominate', 'شخص يُقترح لمنصب', 'A person is proposed for a job'],
        { Person: person, Agent: party, Place: place },
      ],
      Elect: [
        ['انتخاب', 'Elect', 'شخص يُنتخب لمنصب', 'A person is voted into office'],
        { ...office, Entity: party },
      ],
    },
  ),
  ...family('Justice', undefined, ['عدالة', 'Justice', 'محاكم وسجون', 'Courts and prisons'], {
    'Arrest-Jail': [
      ['اعتقال', 'Arrest or jail', 'شخص يُحتجز أو يُسجن', 'A person is taken into custody'],
      custody,
    ],
    'Release-Parole': [
      ['إفراج', 'Release or parole', 'شخص يُطلق', 'A person is let out'],
      { Person: { ...person, min: 1 }, Entity: party, Place: place },
    ],
    'Trial-Hearing': [['محاكمة', 'Trial or hearing', 'محكمة تنظر في قضية', 'A court hears a case'], charge],
    'Charge-Indict': [
      ['توجيه تهمة', 'Charge or indict', 'طرف يُتهم رسمياً', 'A party is formally accused'],
      charge,
    ],
    Sue: [
      ['دعوى', 'Sue', 'طرف يقاضي طرفاً', 'One party takes another to court'],
      { Plaintiff: party, Defendant: party, Adjudicator: party, Place: place },
    ],
    Convict: [['إدانة', 'Convict', 'محكمة تدين', 'A court finds somebody guilty'], verdict],
    Sentence: [['حكم', 'Sentence', 'محكمة تحكم بعقوبة', 'A court sets the punishment'], verdict],
    Fine: [
      ['غرامة', 'Fine', 'طرف يُلزم بدفع غرامة', 'A party must pay a penalty'],
      { Entity: { ...party, min: 1 }, Adjudicator: party, Place: place },
    ],
    Execute: [['إعدام', 'Execute', 'حكم بالموت يُنفذ', 'A death sentence is carried out'], custody],
    Extradite: [
      ['تسليم', 'Extradite', 'شخص يُسلم إلى دولة أخرى', 'A person is handed over to another country'],
      { Person: person, Agent: party, Origin: place, Destination: place },
    ],
    Acquit: [['تبرئة', 'Acquit', 'محكمة تبرئ', 'A court finds somebody not guilty'], verdict],
    Appeal: [
      ['استئناف', 'Appeal', 'طعن في حكم أمام محكمة أعلى', 'A ruling is taken to a higher court'],
      { Plaintiff: party, ...charge },
    ],
    Pardon: [['عفو', 'Pardon', 'حاكم يرفع عقوبة', 'A ruler lifts a punishment'], verdict],
  }),
]);

/** A type with its subtypes, whose ids begin with its own. */
function family(
  id: string,
  quadClass: QuadClass | undefined,
  words: Words,
  subtypes: Readonly<Record<string, readonly [words: Words, roles: Readonly<Record<string, RoleUse>>]>>,
): [string, EventType][] {
  return [
    [id, { ...entry(words), ...(quadClass && { quadClass }) }],
    ...Object.entries(subtypes).map(([name, [subWords, roles]]): [string, EventType] => [
      `${id}.${name}`,
      { ...entry(subWords), parent: id, roles: new Map(Object.entries(roles)) },
    ]),
  ];
}
