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
  const isOn = isGoingOn || isQueued;
  const again = phase === 'finished' ? () => trainMore(MORE_EPOCHS) : train;
  const words = phase === 'finished' ? `${MORE_EPOCHS} epochs more` : 'Train';
  return (
    <Button variant="primary" className={className} onClick={isOn ? pause : again} data-control="train">
      <Icon name={isOn ? 'pause' : 'play'} />
      {isOn ? (isQueued ? 'Starting…' : 'Pause') : words}
    </Button>
  );
}
