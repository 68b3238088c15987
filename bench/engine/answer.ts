/**
 * Answers the benchmark's requests on the current backend, in Node and in a browser's worker alike.
 * Not the backend's start: backends.ts.
 */
import type { ImageSet } from '#catalog/datasets/imageSet.ts';
import type { Job, Place } from './job.ts';
import { networks } from './networks.ts';
import { createProduct } from './product.ts';
import type { Answer, Request, Work } from './requests.ts';
import { createCodes, createPca } from './wholeSet.ts';

export interface Surroundings extends Place {
  /** All images of the data set. */
  images(): Promise<ImageSet>;
  facts(): Answer;
}

async function createJob(work: Work, surroundings: Surroundings): Promise<Job> {
  if (work.kind === 'training') {
    const network = networks.find(({ name }) => name === work.network);
    if (!network) throw new Error(`no network ${work.network}`);
    return network.create(work.batch, surroundings);
  }
  if (work.kind === 'product') return createProduct(work);
  const images = await surroundings.images();
  return work.kind === 'pca' ? createPca(images) : createCodes(images);
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const missing = /Kernel '(\w+)' not registered/.exec(message)?.[1];
  return missing === undefined ? message : `${missing} missing`;
}

/** @returns what answers requests one after another; errors become answers */
export function createAnswerer(surroundings: Surroundings): (request: Request) => Promise<Answer> {
  let job: Job | undefined;
  const close = () => {
    job?.dispose();
    job = undefined;
  };
  const answer = async (request: Request): Promise<Answer> => {
    if (request.task === 'facts') return surroundings.facts();
    if (request.task === 'run') {
      if (!job) throw new Error('nothing is open');
      const start = performance.now();
      const issueMs = await job.run(request.count);
      return { ms: performance.now() - start, issueMs };
    }
    close();
    if (request.task === 'open') job = await createJob(request.work, surroundings);
    return {};
  };
  return (request) => answer(request).catch((error: unknown) => ({ error: reasonOf(error) }));
}
