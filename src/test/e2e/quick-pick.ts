import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.js';

/** The list with a text field at the top of the workbench: commands, files, picks, input boxes, file dialogs. */
export class QuickPick {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get widget(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  get input(): Locator {
    return this.widget.locator('.quick-input-filter input, .quick-input-filter textarea').first();
  }

  get rows(): Locator {
    return this.widget.locator('.quick-input-list .monaco-list-row');
  }

  /** Waits until the list or input box is shown. */
  async shown(timeout?: number): Promise<void> {
    await this.input.waitFor(timeout === undefined ? {} : { timeout });
  }

  /** Waits until it is gone. */
  async hidden(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** What it says above the list: title and message. */
  async title(): Promise<string> {
    return clean(await this.widget.locator('.quick-input-title').innerText());
  }

  /** The text that a validation or a prompt shows below the field. */
  async message(): Promise<string> {
    return clean(await this.widget.locator('.quick-input-message').innerText());
  }

  /** The rows in sight: label, description and detail, divided by spaces. */
  async items(): Promise<string[]> {
    return this.#texts('.quick-input-list-rows');
  }

  /** The labels of the rows in sight. */
  async labels(): Promise<string[]> {
    return this.#texts('.quick-input-list-rows > .quick-input-list-row:first-child .label-name');
  }

  /** The label of the row that Enter would accept. */
  async active(): Promise<string | undefined> {
    const row = this.rows
      .locator('.label-name')
      .and(this.widget.locator('.monaco-list-row.focused .label-name'));
    return (await row.count()) === 0 ? undefined : clean(await row.first().innerText());
  }

  /** Replaces what is in the text field. */
  async type(text: string, timeout?: number): Promise<void> {
    await this.shown(timeout);
    await this.input.fill(text, timeout === undefined ? {} : { timeout });
  }

  /** Waits until a row's label contains a text, and clicks it. */
  async choose(label: string): Promise<void> {
    await this.#click(this.#page.locator('.label-name', { hasText: label }));
  }

  /** Waits until a row's label is a text, and clicks it: others may contain it, and come first. */
  async chooseExactly(label: string): Promise<void> {
    await this.#click(this.#page.getByText(label, { exact: true }));
  }

  async #click(label: Locator): Promise<void> {
    const row = this.rows.filter({ has: label }).first();
    await row.waitFor();
    await this.settled();
    await row.click();
  }

  /** Waits until the list no longer changes: while it fills, a row may hold another thing once it is clicked. */
  async settled(): Promise<void> {
    let before: string | undefined;
    await eventually(async () => {
      const now = [await this.input.inputValue(), ...(await this.rows.allInnerTexts())].join('\n');
      const changed = now !== before;
      before = now;
      if (changed) throw new Error('The list still changes');
    });
  }

  /** Accepts the active row, or what was typed. */
  async accept(): Promise<void> {
    await this.settled();
    await this.#page.keyboard.press('Enter');
  }

  /** Waits until the active row's label is a given text. */
  async activeIs(label: string): Promise<void> {
    await eventually(async () => {
      const active = await this.active();
      if (active !== label) {
        throw new Error(`Expected the active row “${label}”, it is “${active ?? 'none'}”`);
      }
    });
  }

  async #texts(selector: string): Promise<string[]> {
    return (await this.rows.locator(selector).allInnerTexts()).map(clean);
  }
}

/** As a person sees it: without bidi isolates, white space made one space. */
function clean(text: string): string {
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
