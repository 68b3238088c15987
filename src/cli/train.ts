/**
 * `npm run train`: connects the command to the process. See trainCommand.ts, or --help.
 */
import { runTrainCommand } from './trainCommand.ts';

const controller = new AbortController();
// Once: a second Ctrl-C ends the process as usual.
process.once('SIGINT', () => controller.abort());

const { stdout: out, stderr: err } = process;
const code = await runTrainCommand(process.argv.slice(2), { out, err, signal: controller.signal });
// Not process.exitCode: a graphics device may keep the process alive.
process.exit(code);
