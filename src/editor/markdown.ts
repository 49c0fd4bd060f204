import * as vscode from 'vscode';

// What people typed goes into Markdown only through these.

const punctuation = /[!-/:-@[-`{-~]/g;

/** `text` so that Markdown shows it as it is, on one line: every ASCII punctuation mark is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(punctuation, '\\$&');
}

/** A link that runs a command, which must be among those that the Markdown trusts. */
export function commandLink(title: string, command: string, argument: object): string {
  return `[${escapeMarkdown(title)}](command:${command}?${encodeURIComponent(JSON.stringify([argument]))})`;
}

/** A link to a web address. */
export function webLink(title: string, address: string): string {
  const target = address
    .replace(/[()<>\\]/g, encodeURIComponent)
    .replace(/[()]/g, (one) => escapes[one] ?? one);
  return `[${escapeMarkdown(title)}](${target})`;
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
