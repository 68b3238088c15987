/**
 * A window in the middle of the screen, wherever the page is scrolled to: the browser's own dialog, which takes the
 * focus, gives it back and closes by Escape. For what is read beside nothing else; beside its button opens Popover.tsx.
 */
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';
import { Icon } from './Icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** It was closed; take it out of the page. */
  readonly onClose: () => void;
}

export function Dialog({ title, children, onClose }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  // The contents fill it, so that a press on the dialog itself is one beside them.
  const onPress = ({ target }: MouseEvent) => target === dialog.current && dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose} onClick={onPress}>
      <div className={styles.contents}>
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <Button icon variant="quiet" aria-label="Close" onClick={() => dialog.current?.close()}>
            <Icon name="close" />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
