/** The button that opens what takes the experiment elsewhere. Not that itself: share/ShareContents.tsx, loaded when opened. */
import { Suspense } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { lazyPart } from '../ui/lazyPart.ts';
import { Popover } from '../ui/Popover.tsx';
import styles from './ShareMenu.module.css';

const ShareContents = lazyPart(() =>
  import('../share/ShareContents.tsx').then((module) => module.ShareContents),
);

export function ShareMenu() {
  return (
    <Popover
      title="Share and export"
      align="end"
      trigger={
        <Button className={styles.trigger} aria-label="Share and export">
          <Icon name="link" />
          <span className={styles.word}>Share</span>
        </Button>
      }
    >
      <div className={styles.contents}>
        <Suspense>
          <ShareContents />
        </Suspense>
      </div>
    </Popover>
  );
}
