/** Points at real controls of the page: a ring around each, and the focus on request. Not the controls. */
import { useEffect, useState } from 'react';
import type { ControlId, Pointer } from '#catalog/lessons/lesson.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { type ControlInfo, controlInfo, findControl, focusOn } from './controls.ts';
import styles from './Pointers.module.css';

export function Pointers({ pointers }: { readonly pointers: readonly Pointer[] }) {
  const spec = useHourglass((state) => state.spec);
  const { shown, absent, show, hide } = useShowing();
  return (
    <div className={styles.pointers}>
      <ul className={styles.list} aria-label="On this page">
        {pointers.map(({ control, hint }) => (
          <PointerLine
            key={control}
            info={controlInfo(control, spec)}
            hint={hint}
            isShown={control === shown}
            onShow={(where) => show(control, where)}
            onHide={hide}
          />
        ))}
      </ul>
      <p className={styles.absent} role="status">
        {absent}
      </p>
    </div>
  );
}

interface PointerLineProps {
  /** Undefined where the experiment has no such control. */
  readonly info: ControlInfo | undefined;
  readonly hint: string;
  readonly isShown: boolean;
  /** @returns the control, if it is on screen */
  readonly onShow: (where: string) => HTMLElement | undefined;
  readonly onHide: () => void;
}

function PointerLine({ info, hint, isShown, onShow, onHide }: PointerLineProps) {
  if (!info) return <li className={styles.hint}>Set up the experiment to see this: {hint}</li>;
  const { name, where } = info;
  const goThere = () => {
    const element = onShow(where);
    if (element) focusOn(element);
  };
  return (
    <li className={styles.pointer}>
      <Button
        className={styles.show}
        aria-label={`Show ${name}`}
        aria-pressed={isShown}
        onClick={() => (isShown ? onHide() : onShow(where))}
      >
        {name}
      </Button>
      <span className={styles.hint}>{hint}</span>
      <Button variant="quiet" className={styles.go} aria-label={`Go to ${name}`} onClick={goThere}>
        Go to it
      </Button>
    </li>
  );
}

/** One control at a time has a ring; one that is not on screen has words instead. */
function useShowing() {
  const [shown, setShown] = useState<ControlId>();
  const [absent, setAbsent] = useState<string>();
  useRing(shown);
  const show = (control: ControlId, where: string) => {
    const element = findControl(control);
    setAbsent(element ? undefined : where);
    setShown(element ? control : undefined);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
    return element;
  };
  return { shown, absent, show, hide: () => setShown(undefined) };
}

/** Draws a ring around a control as long as it is shown. */
function useRing(control: ControlId | undefined): void {
  useEffect(() => {
    const element = control && findControl(control);
    element?.setAttribute('data-pointed', '');
    return () => element?.removeAttribute('data-pointed');
  }, [control]);
}
