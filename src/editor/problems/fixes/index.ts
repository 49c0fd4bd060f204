import {
  changeAttribute,
  changeMode,
  changeType,
  correctDate,
  createMissing,
  merge,
  removeCode,
  removeContext,
  removeFromWhole,
  removeSharedAlias,
} from './entries.js';
import { addToCodebook } from './codebook.js';
import { settleConflict } from './conflicts.js';
import type { Broken, Fix } from './fix.js';
import {
  attachAgain,
  chooseReferent,
  confirmPlace,
  removeAttribution,
  removeMention,
  removeOther,
  tagParticipant,
} from './mentions.js';
import {
  addParticipant,
  changeRole,
  chooseParticipant,
  forgetMention,
  removeParticipant,
} from './participants.js';

/** The ways to mend what a finding tells, the likeliest first. */
export async function fixesFor(broken: Broken): Promise<Fix[]> {
  const { rule, at } = broken.finding;
  switch (rule) {
    case 'dangling-id':
      return forDanglingId(broken, at);
    case 'unknown-type':
      return [...changeType(broken), ...addToCodebook(broken)];
    case 'unknown-role':
      return [...changeRole(broken), ...addToCodebook(broken), ...removeParticipant(broken)];
    case 'role-not-of-type':
      return [...changeRole(broken), ...removeParticipant(broken)];
    case 'wrong-participant':
      return [...changeRole(broken), ...chooseParticipant(broken), ...removeParticipant(broken)];
    case 'missing-participant':
      return addParticipant(broken);
    case 'too-many-participants':
      return [...removeParticipant(broken), ...changeRole(broken)];
    case 'participant-not-mentioned':
      return at.at(-1) === 'mention'
        ? [...forgetMention(broken), ...removeParticipant(broken)]
        : [...(await tagParticipant(broken)), ...chooseParticipant(broken), ...removeParticipant(broken)];
    case 'unknown-attribute':
      return [...changeAttribute(broken), ...addToCodebook(broken)];
    case 'unknown-mode':
      return [...changeMode(broken), ...addToCodebook(broken)];
    case 'unknown-context':
      return [...removeContext(broken), ...addToCodebook(broken)];
    case 'sub-event-cycle':
      return removeFromWhole(broken);
    case 'duplicate-actors':
    case 'similar-events':
      return merge(broken);
    case 'shared-alias':
      return removeSharedAlias(broken);
    case 'malformed-date':
      return correctDate(broken);
    case 'malformed-code':
      return removeCode(broken);
    case 'text-differs':
    case 'orphaned-mention':
      return [...(await attachAgain(broken)), ...removeMention(broken)];
    case 'uncertain-mention':
      return [...(await confirmPlace(broken)), ...removeMention(broken)];
    case 'overlapping-mentions':
      return [...removeMention(broken), ...removeOther(broken)];
    case 'invalid-spans':
      return removeMention(broken);
    case 'merge-conflict':
      return settleConflict(broken);
    case 'invalid-setting':
    case 'text-changed':
    case 'missing-article':
    case 'unreadable-article':
      return [];
  }
}

function forDanglingId(broken: Broken, at: readonly string[]): Fix[] {
  if (at[2] === 'participants') {
    return at.at(-1) === 'mention'
      ? forgetMention(broken)
      : [...chooseParticipant(broken), ...createMissing(broken), ...removeParticipant(broken)];
  }
  if (at.at(-1) === 'subEventOf') return [...removeFromWhole(broken), ...createMissing(broken)];
  if (at.at(-1) === 'attributedTo') return [...removeAttribution(broken), ...createMissing(broken)];
  return [...chooseReferent(broken), ...createMissing(broken), ...removeMention(broken)];
}
