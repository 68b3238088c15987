/** The checks that run in the engine's page. Adding one is a line here. */

export { bernoulli, denseLayers, images, lateAdam, noise, optimizers, shuffles } from './kernelChecks.ts';
export { network, recipe, schedule, search, searchingRecipe } from './recipeChecks.ts';
export { refusal } from './refusalChecks.ts';
export { forgottenReads, longRun, misuse, overwritten, replay } from './replayChecks.ts';
export { start } from './start.ts';
