/** What the files in an archive of runs are called that are read again. Not those for people. */

export const MANIFEST = 'manifest.json';
/** In the folder of a run: all that is kept of it but its weights. */
export const RUN = 'run.json';
export const WEIGHTS = 'weights.safetensors';
