import { aceEventTypes } from './aceEventTypes.js';
import { aceRoles } from './aceRoles.js';
import type { Attribute, Codebook } from './codebook.js';
import { actorTypes, entries, entry } from './entries.js';

/**
 * The types of ACE 2005 (Automatic Content Extraction, Linguistic Data Consortium), by its names; labels and definitions
 * are ours. Of ACE's arguments, time is the date of a mention, and what is no actor (crime, sentence, price, sum of
 * money, position) is an attribute.
 */
export const ace: Codebook = {
  actorTypes: actorTypes({
    PER: ['person', ['شخص', 'Person', 'إنسان أو أناس', 'One human being, or several']],
    ORG: [
      'organization',
      ['منظمة', 'Organization', 'جماعة ذات بنية ثابتة', 'A group with an established structure'],
    ],
    GPE: [
      'state',
      [
        'كيان جغرافي سياسي',
        'Geo-political entity',
        'دولة أو مدينة: أرض وأهل وحكومة',
        'A country or city: land, people and government in one',
      ],
    ],
    LOC: [
      'place',
      [
        'موقع',
        'Location',
        'موضع طبيعي أو إقليم بلا حكومة',
        'A natural place, or a region without a government',
      ],
    ],
    FAC: [
      'place',
      ['منشأة', 'Facility', 'بناء أو مرفق من صنع الإنسان', 'A building or other lasting structure'],
    ],
    VEH: [undefined, ['مركبة', 'Vehicle', 'ما ينقل الناس أو الأشياء', 'What carries people or things']],
    WEA: [undefined, ['سلاح', 'Weapon', 'ما يُستعمل للإيذاء أو التدمير', 'What is used to harm or destroy']],
  }),
  eventTypes: aceEventTypes,
  roles: aceRoles,
  attributes: new Map<string, Attribute>([
    [
      'modality',
      {
        ...entry(['الوقوع', 'Modality', 'هل يُروى الحدث واقعاً', 'Whether the event is told as a fact']),
        values: entries({
          asserted: ['مؤكَّد', 'Asserted', 'يُروى واقعاً', 'Told as real'],
          other: [
            'غير ذلك',
            'Other',
            'يُروى احتمالاً أو شرطاً أو خوفاً أو أمراً',
            'Told as possible, conditional, feared or ordered',
          ],
        }),
      },
    ],
    [
      'polarity',
      {
        ...entry(['الإثبات', 'Polarity', 'هل يُثبَت الحدث أم يُنفى', 'Whether the event is affirmed or denied']),
        values: entries({
          positive: ['مثبَت', 'Positive', 'لا نفي فيه', 'Not denied'],
          negative: ['منفيّ', 'Negative', 'يُقال إنه لم يقع', 'Said not to have happened'],
        }),
      },
    ],
    [
      'genericity',
      {
        ...entry(['التعيين', 'Genericity', 'هل هو حدث بعينه', 'Whether it is one event or a kind of event']),
        values: entries({
          specific: ['معيَّن', 'Specific', 'حدث بعينه', 'One event, or several that are known'],
          generic: ['عام', 'Generic', 'نوع من الأحداث', 'Such events in general'],
        }),
      },
    ],
    [
      'tense',
      {
        ...entry(['الزمن', 'Tense', 'موقع الحدث من زمن النص', 'When it happens, seen from the text']),
        values: entries({
          past: ['ماضٍ', 'Past', 'قبل كتابة النص', 'Before the text was written'],
          present: ['حاضر', 'Present', 'عند كتابته', 'While it was written'],
          future: ['مستقبل', 'Future', 'بعد كتابته', 'After it was written'],
          unspecified: ['غير محدد', 'Unspecified', 'لا يُعرف', 'Not to be told'],
        }),
      },
    ],
    ['crime', entry(['الجريمة', 'Crime', 'التهمة أو الجرم', 'The offence in question'])],
    ['sentence', entry(['العقوبة', 'Sentence', 'ما حُكم به', 'The punishment that was imposed'])],
    ['position', entry(['المنصب', 'Position', 'الوظيفة أو المنصب', 'The job or office'])],
    ['price', entry(['الثمن', 'Price', 'ثمن ما بيع أو نُقل', 'What was paid for goods or transport'])],
    ['money', entry(['المبلغ', 'Money', 'المبلغ الذي دُفع', 'The sum that changed hands'])],
  ]),
  contexts: new Map(),
  sectors: new Map(),
};
