import { entries } from './entries.js';

/**
 * What follows the country in an actor code, and the codes for actors of no country, which stand alone or before an
 * organisation's own letters (IGOUNO).
 */
export const ploverSectors = entries({
  GOV: [
    'حكومة',
    'Government',
    'السلطة التنفيذية ووزاراتها ومسؤولوها',
    'The executive, its ministries and officials',
  ],
  MIL: ['جيش', 'Military', 'القوات المسلحة للدولة ووزارتها', "A state's armed forces and their ministry"],
  REB: ['متمردون', 'Rebels', 'معارضة مسلحة', 'Armed opposition'],
  OPP: ['معارضة', 'Opposition', 'أحزاب معارضة وناشطون', 'Opposition parties and activists'],
  PTY: ['حزب', 'Political party', 'حزب ليس حاكماً ولا معارضاً', 'A party neither in power nor in opposition'],
  LEG: ['برلمان', 'Legislature', 'مجلس تشريعي وأعضاؤه', 'A parliament and its members'],
  JUD: ['قضاء', 'Judiciary', 'محاكم وقضاة', 'Courts and judges'],
  SPY: ['استخبارات', 'Intelligence', 'أجهزة الاستخبارات', 'Secret services'],
  COP: ['شرطة', 'Police', 'الشرطة وأجهزة الأمن الداخلي', 'Police and domestic security'],
  PRM: [
    'قوات رديفة',
    'Paramilitary',
    'مسلحون مع الحكومة لا ضدها',
    'Armed groups that side with the government',
  ],
  UAF: [
    'مسلحون مجهولون',
    'Unidentified armed force',
    'مسلحون لا يُعرف لمن هم',
    'Armed people of unknown allegiance',
  ],
  CVL: ['مدنيون', 'Civilians', 'أفراد بلا صفة رسمية', 'Individuals without an office'],
  BUS: ['أعمال', 'Business', 'شركات ورجال أعمال', 'Companies and business people'],
  EDU: ['تعليم', 'Education', 'مدارس وجامعات ومعلمون وطلاب', 'Schools, universities, teachers and students'],
  MED: ['صحة', 'Medical', 'مستشفيات وأطباء وهيئات صحية', 'Hospitals, doctors and health bodies'],
  JRN: [
    'صحافة',
    'Journalism',
    'صحف ووكالات وقنوات وصحفيون',
    'Newspapers, agencies, channels and journalists',
  ],
  LAB: ['عمال', 'Labour', 'عمال ونقابات', 'Workers and their unions'],
  AGR: ['زراعة', 'Agriculture', 'مزارعون وعمال زراعة', 'Farmers and farm workers'],
  REF: ['لاجئون', 'Refugees', 'لاجئون ونازحون', 'Refugees and displaced people'],
  REL: ['دين', 'Religion', 'مؤسسات ورجال دين', 'Religious institutions and leaders'],
  SOC: [
    'مجتمع مدني',
    'Civil society',
    'جمعيات وحركات لا يشملها غيره',
    'Associations and movements not covered elsewhere',
  ],
  CRM: ['جريمة', 'Crime', 'مجرمون وعصابات', 'Criminals and gangs'],
  IGO: [
    'منظمة دولية',
    'Intergovernmental organization',
    'منظمة أعضاؤها دول',
    'An organization whose members are states',
  ],
  NGO: [
    'منظمة غير حكومية',
    'Non-governmental organization',
    'منظمة أهلية تعمل في عدة دول',
    'A private organization at work in several countries',
  ],
  ISM: [
    'حركة دولية',
    'International social movement',
    'حركة اجتماعية عابرة للحدود',
    'A social movement across borders',
  ],
  IMG: [
    'جماعة مسلحة دولية',
    'International militarized group',
    'تنظيم مسلح عابر للحدود',
    'An armed organization across borders',
  ],
  MNC: [
    'شركة متعددة الجنسيات',
    'Multinational corporation',
    'شركة تعمل في عدة دول',
    'A company at work in several countries',
  ],
});
