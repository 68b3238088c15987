/** How many images there are, and the way to bring one's own. Not the reading of files: the worker does that. */
import { type ReactNode, useRef } from 'react';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../drawing/format.ts';
import { Button } from '../ui/Button.tsx';
import { Help } from '../ui/Help.tsx';
import styles from './OwnFiles.module.css';

export function OwnFiles() {
  return (
    <>
      <Counts />
      <div className={styles.row}>
        <Chooser label="Your own files">Your own images…</Chooser>
        <Chooser label="Your own folder" isFolder>
          Folder…
        </Chooser>
        <OwnFilesHelp />
      </div>
    </>
  );
}

interface ChooserProps {
  /** Of the field, for screen readers. */
  readonly label: string;
  readonly isFolder?: boolean;
  readonly children: ReactNode;
}

function Chooser({ label, isFolder = false, children }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const importFiles = useHourglass((state) => state.importFiles);
  return (
    <>
      <Button className={styles.button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = isFolder;
        }}
        className={styles.input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          void importFiles(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
          target.value = '';
        }}
      />
    </>
  );
}

function OwnFilesHelp() {
  return (
    <Help term="Your own images">
      <p>
        <b>Pictures</b> (PNG, JPEG, WebP), scaled to 28 × 28 grey pixels. The folder that a picture lies in is
        its class; those in a folder “test” around it are held out.
      </p>
      <p>
        <b>CSV</b>: a row an image, with or without a header; the label first, then 784 pixels, or as many as
        another square has. Values 0 to 255, or 0 to 1.
      </p>
      <p>
        <b>IDX</b>, the format of MNIST: a file of images and, if you have them, one of labels.
      </p>
      <p>
        A second table or pair of files is the held-out test set. Tables and IDX files may be compressed
        (.gz). Choose all at once, or drop them anywhere on the page. They stay on your machine.
      </p>
    </Help>
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
