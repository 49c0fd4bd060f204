import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packagedExtension } from '../host/packaged.js';
import { type Server, startServer } from '../host/server.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

describe('The packaged extension, installed', () => {
  let server: Server;

  before(async () => {
    server = await startServer({ install: await packagedExtension(), log: 'server-installed' });
  });

  after(async () => {
    await server.stop();
  });

  it('brings what it needs and nothing else', async () => {
    const extensions = path.join(server.dataDir, 'extensions');
    const installed = (await readdir(extensions)).find((name) => name.startsWith('hashiya.hashiya-'));
    assert.ok(installed !== undefined);
    const folder = path.join(extensions, installed);
    assert.deepEqual((await readdir(folder)).sort(), [
      ...[
        '.vsixmanifest',
        'LICENSE.txt',
        'THIRD-PARTY-NOTICES.txt',
        'changelog.md',
        'dist',
        'l10n',
        'media',
        'package.json',
      ],
      ...['package.nls.ar.json', 'package.nls.json', 'readme.md', 'syntaxes'],
    ]);
    const dist = ['extension.js', 'panels', 'sample.json', 'schemas'];
    assert.deepEqual((await readdir(path.join(folder, 'dist'))).sort(), dist);
    assert.deepEqual((await readdir(path.join(folder, 'media'))).sort(), [
      ...['hashiya.svg', 'icon.png', 'walkthrough'],
    ]);
    const readme = await readFile(path.join(folder, 'readme.md'), 'utf8');
    assert.ok(readme.startsWith('# Hashiya\n'));
    assert.doesNotMatch(readme, /\]\((?!https?:|#)/, 'links that lead nowhere in a package');
    const notices = await readFile(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['zod', 'edtf', 'd3-force', 'minimatch'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    assert.doesNotMatch(notices, /^(mocha|esbuild) \d/m);
  });

  for (const { host, kind, where } of [
    { host: 'Node', kind: 'workspace', where: '127.0.0.1' },
    { host: 'web-worker', kind: 'web', where: 'web worker' },
  ]) {
    describe(`in Restricted Mode, in the ${host} extension host`, () => {
      let workbench: Workbench;

      before(async () => {
        workbench = await Workbench.open({
          server,
          openFile: article,
          settings: {
            'remote.extensionKind': { 'hashiya.hashiya': [kind] },
            'workbench.editor.useModal': 'off',
          },
        });
        await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
        await workbench.languageIs('Arabic Article');
      });

      after(async () => {
        await workbench.close();
      });

      beforeEach(() => workbench.openFile(article));

      it('runs there', async () => {
        await workbench.runCommand('Developer: Show Running Extensions');
        const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: 'Hashiya' });
        await row.filter({ hasText: where }).waitFor();
        await workbench.screenshot(`installed ${host}`);
      });

      it('tags', async () => {
        await workbench.select('الصحافيين');
        await workbench.press('Alt+a');
        await workbench.quickPick.shown();
        await workbench.quickPick.type('putin');
        await workbench.quickPick.activeIs('فلاديمير بوتين');
        await workbench.quickPick.accept();
        await eventually(async () => {
          const sidecar = await readFile(workbench.fixture.path(`${article}.hashiya.json`), 'utf8');
          assert.match(sidecar, /"actor": ?"vladimir-putin".*"quote": ?\["الصحافيين"\]/);
        });
      });

      it('jumps to the next mention, also in another article', async () => {
        await workbench.putCursorBefore('واشنطن بوست');
        await workbench.press('Control+F7');
        await eventually(async () => {
          const tab = workbench.page.locator('.part.editor .tab.active');
          assert.notEqual(await tab.getAttribute('data-resource-name'), path.basename(article));
        });
      });

      it('exports', async () => {
        await workbench.runCommand('Hashiya: Export Annotations…');
        await workbench.quickPick.choose('CSV tables');
        await workbench.quickPick.activeIs('Export');
        await workbench.quickPick.accept();
        await workbench.notification('Exported');
        const table = path.join(workbench.fixture.folder, '../sample-csv/mentions.csv');
        assert.ok((await readFile(table, 'utf8')).includes('سيرغي لافروف'));
      });
    });
  }
});
