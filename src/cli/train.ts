/**
 * `npm run train`: connects the command to the process. See trainCommand.ts, or --help.
 */
import { runAsProcess } from './process.ts';
import { runTrainCommand } from './trainCommand.ts';

await runAsProcess(runTrainCommand);
