import { spawn } from 'node:child_process';

/**
 * Runs npm in a folder; its output is shown only when it fails.
 *
 * @param environment variables on top of this process's
 */
export async function npm(
  cwd: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<void> {
  const path = process.env['npm_execpath'];
  const env = { ...process.env, ...environment };
  const child = path
    ? spawn(process.execPath, [path, ...args], { cwd, env })
    : spawn('npm', args, { cwd, env, shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
  }
}
