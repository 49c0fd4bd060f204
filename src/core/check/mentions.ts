import { anchoredText, type AnchoredText } from '../anchor/anchor.js';
import { isAnchored } from '../model/mention.js';
import type { EventMention, Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { actorsFile, eventsFile, settingsFile } from '../set/files.js';
import { stampOf } from '../text/stamp.js';
import { checkConflicts } from './conflicts.js';
import type { Finding } from './finding.js';

/**
 * What is wrong with the mentions of one article, as the set has them in memory.
 * @param text the article's normalised text, or undefined when it cannot be read: then it is not compared with
 */
export function checkMentions(set: AnnotationSet, article: string, text: string | undefined): Finding[] {
  const findings: Finding[] = [];
  const anchored = text === undefined ? undefined : anchoredText(text);
  const mentions = set.mentionsIn(article);
  if (text !== undefined) findings.push(...checkStamp(set, article, text));
  for (const mention of mentions.sorted()) {
    findings.push(...checkReferent(set, mention), ...checkSpans(mention));
    if (mention.event !== undefined) findings.push(...checkClaim(set, article, mention));
    if (anchored) findings.push(...checkQuote(mention, anchored));
    findings.push(...checkConflicts(['mentions', mention.id], mention));
  }
  return findings;
}

/** Says so when the article is no longer the text that its mentions' offsets count in. */
export function checkStamp(set: AnnotationSet, article: string, text: string): Finding[] {
  const stamp = set.mentionsIn(article).stamp;
  if (stamp === undefined || stamp.sha256 === stampOf(text).sha256) return [];
  return [
    {
      at: ['text'],
      severity: 'warning',
      message: `${article} was changed since these mentions were recorded; re-anchor them.`,
    },
  ];
}

function checkReferent(set: AnnotationSet, mention: Mention): Finding[] {
  const at = ['mentions', mention.id];
  return mention.actor === undefined
    ? knownEvent(set, mention.event, [...at, 'event'])
    : knownActor(set, mention.actor, [...at, 'actor']);
}

function checkClaim(set: AnnotationSet, article: string, mention: EventMention): Finding[] {
  const at = ['mentions', mention.id];
  const findings: Finding[] = [];
  mention.participants?.forEach((participant, index) => {
    const place = [...at, 'participants', String(index)];
    findings.push(
      ...knownActor(set, participant.actor, [...place, 'actor']),
      ...inCodebook(set, 'roles', participant.role, [...place, 'role']),
    );
    if (participant.mention !== undefined && !set.mentionsIn(article).has(participant.mention)) {
      findings.push({
        at: [...place, 'mention'],
        severity: 'error',
        message: `This article has no mention "${participant.mention}"; give the id of one, or remove the key.`,
      });
    }
  });
  for (const attribute of Object.keys(mention.attributes ?? {})) {
    findings.push(...inCodebook(set, 'attributes', attribute, [...at, 'attributes', attribute]));
  }
  if (mention.attributedTo !== undefined) {
    findings.push(...knownActor(set, mention.attributedTo, [...at, 'attributedTo']));
  }
  return findings;
}

function knownActor(set: AnnotationSet, id: string, at: readonly string[]): Finding[] {
  if (set.actors.has(id) || set.problems.has(actorsFile)) return [];
  const message = `${actorsFile} has no actor "${id}"; add it there, or name another actor here.`;
  return [{ at, severity: 'error', message }];
}

function knownEvent(set: AnnotationSet, id: string, at: readonly string[]): Finding[] {
  if (set.events.has(id) || set.problems.has(eventsFile)) return [];
  const message = `${eventsFile} has no event "${id}"; add it there, or name another event here.`;
  return [{ at, severity: 'error', message }];
}

function inCodebook(
  set: AnnotationSet,
  part: 'roles' | 'attributes',
  id: string,
  at: readonly string[],
): Finding[] {
  const known = set.codebook[part];
  if (known.has(id) || set.problems.has(settingsFile)) return [];
  const what = part === 'roles' ? 'role' : 'attribute';
  const message = `The codebook has no ${what} "${id}"; use one of ${[...known.keys()].join(', ')}, or add it to the codebook in ${settingsFile}.`;
  return [{ at, severity: 'warning', message }];
}

function checkSpans({ id, spans, quote }: Mention): Finding[] {
  const at = ['mentions', id, 'spans'];
  const wrong = (message: string): Finding[] => [{ at, severity: 'error', message }];
  if (spans.some(([start, end]) => end <= start)) {
    return wrong('A span ends before or where it starts; its end is the offset after its last character.');
  }
  if (spans.some(([start], i) => start < (spans[i - 1]?.[1] ?? 0))) {
    return wrong('The spans must be in order and must not overlap.');
  }
  if (spans.length !== quote.length) return wrong('There must be one quoted string for each span.');
  return [];
}

function checkQuote(mention: Mention, { text, points }: AnchoredText): Finding[] {
  if (!isAnchored(mention)) return [];
  const at = ['mentions', mention.id, 'spans'];
  for (const [index, [start, end]] of mention.spans.entries()) {
    const quote = mention.quote[index];
    if (quote === undefined || end <= start) continue;
    if (end > points.length) {
      const message = `The span [${String(start)}, ${String(end)}] goes beyond the article's ${String(points.length)} characters; re-anchor the mention.`;
      return [{ at, severity: 'error', message }];
    }
    const found = text.slice(points.toUtf16(start), points.toUtf16(end));
    if (found !== quote) {
      const message = `The article has "${found}" at [${String(start)}, ${String(end)}], where the mention quotes "${quote}"; re-anchor the mention.`;
      return [{ at, severity: 'error', message }];
    }
  }
  return [];
}
