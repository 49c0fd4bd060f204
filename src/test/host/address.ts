import { pathToFileURL } from 'node:url';

/** How a workbench in the browser is opened. All paths are absolute paths on the server's machine. */
export interface WorkbenchOptions {
  /** The extension under development, if any. */
  extension?: string | undefined;
  /** The built tests module that the extension host runs, if any. */
  tests?: string | undefined;
  /** A file to open in the editor. */
  openFile?: string | undefined;
  /** Loads the extension in the web-worker extension host instead of the server's Node extension host. */
  web?: boolean | undefined;
}

/** The address at which a server shows the workbench on a folder, or on none. */
export function workbenchAddress(
  origin: string,
  folder: string | undefined,
  options: WorkbenchOptions,
): string {
  const remote = (file: string): string =>
    `vscode-remote://${new URL(origin).host}${pathToFileURL(file).pathname}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (options.extension !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(options.extension)]);
  }
  if (options.tests !== undefined) {
    payload.push(['extensionTestsPath', remote(options.tests)]);
  }
  if (options.openFile !== undefined) {
    payload.push(['openFile', remote(options.openFile)]);
  }
  if (options.web === true) {
    payload.push(['extensionDevelopmentKind', 'web']);
  }
  const address = new URL(origin);
  if (folder === undefined) {
    address.searchParams.set('ew', 'true');
  } else {
    address.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname));
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
