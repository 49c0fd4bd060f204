import * as vscode from 'vscode';

/** Whether a file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
