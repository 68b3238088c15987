/** Checks every backend's gradients here and now, and shows how they agree. Not needed for training. */
import { useState } from 'react';
import type { GradientCheck } from '#protocol/messages.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { backendNames } from './backendNames.ts';
import { caseLabel } from './caseLabels.ts';
import styles from './GradientCheckButton.module.css';

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly checks: readonly GradientCheck[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Single precision leaves about 1e-7 a step; a wrong formula is off by far more than this. */
const LARGEST_ERROR = 1e-4;

export function GradientCheckButton() {
  const verify = useHourglass((state) => state.verifyBackends);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const check = () => {
    setOutcome({ kind: 'checking' });
    verify().then(
      (checks) => setOutcome({ kind: 'checked', checks }),
      (thrown: unknown) => {
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        setOutcome({ kind: 'failed', message });
      },
    );
  };
  return (
    <section className={styles.check} aria-label="Gradient check">
      <Button disabled={outcome.kind === 'checking'} onClick={check}>
        Check gradients
      </Button>
      <div role="status">
        {outcome.kind === 'checking' && 'Comparing every choice on every backend with the plain processor…'}
        {outcome.kind === 'failed' && outcome.message}
        {outcome.kind === 'checked' && <Summary checks={outcome.checks} />}
      </div>
      {outcome.kind === 'checked' && outcome.checks.length > 0 && <Checks checks={outcome.checks} />}
    </section>
  );
}

interface ChecksProps {
  readonly checks: readonly GradientCheck[];
}

function Summary({ checks }: ChecksProps) {
  const wrong = checks.filter(({ relativeError }) => !(relativeError <= LARGEST_ERROR)).length;
  if (checks.length === 0) return 'Only the plain processor works here: there is nothing to compare it with.';
  if (wrong === 0) return `All ${checks.length} gradients agree.`;
  return `${wrong} of ${checks.length} gradients do not agree.`;
}

function Checks({ checks }: ChecksProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label="Gradients of each choice" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Backend</th>
            <th scope="col">Choice</th>
            <th scope="col">Largest difference</th>
          </tr>
        </thead>
        <tbody>
          {checks.map(({ backend, subject, relativeError }) => (
            <tr key={`${backend} ${subject}`} data-wrong={!(relativeError <= LARGEST_ERROR)}>
              <td>{backendNames[backend]}</td>
              <td>{caseLabel(subject)}</td>
              <td>{relativeError.toExponential(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
