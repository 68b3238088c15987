/** How many images there are, and the way to bring one's own. Not the reading of files: the worker does that. */
import { useRef } from 'react';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../drawing/format.ts';
import { Button } from '../ui/Button.tsx';
import { Help } from '../ui/Help.tsx';
import styles from './OwnFiles.module.css';

export function OwnFiles() {
  const input = useRef<HTMLInputElement>(null);
  const importFiles = useHourglass((state) => state.importFiles);
  return (
    <>
      <Counts />
      <div className={styles.row}>
        <Button className={styles.button} onClick={() => input.current?.click()}>
          Use your own IDX files…
        </Button>
        <Help term="IDX files">
          <p>
            The format of MNIST: a file of images and, if you have them, one of labels; for a held-out test
            set another pair. Compressed (.gz) or not. Choose all of them at once, or drop them anywhere on
            the page.
          </p>
          <p>They stay on your machine.</p>
        </Help>
      </div>
      <input
        ref={input}
        className={styles.input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Your own IDX files"
        onChange={({ target }) => {
          void importFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}

function Counts() {
  const dataset = useHourglass((state) => state.dataset);
  if (!dataset) return null;
  const { trainCount, testCount, width, height, items, isHeldOut } = dataset;
  return (
    <p className={styles.counts}>
      {formatCount(trainCount)} to train on
      {isHeldOut ? `, ${formatCount(testCount)} held out` : ' and to test with'},{' '}
      <span className={styles.whole}>
        {items.kind === 'image' ? `${width} × ${height} pixels` : `${width} numbers each`}
      </span>
    </p>
  );
}
