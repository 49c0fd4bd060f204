import type { Role, RoleUse } from './codebook.js';
import { entry } from './entries.js';

const whoActs = ['person', 'state', 'organization', 'armed-group', 'media', 'group'];

export const ploverRoles: ReadonlyMap<string, Role> = new Map<string, Role>([
  [
    'actor',
    {
      ...entry(['فاعل', 'Actor', 'من يفعل أو يقول', 'Who does it, or says it']),
      fills: whoActs,
      side: 'from',
      min: 1,
      orElse: ['participant'],
    },
  ],
  [
    'recipient',
    {
      ...entry(['متلقٍّ', 'Recipient', 'من يقع عليه الفعل أو يُوجَّه إليه', 'To whom it is done or said']),
      fills: whoActs,
      side: 'to',
    },
  ],
  [
    'participant',
    {
      ...entry([
        'مشارك',
        'Participant',
        'من يشارك غيره على قدم المساواة، كالمجتمعِين والموقّعين',
        'Who takes part on equal terms, as those who meet or sign',
      ]),
      fills: whoActs,
      side: 'with',
    },
  ],
  ['place', { ...entry(['مكان', 'Place', 'أين يقع', 'Where it happens']), fills: ['place', 'state'] }],
  ['topic', entry(['موضوع', 'Topic', 'عمّ يدور', 'What it is about'])],
  ['instrument', entry(['أداة', 'Instrument', 'بماذا أو بواسطة مَن', 'With what, or through whom'])],
]);

/** All roles, the actor's used in another way. */
export function rolesWithActor(use: RoleUse): ReadonlyMap<string, RoleUse> {
  return new Map([...ploverRoles.keys()].map((id) => [id, id === 'actor' ? use : {}]));
}
