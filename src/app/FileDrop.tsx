/** Takes files dropped anywhere on the page. Not their reading: the worker says what is wrong with them. */
import { useEffect, useState } from 'react';
import { useHourglass } from '#store/store.ts';
import type { BroughtFile } from '#store/types.ts';
import { droppedFiles } from './droppedFiles.ts';
import styles from './FileDrop.module.css';

const onFiles = (files: readonly BroughtFile[]) =>
  import('#store/bring.ts').then(({ bring }) => bring(files));

function tellOfUnreadable(): void {
  const text =
    'What was dropped could not be read: choose the files in the settings instead, under Data set.';
  useHourglass.getState().notify('error', text);
}

export function FileDrop() {
  const isOver = useFileDrop(onFiles);
  if (!isOver) return null;
  return (
    <div className={styles.veil}>
      <p className={styles.words}>
        Drop IDX files, CSV tables, pictures or a folder of them to train on your own images; or settings, a
        model or a zip of runs that were saved here. They stay on your machine.
      </p>
    </div>
  );
}

/** @returns whether files are being dragged over the page */
function useFileDrop(onFiles: (files: readonly BroughtFile[]) => Promise<void>): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      droppedFiles(event.dataTransfer).then(onFiles).catch(tellOfUnreadable);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}
