import type { Codebook } from './codebook.js';
import { actorTypes, entries } from './entries.js';
import { ploverContexts } from './ploverContexts.js';
import { ploverEventTypes } from './ploverEventTypes.js';
import { ploverRoles } from './ploverRoles.js';
import { ploverSectors } from './ploverSectors.js';

/**
 * The codebook that a set has unless it says otherwise. Event types, modes, contexts, quad classes and sectors are those
 * of PLOVER (Political Language Ontology for Verifiable Event Records, Open Event Data Alliance), by its ids; labels and
 * definitions are ours.
 */
export const plover: Codebook = {
  actorTypes: actorTypes({
    person: ['person', ['شخص', 'Person', 'إنسان بعينه', 'One human being']],
    state: ['state', ['دولة', 'State', 'دولة أو ما يُعامَل معاملتها', 'A country, or what is treated as one']],
    organization: [
      'organization',
      [
        'منظمة أو مؤسسة',
        'Organization',
        'حكومة أو وزارة أو جيش أو حزب أو هيئة أو شركة',
        'A government, ministry, army, party, body or company',
      ],
    ],
    'armed-group': [
      'armed-group',
      [
        'جماعة مسلحة',
        'Armed group',
        'قوة مسلحة ليست من قوات دولة',
        'An armed force that is not part of a state',
      ],
    ],
    media: [
      'media',
      ['وسيلة إعلام', 'Media', 'صحيفة أو وكالة أو قناة أو موقع', 'A newspaper, agency, channel or site'],
    ],
    group: [
      'group',
      [
        'جماعة أو فئة',
        'Group',
        'ناس لا تجمعهم مؤسسة، كالأهالي والمعارضة',
        'People whom no organization unites, such as residents or an opposition',
      ],
    ],
    place: [
      'place',
      [
        'مكان',
        'Place',
        'موضع يقع فيه شيء ولا يفعل شيئاً',
        'Somewhere that things happen, and that does nothing itself',
      ],
    ],
  }),
  eventTypes: ploverEventTypes,
  roles: ploverRoles,
  attributes: new Map([
    [
      'modality',
      {
        label: { ar: 'الوقوع', en: 'Modality' },
        definition: { ar: 'هل يُروى الحدث واقعاً', en: 'Whether the event is told as a fact' },
        values: entries({
          asserted: ['مؤكَّد', 'Asserted', 'يُروى أنه وقع أو يقع', 'Told as something that happened or happens'],
          future: ['منتظَر', 'Future', 'يُروى أنه سيقع', 'Told as something that will happen'],
          hypothetical: [
            'مفترَض',
            'Hypothetical',
            'يُروى شرطاً أو احتمالاً أو طلباً',
            'Told as a condition, a possibility or a wish',
          ],
          historical: [
            'تاريخي',
            'Historical',
            'يُذكر خلفيةً لا خبراً',
            'Recalled as background, not reported as news',
          ],
        }),
      },
    ],
    [
      'polarity',
      {
        label: { ar: 'الإثبات', en: 'Polarity' },
        definition: { ar: 'هل يُثبَت الحدث أم يُنفى', en: 'Whether the event is affirmed or denied' },
        values: entries({
          positive: ['مثبَت', 'Positive', 'يقول النص إنه كذلك', 'The text says that it is so'],
          negative: ['منفيّ', 'Negative', 'يقول النص إنه ليس كذلك', 'The text says that it is not so'],
        }),
      },
    ],
    [
      'tense',
      {
        label: { ar: 'الزمن', en: 'Tense' },
        definition: { ar: 'موقع الحدث من زمن المقال', en: 'When it happens, seen from the article' },
        values: entries({
          past: ['ماضٍ', 'Past', 'قبل كتابة المقال', 'Before the article was written'],
          present: ['حاضر', 'Present', 'جارٍ عند كتابته', 'Going on while it was written'],
          future: ['مستقبل', 'Future', 'بعد كتابته', 'After it was written'],
        }),
      },
    ],
  ]),
  contexts: ploverContexts,
  sectors: ploverSectors,
};
