import * as vscode from 'vscode';
import { located, type Finding } from '../../core/check/finding.js';
import { isAnchored } from '../../core/model/mention.js';
import type { Problem } from '../../core/model/problem.js';
import type { Mention } from '../../core/model/types.js';
import { inWords } from '../inWords.js';
import type { Locations } from '../locations.js';
import { textAt } from '../registry.js';
import type { OpenSet } from '../sets.js';
import { levelsFor, severities } from './levels.js';

const findings = new WeakMap<vscode.Diagnostic, Finding>();

/** What a diagnostic shows, if it is one of ours. */
export function findingOf(diagnostic: vscode.Diagnostic): Finding | undefined {
  return findings.get(diagnostic);
}

/** The mention of an article that a finding is about and where a person sees it; undefined for any other. */
export function mentionOf({ set }: OpenSet, article: string, { at }: Finding): Mention | undefined {
  const [list, id] = at;
  const mention = list === 'mentions' && id !== undefined ? set.mentionsIn(article).get(id) : undefined;
  return mention && isAnchored(mention) ? mention : undefined;
}

/** What was found about mentions, on their words; all or, when the article cannot be read, nothing. */
export async function onWords(
  open: OpenSet,
  locations: Locations,
  article: string,
  found: readonly Finding[],
): Promise<vscode.Diagnostic[] | undefined> {
  const level = levelsFor(open);
  const shown = found.flatMap((finding) => {
    const mention = mentionOf(open, article, finding);
    const severity = level(finding.rule);
    return mention && severity !== 'off' ? [{ finding, mention, severity }] : [];
  });
  const placed = shown.map(({ mention }) => ({ article, mention }));
  const places = await locations.of(open, placed);
  if (places.length < shown.length) return undefined;
  return shown.flatMap(({ finding, severity }, index) => {
    const range = places[index]?.range;
    return range ? [diagnosticOf(inWords(finding.message), range, severities[severity], finding)] : [];
  });
}

/** What was found in one of the set's JSON files, at the lines of its entries. */
export async function onLines(
  open: OpenSet,
  file: string,
  found: readonly Finding[],
): Promise<vscode.Diagnostic[]> {
  if (found.length === 0) return [];
  // What was changed a moment ago stands there then.
  await open.store.flush();
  const text = (await textAt(open.uri(file))) ?? '';
  const level = levelsFor(open);
  return located(found, text, level).map(({ finding, problem }) => ofProblem(problem, finding));
}

/** A problem whose line is known. */
export function ofProblem(
  { line, column, message, severity, rule }: Problem,
  finding?: Finding,
): vscode.Diagnostic {
  const start = new vscode.Position(line - 1, column - 1);
  // To the end of the line: VS Code cuts what is beyond.
  const range = new vscode.Range(start, new vscode.Position(line, 0));
  const diagnostic = diagnosticOf(inWords(message), range, severities[severity], finding);
  if (rule !== undefined) diagnostic.code = rule;
  return diagnostic;
}

function diagnosticOf(
  message: string,
  range: vscode.Range,
  severity: vscode.DiagnosticSeverity,
  finding: Finding | undefined,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = vscode.l10n.t('Hashiya');
  if (finding) {
    diagnostic.code = finding.rule;
    findings.set(diagnostic, finding);
  }
  return diagnostic;
}
