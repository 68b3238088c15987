/** Lessons come and go with the address, keep their place, and never cost the person their own experiment. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defineExperiment } from '#catalog/experiment.ts';
import { planeVae } from '#catalog/recipes/planeVae.ts';
import { specToFragment } from '#protocol/urlCodec.ts';

const lent = defineExperiment({ dataset: { id: 'spiral' }, code: { id: 'plain', params: { size: 3 } } });
const own = { ...planeVae.experiment, seed: 7 };
const kept = new Map<string, string>();

function stubPage(hash: string) {
  const location = { hash, pathname: '/', search: '' };
  const go = (_: unknown, __: string, address: string) => {
    location.hash = address;
  };
  const history = { state: null, pushState: vi.fn(go), replaceState: vi.fn(go) };
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', history);
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  return { location, history };
}

async function freshStore() {
  vi.resetModules();
  const { useHourglass } = await import('../store.ts');
  return useHourglass;
}

beforeEach(() => {
  kept.clear();
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

describe('an open lesson', () => {
  it('stands in the address beside the experiment, with an entry of its own', async () => {
    const { location, history } = stubPage('');
    const store = await freshStore();
    store.getState().openLesson('linear');
    expect(location.hash).toBe(`#learn=linear&${specToFragment(planeVae.experiment)}`);
    expect(history.pushState).toHaveBeenCalledTimes(1);
    expect(store.getState().workspace).toBe('learn');
    store.getState().setUp(lent);
    vi.advanceTimersByTime(1000);
    expect(location.hash).toBe(`#learn=linear&${specToFragment(lent)}`);
    store.getState().openLesson(undefined);
    expect(location.hash).toBe(`#${specToFragment(lent)}`);
    expect(history.pushState).toHaveBeenCalledTimes(3);
  });

  it('leaves an address without a lesson alone', async () => {
    const { location } = stubPage('');
    (await freshStore()).getState().openLesson(undefined);
    expect(location.hash).toBe('');
  });

  it('keeps its place, also beyond the visit', async () => {
    stubPage('');
    const store = await freshStore();
    store.getState().openLesson('linear');
    store.getState().goToStep('linear', 2);
    store.getState().openLesson('vae');
    store.getState().openLesson('linear');
    expect(store.getState().lessonSteps).toEqual({ linear: 2, vae: 0 });
    const later = await freshStore();
    later.getState().openLesson('linear');
    expect(later.getState().lessonSteps.linear).toBe(2);
  });

  it('asks again without what was said and found', async () => {
    stubPage('');
    const store = await freshStore();
    store.getState().predict('linear.beat', 'below');
    store.getState().recordFinding('linear.beat', { squaredError: 2 });
    store.getState().predict('linear.axes', 'space');
    store.getState().askAgain('linear.beat');
    expect(store.getState().predictions).toEqual({ 'linear.axes': 'space' });
    expect(store.getState().findings).toEqual({});
  });
});

describe("the person's own experiment", () => {
  async function setUpByLesson() {
    stubPage('');
    const store = await freshStore();
    store.getState().setSpec(own);
    store.getState().openLesson('linear');
    store.getState().setUp(lent);
    return store;
  }

  it('comes back after any number of set-ups', async () => {
    const store = await setUpByLesson();
    store.getState().setUp({ ...lent, seed: 1 });
    expect(store.getState().ownExperiment).toEqual(own);
    store.getState().backToOwnExperiment();
    expect(store.getState().spec).toEqual(own);
    expect(store.getState().ownExperiment).toBeUndefined();
  });

  it('is offered when the lesson is closed', async () => {
    const store = await setUpByLesson();
    store.getState().openLesson(undefined);
    const [notice] = store.getState().notices.filter(({ text }) => text.startsWith('The lesson is closed'));
    notice?.actions[0]?.perform();
    expect(store.getState().spec).toEqual(own);
  });

  it('is no longer offered beside the next lesson', async () => {
    const store = await setUpByLesson();
    store.getState().openLesson(undefined);
    expect(store.getState().notices).toHaveLength(1);
    store.getState().openLesson('vae');
    expect(store.getState().notices).toEqual([]);
    expect(store.getState().ownExperiment).toEqual(own);
  });

  it('is what was made since, for who comes back to the lessons', async () => {
    stubPage('');
    const store = await freshStore();
    store.getState().openLesson('linear');
    store.getState().setUp(lent);
    store.getState().openLesson(undefined);
    store.getState().setSpec(own);
    store.getState().openLesson('vae');
    store.getState().setUp(lent);
    expect(store.getState().ownExperiment).toEqual(own);
  });
});
