import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { type Server, startServer } from './server.js';

let server: Promise<Server> | undefined;
let browser: Promise<Browser> | undefined;

/** The server that all tests of this process share; started when first asked for. */
export function sharedServer(): Promise<Server> {
  return (server ??= startServer());
}

/** The browser that all tests of this process share; started when first asked for. */
export function sharedBrowser(): Promise<Browser> {
  return (browser ??= launchBrowser());
}
