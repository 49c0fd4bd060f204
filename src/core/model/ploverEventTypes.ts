import type { EventType, RoleUse } from './codebook.js';
import { entries, entry, type Words } from './entries.js';
import { rolesWithActor } from './ploverRoles.js';
import type { QuadClass } from './types.js';

/** News often tells of violence or arrests without a doer: then whom it befell is enough. */
const doerOrVictim = rolesWithActor({ min: 1, orElse: ['participant', 'recipient'] });
/** A ceasefire takes effect somewhere without anybody having to be named. */
const doerOrWhere = rolesWithActor({ min: 1, orElse: ['participant', 'recipient', 'place'] });

/** What is asked for, or refused. */
const wishes: Readonly<Record<string, Words>> = {
  assist: ['مساعدة', 'Assist', 'عون أو تبادل أو علاقات', 'Help, exchange or relations'],
  change: ['تغيير', 'Change', 'تغيير في سياسة أو حكومة أو نظام', 'A change of policy, government or system'],
  yield: [
    'كفّ أو إفراج',
    'Yield',
    'وقف نار أو إفراج أو رفع عقوبات أو قيود',
    'A ceasefire, a release, an end of sanctions or restrictions',
  ],
  meet: ['لقاء', 'Meet', 'اجتماع أو تفاوض', 'A meeting or talks'],
};

export const ploverEventTypes: ReadonlyMap<string, EventType> = new Map([
  type('AGREE', 'verbal-cooperation', [
    'اتفاق',
    'Agree',
    'اتفاق على فعل أو وعد به أو قبول له',
    'Agree to act, promise it or accept it',
  ]),
  type(
    'CONSULT',
    'verbal-cooperation',
    ['تشاور', 'Consult', 'لقاء أو اتصال أو زيارة أو تفاوض', 'Meet, call, visit or negotiate'],
    {
      visit: ['زيارة', 'Visit', 'الفاعل يزور والمتلقي يستقبل', 'The actor visits, the recipient hosts'],
      'third-party': [
        'عند طرف ثالث',
        'Third party',
        'لقاء في بلد طرف ثالث',
        'A meeting on the ground of neither side',
      ],
      multilateral: [
        'متعدد الأطراف',
        'Multilateral',
        'لقاء في إطار منظمة أو تحالف',
        'A meeting within an organization or alliance',
      ],
      phone: ['عن بُعد', 'Phone', 'هاتف أو اتصال مرئي أو رسائل', 'By telephone, video or letters'],
    },
  ),
  type('SUPPORT', 'verbal-cooperation', [
    'تأييد',
    'Support',
    'تأييد أو ترحيب أو ثناء أو اعتراف، قولاً لا عملاً',
    'Back, welcome, praise or recognise, in words and not in deeds',
  ]),
  type('CONCEDE', 'verbal-cooperation', [
    'تنازل',
    'Concede',
    'تنازل أو اعتذار أو إقرار بخطأ أو تخفيف قيد، قولاً',
    'Give way, apologise, admit a mistake or ease a restriction, in words',
  ]),
  type('COOPERATE', 'material-cooperation', [
    'تعاون',
    'Cooperate',
    'عمل مشترك أو تبادل ينفع الطرفين',
    'Work together, or exchange what helps both',
  ]),
  type('AID', 'material-cooperation', [
    'عون',
    'Aid',
    'تقديم مال أو عتاد أو إغاثة أو حماية ينفع المتلقي',
    'Give money, equipment, relief or shelter for the good of the recipient',
  ]),
  type(
    'RETREAT',
    'material-cooperation',
    [
      'انسحاب',
      'Retreat',
      'انسحاب أو وقف نار أو إفراج أو سماح بدخول أو استقالة، فعلاً',
      'Withdraw, stop fighting, release, let in or resign, in deeds',
    ],
    {
      withdraw: ['سحب قوات', 'Withdraw', 'خروج قوات من أرض', 'Forces leave an area'],
      release: ['إفراج', 'Release', 'إطلاق أسرى أو محتجزين', 'Captives go free'],
      return: ['إعادة', 'Return', 'رد أملاك', 'Property is given back'],
      disarm: ['نزع سلاح', 'Disarm', 'تسليم السلاح أو إتلافه', 'Weapons are given up'],
      ceasefire: ['وقف نار', 'Ceasefire', 'توقف القتال فعلاً', 'The fighting does stop'],
      access: ['سماح بالدخول', 'Access', 'دخول مراقبين أو إغاثة', 'Observers or relief are let in'],
      resign: ['استقالة', 'Resign', 'ترك مسؤول منصبه', 'An official leaves office'],
    },
    doerOrWhere,
  ),
  type(
    'REQUEST',
    'verbal-conflict',
    [
      'طلب',
      'Request',
      'طلب أو دعوة أو مطالبة أو اقتراح على الغير',
      'Ask, call for, propose to another or demand',
    ],
    wishes,
  ),
  type(
    'ACCUSE',
    'verbal-conflict',
    ['اتهام', 'Accuse', 'اتهام أو نقد أو استنكار أو تحقيق', 'Blame, criticise, condemn or investigate'],
    {
      disapprove: ['استنكار', 'Disapprove', 'نقد أو إدانة أو شكوى', 'Criticise, condemn or complain'],
      investigate: ['تحقيق', 'Investigate', 'تحقيق قضائي أو سياسي', 'A judicial or political inquiry'],
      allege: [
        'اتهام',
        'Allege',
        'نسبة فعل سيئ إلى أحد، أو مقاضاته',
        'Say that somebody did wrong, or take them to court',
      ],
    },
  ),
  type(
    'REJECT',
    'verbal-conflict',
    [
      'رفض',
      'Reject',
      'رفض طلب أو عرض أو اتفاق أو اتهام',
      'Refuse a request, an offer, an agreement or an accusation',
    ],
    wishes,
  ),
  type(
    'THREATEN',
    'verbal-conflict',
    [
      'تهديد',
      'Threaten',
      'تهديد أو إنذار أو تحذير من عواقب',
      'Threaten, warn of consequences or give an ultimatum',
    ],
    {
      restrict: ['تقييد', 'Restrict', 'حصار أو حظر تجول أو مقاطعة', 'A blockade, a curfew or a boycott'],
      ban: ['حظر', 'Ban', 'منع حزب أو شخص من العمل السياسي', 'Keep a party or a person out of politics'],
      arrest: ['اعتقال', 'Arrest', 'اعتقال أو سجن', 'Arrest or imprison'],
      relations: ['علاقات', 'Relations', 'قطع علاقات أو محادثات', 'Break off relations or talks'],
      expel: ['طرد', 'Expel', 'طرد دبلوماسيين أو بعثات', 'Send away diplomats or missions'],
      territory: ['أرض', 'Territory', 'احتلال أرض', 'Occupy land'],
      violence: ['عنف', 'Violence', 'استعمال القوة', 'Use force'],
    },
  ),
  type(
    'PROTEST',
    'material-conflict',
    [
      'احتجاج',
      'Protest',
      'احتجاج مدنيين جماعي في الشارع أو بالإضراب أو المقاطعة',
      'Civilians dissent together: in the street, by strike or by boycott',
    ],
    {
      demo: ['مظاهرة', 'Demonstration', 'تجمع سلمي في معظمه', 'A mostly peaceful gathering'],
      riot: ['شغب', 'Riot', 'تجمع عنيف', 'A violent gathering'],
      strike: ['إضراب', 'Strike', 'ترك العمل', 'Work is stopped'],
      hunger: ['إضراب عن الطعام', 'Hunger strike', 'امتناع عن الطعام', 'Food is refused'],
      boycott: ['مقاطعة', 'Boycott', 'امتناع عن شراء أو مشاركة', 'Nobody buys or takes part'],
      obstruct: ['سد طريق', 'Obstruct', 'قطع طريق أو مدخل', 'A road or an entrance is blocked'],
    },
  ),
  type(
    'SANCTION',
    'material-conflict',
    [
      'عقوبة',
      'Sanction',
      'خفض علاقات قائمة أو قطعها أو فرض عقوبات',
      'Cut or break off existing relations, or impose penalties',
    ],
    {
      convict: ['إدانة قضائية', 'Convict', 'حكم محكمة على طرف', 'A court finds against somebody'],
      expel: ['طرد', 'Expel', 'طرد من بلد أو منظمة', 'Put out of a country or an organization'],
      withdraw: [
        'خروج',
        'Withdraw',
        'سحب سفير أو بعثة أو ترك اتفاق أو منظمة',
        'Recall an envoy or a mission, or leave an agreement or an organization',
      ],
      discontinue: ['وقف', 'Discontinue', 'وقف تبادل أو مساعدة أو محادثات', 'Stop an exchange, aid or talks'],
    },
  ),
  type(
    'MOBILIZE',
    'material-conflict',
    [
      'حشد',
      'Mobilize',
      'حشد قوات أو نشرها أو تدريبها بلا قتال',
      'Gather, deploy or exercise forces without using them',
    ],
    {
      troops: ['قوات', 'Troops', 'جنود ووحدات', 'Soldiers and units'],
      weapons: ['أسلحة', 'Weapons', 'أنظمة سلاح', 'Weapon systems'],
      police: ['شرطة', 'Police', 'شرطة أو قوات أمن', 'Police or security forces'],
      militia: ['ميليشيا', 'Militia', 'مسلحون لا يتبعون دولة', 'Armed people who serve no state'],
    },
  ),
  type(
    'COERCE',
    'material-conflict',
    ['إكراه', 'Coerce', 'اعتقال أو حصار أو مصادرة أو تقييد', 'Arrest, block, seize or restrict'],
    {
      seize: ['مصادرة', 'Seize', 'أخذ أملاك', 'Property is taken'],
      restrict: ['تقييد', 'Restrict', 'تقييد حركة أو حرية', 'Movement or freedom is limited'],
      ban: ['حظر', 'Ban', 'حظر شخص أو منظمة', 'A person or an organization is banned'],
      censor: ['رقابة', 'Censor', 'منع نشر أو حجب معلومات', 'Publishing or information is suppressed'],
      curfew: ['حظر تجول', 'Curfew', 'منع الخروج في أوقات', 'Nobody may go out at certain hours'],
      'martial-law': ['حالة طوارئ', 'Martial law', 'أحكام عرفية أو طوارئ', 'A state of emergency'],
      arrest: ['اعتقال', 'Arrest', 'اعتقال أو احتجاز أو ملاحقة', 'Arrest, detain or charge'],
      deport: ['ترحيل', 'Deport', 'إخراج أفراد من بلد', 'Individuals are put out of a country'],
      withhold: [
        'حرمان',
        'Withhold',
        'قطع ماء أو كهرباء أو غذاء أو دواء',
        'Water, power, food or medicine is cut off',
      ],
      misinformation: ['تضليل', 'Misinformation', 'حملة معلومات كاذبة', 'A campaign of false information'],
      cyber: ['هجوم سيبراني', 'Cyber', 'اختراق أو تعطيل شبكات', 'Networks are broken into or disabled'],
    },
    doerOrVictim,
  ),
  type(
    'ASSAULT',
    'material-conflict',
    ['اعتداء', 'Assault', 'هجوم أو قصف أو قتل أو اشتباك', 'Attack, bomb, kill or clash'],
    {
      abduct: ['خطف', 'Abduct', 'خطف أشخاص أو مركبات', 'People or vehicles are carried off'],
      beat: ['ضرب', 'Beat', 'اعتداء باليد', 'Bodily attack without weapons'],
      torture: ['تعذيب', 'Torture', 'تعذيب', 'Pain is inflicted on a captive'],
      execute: ['إعدام', 'Execute', 'إعدام بحكم', 'A death sentence is carried out'],
      sexual: ['عنف جنسي', 'Sexual violence', 'عنف جنسي', 'Rape and the like'],
      assassinate: ['اغتيال', 'Assassinate', 'قتل شخص بعينه', 'A chosen person is killed'],
      destroy: ['تدمير', 'Destroy', 'تدمير أملاك', 'Property is destroyed'],
      primitive: ['سلاح بدائي', 'Primitive weapons', 'سكاكين أو حجارة أو نار', 'Knives, stones or fire'],
      firearms: ['سلاح ناري', 'Firearms', 'بنادق ومسدسات', 'Rifles and pistols'],
      explosives: ['متفجرات', 'Explosives', 'عبوات وألغام وسيارات مفخخة', 'Bombs laid or hidden, mines'],
      'suicide-attack': ['هجوم انتحاري', 'Suicide attack', 'مهاجم يقتل نفسه', 'The attacker dies on purpose'],
      aerial: ['من الجو', 'Aerial', 'غارة طائرات', 'A strike from aircraft'],
      drone: ['طائرة مسيّرة', 'Drone', 'ضربة بطائرة مسيّرة', 'A strike from an unmanned aircraft'],
      'heavy-weapons': [
        'سلاح ثقيل',
        'Heavy weapons',
        'مدفعية وصواريخ ودبابات',
        'Artillery, rockets and tanks',
      ],
      'crowd-control': [
        'تفريق حشد',
        'Crowd control',
        'غاز أو هراوات أو رصاص مطاطي',
        'Gas, batons or rubber bullets',
      ],
      cleansing: ['تطهير', 'Cleansing', 'تهجير جماعة', 'A whole group is driven out'],
      massacre: ['مجزرة', 'Massacre', 'قتل جماعي', 'Many are killed together'],
      unconventional: [
        'سلاح غير تقليدي',
        'Unconventional',
        'سلاح كيميائي أو بيولوجي أو نووي',
        'Chemical, biological or nuclear weapons',
      ],
      sideAB: [
        'طرفان متقاتلان',
        'Side A and side B',
        'قتال بين طرفين: الفاعل والمتلقي',
        'Two sides fight: the actor and the recipient',
      ],
    },
    doerOrVictim,
  ),
  // Not of PLOVER, which leaves mere statements out; news is full of them.
  [
    'STATEMENT',
    entry([
      'تصريح',
      'Statement',
      'تصريح أو إعلان هو الخبر ولا يدخل في غيره',
      'A declaration that is the news itself and fits no other type',
    ]),
  ],
]);

function type(
  id: string,
  quadClass: QuadClass,
  words: Words,
  modes?: Readonly<Record<string, Words>>,
  roles?: ReadonlyMap<string, RoleUse>,
): [string, EventType] {
  return [
    id,
    { ...entry(words), quadClass, ...(modes && { modes: entries(modes) }), ...(roles && { roles }) },
  ];
}
