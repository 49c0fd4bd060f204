import * as vscode from 'vscode';

/** What a person wants to be suggested. */
export function suggestionSettings(): { variants: boolean; newNames: boolean } {
  const settings = vscode.workspace.getConfiguration('hashiya');
  return {
    variants: settings.get<boolean>('suggestVariants', true),
    newNames: settings.get<boolean>('suggestNewNames', false),
  };
}

/** Whether these settings changed. */
export function affectsSuggestions(event: vscode.ConfigurationChangeEvent): boolean {
  return (
    event.affectsConfiguration('hashiya.suggestVariants') ||
    event.affectsConfiguration('hashiya.suggestNewNames')
  );
}
