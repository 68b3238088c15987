/**
 * `npm run reproduce`: connects the command to the process. See reproduce/reproduceCommand.ts, or --help.
 */
import { runAsProcess } from './process.ts';
import { runReproduceCommand } from './reproduce/reproduceCommand.ts';

await runAsProcess(runReproduceCommand);
