import type { Role } from './codebook.js';
import { entry, type Words } from './entries.js';
import type { Side } from './types.js';

export const aceRoles: ReadonlyMap<string, Role> = new Map<string, Role>([
  role('Agent', 'from', ['فاعل', 'Agent', 'من يفعل الفعل', 'Who does it']),
  role('Victim', 'to', ['ضحية', 'Victim', 'من أصيب أو مات', 'Who is hurt or dies']),
  role('Person', 'to', ['شخص', 'Person', 'من يدور عليه الحدث', 'Whom it happens to']),
  role('Entity', 'with', ['طرف', 'Entity', 'من يشارك في الحدث', 'Who takes part in it']),
  role('Attacker', 'from', ['مهاجم', 'Attacker', 'من يهاجم', 'Who attacks']),
  role('Target', 'to', ['هدف', 'Target', 'من يُهاجَم أو ما يُهاجَم', 'Who or what is attacked']),
  role('Instrument', undefined, ['أداة', 'Instrument', 'السلاح أو الأداة', 'The weapon or tool']),
  role('Artifact', 'to', ['منقول', 'Artifact', 'من يُنقل أو ما يُنقل أو يُباع', 'Who or what is moved or sold']),
  role('Vehicle', undefined, ['مركبة', 'Vehicle', 'ما يُنقل به', 'What carries it']),
  role('Origin', undefined, ['منطلق', 'Origin', 'من أين', 'Where it starts']),
  role('Destination', undefined, ['وجهة', 'Destination', 'إلى أين', 'Where it ends']),
  role('Buyer', 'to', ['مشترٍ', 'Buyer', 'من تنتقل إليه الملكية', 'Who becomes the owner']),
  role('Seller', 'from', ['بائع', 'Seller', 'من تنتقل منه الملكية', 'Who was the owner']),
  role('Beneficiary', 'to', ['مستفيد', 'Beneficiary', 'من تمت الصفقة لأجله', 'For whose good it is done']),
  role('Giver', 'from', ['دافع', 'Giver', 'من يعطي المال', 'Who gives the money']),
  role('Recipient', 'to', ['قابض', 'Recipient', 'من يأخذ المال', 'Who gets the money']),
  role('Org', 'with', ['منظمة', 'Organization', 'المنظمة المعنية', 'The organization in question']),
  role('Defendant', 'to', ['مدعى عليه', 'Defendant', 'من يُتهم أو يُحاكم', 'Who is accused or tried']),
  role('Prosecutor', 'from', ['ادعاء', 'Prosecutor', 'من يوجه التهمة', 'Who brings the charge']),
  role('Plaintiff', 'from', ['مدعٍ', 'Plaintiff', 'من يرفع الدعوى', 'Who goes to court']),
  role('Adjudicator', 'from', ['حاكم', 'Adjudicator', 'من يقضي في الأمر', 'Who decides the case']),
  role('Place', undefined, ['مكان', 'Place', 'أين يقع', 'Where it happens']),
]);

function role(id: string, side: Side | undefined, words: Words): [string, Role] {
  return [id, { ...entry(words), ...(side && { side }) }];
}
