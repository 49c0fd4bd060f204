import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { type Server, startServer } from './server.js';

let log = 'server';
let server: Promise<Server> | undefined;
let browser: Promise<Browser> | undefined;

/** Says whose the shared server is; its output goes to `.vscode-test/server-NAME.log` then. */
export function nameSharedServer(name: string): void {
  log = `server-${name}`;
}

/** The server that all tests of this process share; started when first asked for. */
export function sharedServer(): Promise<Server> {
  return (server ??= startServer({ log }));
}

/** The browser that all tests of this process share; started when first asked for. */
export function sharedBrowser(): Promise<Browser> {
  return (browser ??= launchBrowser());
}
