import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { cache, root } from '../host/paths.js';
import { sharedBrowser } from '../host/shared.js';

const address = 'https://page.test/';

/** The page of a panel without VS Code around it: tests say what the panel would say, and see what the page answers. */
export class BarePage<ToPage, FromPage> {
  private constructor(
    readonly page: Page,
    /** What went wrong in the page. */
    readonly errors: readonly string[],
  ) {}

  /**
   * @param name of the page's bundle
   * @param colours VS Code's colours that it needs
   */
  static async open<ToPage, FromPage>(
    name: string,
    {
      colours = {},
      bodyClass = 'vscode-light',
      direction = 'ltr',
      language = 'en',
      kept,
    }: {
      colours?: Readonly<Record<string, string>>;
      /** Tells the kind of theme. */
      bodyClass?: string;
      direction?: 'ltr' | 'rtl';
      language?: string;
      /** The view that was kept. */
      kept?: unknown;
    } = {},
  ): Promise<BarePage<ToPage, FromPage>> {
    const browser = await sharedBrowser();
    const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') errors.push(line.text());
    });
    const style = Object.entries(colours).map(
      ([key, value]) => `--vscode-${key.replace('.', '-').replaceAll('.', '\\.')}: ${value};`,
    );
    const files = new Map([
      ['page.js', await readFile(path.join(root, 'dist/panels', `${name}.js`), 'utf8')],
      [
        'page.css',
        `html { ${style.join(' ')} color: var(--vscode-foreground); }\nbody { margin: 0; padding: 0 20px; font: 13px sans-serif; }\n${await readFile(path.join(root, 'dist/panels', `${name}.css`), 'utf8')}`,
      ],
      ['vscode.js', vscodeApi(kept)],
    ]);
    await context.route(`${address}**`, async (route) => {
      const body = files.get(route.request().url().slice(address.length));
      const contentType = route.request().url().endsWith('.js')
        ? 'text/javascript; charset=utf-8'
        : body === undefined
          ? 'text/html; charset=utf-8'
          : 'text/css; charset=utf-8';
      await route.fulfill({ contentType, body: body ?? documentOf(bodyClass, direction, language) });
    });
    await page.goto(address);
    return new BarePage<ToPage, FromPage>(page, errors);
  }

  /** Says something to the page, as its panel would. */
  async say(...messages: readonly ToPage[]): Promise<void> {
    await this.page.evaluate(
      `for (const message of ${JSON.stringify(messages)}) dispatchEvent(new MessageEvent('message', { data: message }))`,
    );
    await this.frame();
  }

  /** All that the page has said. */
  said(): Promise<FromPage[]> {
    return this.page.evaluate<FromPage[]>('said');
  }

  /** The view that the page keeps. */
  kept(): Promise<unknown> {
    return this.page.evaluate('kept.view');
  }

  /** Waits until what is to be drawn in the next frames is drawn. */
  async frame(): Promise<void> {
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
    );
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(cache, 'screenshots', `${name}.png`) });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** With the same policy as in VS Code. */
function documentOf(bodyClass: string, direction: string, language: string): string {
  return `<!DOCTYPE html>
<html lang="${language}" dir="${direction}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
  <title>Page</title>
  <link rel="stylesheet" href="page.css">
  <script src="vscode.js"></script>
</head>
<body data-shown="test:/article.txt" class="${bodyClass}" data-vscode-theme-kind="${bodyClass}">
  <script src="page.js"></script>
</body>
</html>`;
}

function vscodeApi(view: unknown): string {
  return `var said = [];
var kept = ${JSON.stringify({ shown: 'test:/article.txt', view })};
function acquireVsCodeApi() {
  return {
    postMessage: (message) => { said.push(JSON.parse(JSON.stringify(message))); },
    getState: () => kept,
    setState: (state) => { kept = state; },
  };
}`;
}
