/**
 * The mark of a class: its colour and its shape, so that it can be told apart without colour.
 * Not the marks on the maps: charts/scatter/shaders.ts draws the same shapes.
 */
import styles from './ClassGlyph.module.css';
import { CLASS_MARKS } from './classMarks.ts';
import { classShapes } from './classShapes.ts';

export function ClassGlyph({ index }: { readonly index: number }) {
  const i = index % CLASS_MARKS;
  return (
    <svg className={styles.glyph} viewBox="-5 -5 10 10" aria-hidden="true">
      <path d={classShapes[i]} fill={`var(--class-${i})`} fillRule="evenodd" />
    </svg>
  );
}
