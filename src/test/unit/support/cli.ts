import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { built } from '../../host/paths.js';

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly process: ChildProcess;
  readonly result: Promise<CliResult>;
}

/** Runs the built command line in a process of its own, in a folder. */
export function hashiya(cwd: string, ...args: string[]): Promise<CliResult> {
  return startHashiya(cwd, ...args).result;
}

/** Runs it with something on its standard input. */
export function hashiyaReading(
  cwd: string,
  input: string | Uint8Array,
  ...args: string[]
): Promise<CliResult> {
  const running = startHashiya(cwd, ...args);
  running.process.stdin?.end(input);
  return running.result;
}

/** Starts it, without waiting for its end. */
export function startHashiya(cwd: string, ...args: string[]): RunningCli {
  return startHashiyaWith(cwd, undefined, ...args);
}

/** @param script what `preload` made, to run in it first */
export function startHashiyaWith(cwd: string, script: string | undefined, ...args: string[]): RunningCli {
  const before = script === undefined ? [] : ['--require', script];
  const child = spawn(process.execPath, [...before, built('cli.js'), ...args], { cwd });
  const result = new Promise<CliResult>((resolve, reject) => {
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
  return { process: child, result };
}

/** A script that changes `fs`, the module of file promises, for the program that it is loaded before. */
export async function preload(folder: string, code: string): Promise<string> {
  const file = path.join(folder, 'preload.cjs');
  const imports = "const fs = require('node:fs/promises');";
  await writeFile(file, `${imports}\n${code}\nrequire('node:module').syncBuiltinESMExports();\n`);
  return file;
}

/** The objects of JSON Lines. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}
