import type { Codebook, CodebookType, Role } from './codebook.js';
import type { Side } from './types.js';

// The event types follow PLOVER (Political Language Ontology for Verifiable Event Records); labels and definitions are
// ours. STATEMENT is added, since news is full of it.

function types(
  entries: Record<string, readonly [ar: string, en: string, definitionAr?: string, definitionEn?: string]>,
): ReadonlyMap<string, CodebookType> {
  return new Map(
    Object.entries(entries).map(([id, [ar, en, definitionAr, definitionEn]]) => [
      id,
      {
        label: { ar, en },
        ...(definitionAr !== undefined && definitionEn !== undefined
          ? { definition: { ar: definitionAr, en: definitionEn } }
          : {}),
      },
    ]),
  );
}

function roles(
  entries: Record<string, readonly [ar: string, en: string, side?: Side]>,
): ReadonlyMap<string, Role> {
  return new Map(
    Object.entries(entries).map(([id, [ar, en, side]]) => [
      id,
      { label: { ar, en }, ...(side === undefined ? {} : { side }) },
    ]),
  );
}

export const plover: Codebook = {
  actorTypes: types({
    person: ['شخص', 'Person'],
    state: ['دولة', 'State'],
    organization: ['منظمة أو مؤسسة', 'Organization'],
    'armed-group': ['جماعة مسلحة', 'Armed group'],
    media: ['وسيلة إعلام', 'Media'],
    group: ['جماعة أو فئة', 'Group'],
    place: ['مكان', 'Place'],
  }),
  eventTypes: types({
    AGREE: ['اتفاق', 'Agree', 'توافق على فعل أو وعد به', 'Agree to act, or promise to'],
    CONSULT: ['تشاور', 'Consult', 'لقاء أو اتصال أو زيارة أو تفاوض', 'Meet, call, visit or negotiate'],
    SUPPORT: ['تأييد', 'Support', 'إبداء التأييد أو الثناء قولاً', 'Back or praise in words'],
    CONCEDE: ['تنازل', 'Concede', 'تراجع أو تخفيف أو إفراج', 'Yield, ease or release'],
    COOPERATE: ['تعاون', 'Cooperate', 'عمل مشترك أو تبادل', 'Work together or exchange'],
    AID: ['عون', 'Aid', 'تقديم مال أو عتاد أو إغاثة', 'Give money, equipment or relief'],
    RETREAT: ['انسحاب', 'Retreat', 'سحب قوات أو خروج من موقع', 'Withdraw forces or leave a position'],
    REQUEST: ['طلب', 'Request', 'طلب أو دعوة أو مطالبة', 'Ask, call for or demand'],
    ACCUSE: ['اتهام', 'Accuse', 'اتهام أو نقد أو استنكار', 'Accuse, criticise or condemn'],
    REJECT: ['رفض', 'Reject', 'رفض طلب أو عرض أو اتفاق', 'Refuse a request, an offer or an agreement'],
    THREATEN: ['تهديد', 'Threaten', 'تهديد أو إنذار أو تحذير', 'Threaten, warn or give an ultimatum'],
    PROTEST: [
      'احتجاج',
      'Protest',
      'تظاهر أو إضراب أو استدعاء سفير',
      'Demonstrate, strike or otherwise dissent',
    ],
    SANCTION: ['عقوبة', 'Sanction', 'فرض عقوبات أو قطع علاقات', 'Impose sanctions or cut relations'],
    MOBILIZE: ['حشد', 'Mobilize', 'حشد قوات أو نشرها أو تدريبها', 'Gather, deploy or exercise forces'],
    COERCE: ['إكراه', 'Coerce', 'اعتقال أو حصار أو مصادرة', 'Arrest, besiege or seize'],
    ASSAULT: ['اعتداء', 'Assault', 'هجوم أو قصف أو قتل', 'Attack, bomb or kill'],
    STATEMENT: [
      'تصريح',
      'Statement',
      'تصريح أو إعلان لا يدخل في غيره',
      'Declare something that fits no other type',
    ],
  }),
  roles: roles({
    actor: ['فاعل', 'Actor', 'from'],
    recipient: ['متلقٍّ', 'Recipient', 'to'],
    participant: ['مشارك', 'Participant', 'with'],
    place: ['مكان', 'Place'],
    instrument: ['أداة', 'Instrument'],
    topic: ['موضوع', 'Topic'],
  }),
  attributes: types({
    modality: ['الوقوع', 'Modality'],
    polarity: ['الإثبات', 'Polarity'],
    tense: ['الزمن', 'Tense'],
  }),
  contexts: types({}),
  sectors: types({}),
};
