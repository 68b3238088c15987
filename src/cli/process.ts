/**
 * Connects a command to the process: its arguments, its streams, Ctrl-C and its exit code.
 * Not a command.
 */
import type { Console } from './trainCommand.ts';

export async function runAsProcess(
  command: (argv: readonly string[], console: Console) => Promise<number>,
): Promise<never> {
  const controller = new AbortController();
  // Once: a second Ctrl-C ends the process as usual.
  process.once('SIGINT', () => controller.abort());
  const { stdout: out, stderr: err } = process;
  const code = await command(process.argv.slice(2), { out, err, signal: controller.signal });
  // Not process.exitCode: a graphics device may keep the process alive.
  process.exit(code);
}
