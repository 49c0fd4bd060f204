import * as vscode from 'vscode';

// What people typed goes into Markdown only through these.

const punctuation = /[!-/:-@[-`{-~]/g;

/** `text` so that Markdown shows it as it is, on one line: every ASCII punctuation mark is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(punctuation, '\\$&');
}

/** `text` with its line breaks, each line escaped. */
export function escapeLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(escapeMarkdown)
    .filter((line) => line !== '')
    .join('  \n');
}

/** A link that runs a command, which must be among those that the Markdown trusts. */
export function commandLink(title: string, command: string, argument: object): string {
  return `[${escapeMarkdown(title)}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

/** A link to a web address; anything else than http or https is shown as text. */
export function webLink(address: string): string {
  const url = parseUrl(address);
  if (!url) return escapeMarkdown(address);
  const target = url.href
    .replace(/[()<>\\]/g, encodeURIComponent)
    .replace(/[()]/g, (one) => escapes[one] ?? one);
  return `[${escapeMarkdown(`${url.host}${decoded(url.pathname)}`)}](${target})`;
}

const escapes: Readonly<Record<string, string>> = { '(': '%28', ')': '%29' };

/** The address if it is one that is safe to open: http or https. */
export function parseUrl(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Markdown in which only these commands run and no HTML is rendered. */
export function trustedMarkdown(value: string, enabledCommands: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(value);
  markdown.supportHtml = false;
  markdown.isTrusted = { enabledCommands };
  return markdown;
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
