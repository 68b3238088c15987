/** What the worker says unasked, brought into the store. Not the replies to commands. */
import type { WireError } from '#protocol/errors.ts';
import type { WorkerEvent } from '#protocol/messages.ts';
import type { TaskProgress } from '#protocol/state.ts';
import type { Collector } from './collector.ts';
import { call } from './connection.ts';
import { publishFrames } from './frames.ts';
import { type Moment, tellMoment } from './moments.ts';
import { unexpected } from './refusals.ts';
import { isTraining } from './training.ts';
import type { GetState, SetState } from './types.ts';

type OnEvent = (event: WorkerEvent) => void;

export function createEventHandler(set: SetState, get: GetState, collector: Collector): OnEvent {
  const tellOf = (thrown: WireError) => {
    const { state, notify } = get();
    const error = unexpected(thrown);
    // While a run is being opened its refusal tells the same.
    const isOpening = state.phase === 'loading' || state.phase === 'compiling';
    if (error && !isOpening) notify('error', error.message);
  };
  const tell = (moment: Moment) => {
    collector.flush();
    tellMoment(moment);
  };
  return (event) => {
    switch (event.type) {
      case 'state':
        // The position is exact before the page says that the run is paused.
        if (!isTraining(event.state)) tell('rested');
        return set({ state: event.state });
      case 'task':
        return set({ tasks: withTask(get().tasks, event.progress) });
      case 'taskEnd': {
        set({ tasks: get().tasks.filter(({ task }) => task !== event.task) });
        return event.error && tellOf(event.error);
      }
      case 'scalars':
        return collector.addScalars(event.batch, event.pace, event.phase);
      case 'phase':
        collector.enter(event.phase, get().network?.phases ?? []);
        return set({ phase: event.phase });
      case 'test':
        return collector.addTest(event.point);
      case 'snapshot':
        publishFrames(event.frames);
        return acknowledgeWhenDrawn(event.snapshot);
      case 'checkpoint':
        return tell('saved');
    }
  };
}

function withTask(tasks: readonly TaskProgress[], progress: TaskProgress): readonly TaskProgress[] {
  const at = tasks.findIndex(({ task }) => task === progress.task);
  return at < 0 ? [...tasks, progress] : tasks.with(at, progress);
}

/** The next snapshot comes only after this one was drawn; in a hidden page nothing is drawn. */
function acknowledgeWhenDrawn(snapshot: number): void {
  // A refusal means that the run has ended, and its snapshots with it.
  const acknowledge = () => call('acknowledge', { snapshot }).catch(() => {});
  if (document.hidden) acknowledge();
  else requestAnimationFrame(acknowledge);
}
