import * as z from 'zod';
import { pageStateShape } from '../pageState.js';

// The page's line to the extension. Import it before any shape is used: see `jitless`.

// What zod compiles to check faster would need `unsafe-eval`.
z.config({ jitless: true });

interface VsCode {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCode;

/**
 * What a page says and keeps.
 * @typeParam View how the person looks at it, which comes back when the window is loaded anew
 */
export interface Host<FromPage, View> {
  /** The view that was kept last, if it is one. */
  readonly view: View | undefined;
  keep(view: View): void;
  post(message: FromPage): void;
}

/**
 * Connects a page with its panel, which answers at once with what there is to show.
 * @param hear takes what the panel says; a message of another shape is an error of this program, and thrown
 */
export function connect<ToPage, FromPage, View>(
  toPage: z.ZodType<ToPage>,
  viewShape: z.ZodType<View>,
  hear: (message: ToPage) => void,
): Host<FromPage, View> {
  const vscode = acquireVsCodeApi();
  const shown = document.body.dataset['shown'] ?? '';
  const kept = pageStateShape.safeParse(vscode.getState()).data?.view;
  const keep = (view: unknown): void => {
    vscode.setState({ shown, view } satisfies z.output<typeof pageStateShape>);
  };
  keep(kept);
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    hear(toPage.parse(data));
  });
  vscode.postMessage({ is: 'ready' });
  return {
    view: viewShape.safeParse(kept).data,
    keep,
    post: (message) => {
      vscode.postMessage(message);
    },
  };
}
