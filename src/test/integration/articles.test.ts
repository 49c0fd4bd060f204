import * as vscode from 'vscode';

describe('An article', () => {
  it('opens with its text', async () => {
    const [uri] = await vscode.workspace.findFiles('**/*.txt', undefined, 1);
    if (!uri) {
      throw new Error('The workspace has no article');
    }
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    if (!/\p{Script=Arabic}/u.test(document.getText())) {
      throw new Error('The article holds no Arabic');
    }
  });
});
