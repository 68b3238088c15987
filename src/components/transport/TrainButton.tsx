/** The one large button: train, pause, or train more. Not the other controls of the run. */
import { useHourglass } from '#store/store.ts';
import { isTraining } from '#store/training.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

/** How many epochs a finished run gets when the person wants more. */
const MORE_EPOCHS = 5;

export function TrainButton({ className }: { readonly className?: string | undefined }) {
  const phase = useHourglass((state) => state.state.phase);
  const isGoingOn = useHourglass((state) => isTraining(state.state));
  const isQueued = useHourglass((state) => state.queued === 'train');
  const { train, pause, trainMore } = useHourglass.getState();
  if (isGoingOn || isQueued) {
    return (
      <Button variant="primary" className={className} onClick={pause}>
        <Icon name="pause" />
        {isQueued ? 'Starting…' : 'Pause'}
      </Button>
    );
  }
  if (phase === 'finished') {
    return (
      <Button variant="primary" className={className} onClick={() => trainMore(MORE_EPOCHS)}>
        <Icon name="play" />
        {MORE_EPOCHS} epochs more
      </Button>
    );
  }
  return (
    <Button variant="primary" className={className} onClick={train}>
      <Icon name="play" />
      Train
    </Button>
  );
}
