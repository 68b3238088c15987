/** Points at real controls of the page: a ring around each, and the focus on request. Not the controls. */
import { useEffect, useState } from 'react';
import type { ControlId, Pointer } from '#catalog/lessons/lesson.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { controlInfo, findControl, focusOn } from './controls.ts';
import styles from './Pointers.module.css';

export function Pointers({ pointers }: { readonly pointers: readonly Pointer[] }) {
  const spec = useHourglass((state) => state.spec);
  const [shown, setShown] = useState<ControlId>();
  const [absent, setAbsent] = useState<string>();
  useRing(shown);
  const show = (control: ControlId, where: string) => {
    const element = findControl(control);
    setAbsent(element ? undefined : where);
    setShown(element ? control : undefined);
    element?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    return element;
  };
  const toggle = (control: ControlId, where: string) =>
    control === shown ? setShown(undefined) : show(control, where);
  const goTo = (control: ControlId, where: string) => {
    const element = show(control, where);
    if (element) focusOn(element);
  };
  return (
    <div className={styles.pointers}>
      <ul className={styles.list} aria-label="On this page">
        {pointers.map(({ control, hint }) => {
          const info = controlInfo(control, spec);
          return (
            <li key={control} className={styles.pointer}>
              {info ? (
                <>
                  <Button
                    className={styles.show}
                    aria-label={`Show ${info.name}`}
                    aria-pressed={control === shown}
                    onClick={() => toggle(control, info.where)}
                  >
                    {info.name}
                  </Button>
                  <span className={styles.hint}>{hint}</span>
                  <Button
                    variant="quiet"
                    className={styles.go}
                    aria-label={`Go to ${info.name}`}
                    onClick={() => goTo(control, info.where)}
                  >
                    Go to it
                  </Button>
                </>
              ) : (
                <span className={styles.hint}>Set up the experiment to see this: {hint}</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.absent} role="status">
        {absent}
      </p>
    </div>
  );
}

/** Draws a ring around a control as long as it is shown here. */
function useRing(control: ControlId | undefined): void {
  useEffect(() => {
    const element = control && findControl(control);
    element?.setAttribute('data-pointed', '');
    return () => element?.removeAttribute('data-pointed');
  }, [control]);
}
