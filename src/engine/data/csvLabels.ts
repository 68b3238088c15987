/** The column of labels of a table: whatever stands there names a class. Not the reading of cells: parseCsv.ts. */
import { CsvError } from './csvError.ts';

/** Classes are numbered by one byte. */
export const MOST_CLASSES = 256;
/** The longest name of a class, characters. */
const MOST_LETTERS = 60;

export interface ClassLabels {
  /** [count], an index into `names`. */
  readonly indices: Uint8Array;
  /** In the order in which they first came. */
  readonly names: readonly string[];
}

export function createLabels() {
  const indexOf = new Map<string, number>();
  const indices: number[] = [];
  return {
    /** @param place where the label stands, for messages  @throws CsvError 'csv/labels' */
    add(text: string, place: string): void {
      const label = text.trim().replaceAll(/\s+/g, ' ');
      let index = indexOf.get(label);
      if (index === undefined) {
        index = indexOf.size;
        check(label, index, place);
        indexOf.set(label, index);
      }
      indices.push(index);
    },
    finish: (): ClassLabels => ({ indices: Uint8Array.from(indices), names: [...indexOf.keys()] }),
  };
}

function check(label: string, index: number, place: string): void {
  const fault = (what: string) => new CsvError('csv/labels', `${place}: ${what}`);
  if (label === '') throw fault('the label is missing. Add it, or leave the column of labels out.');
  if (label.length > MOST_LETTERS)
    throw fault(`the label has more than ${MOST_LETTERS} characters. Use shorter names of classes.`);
  if (index === MOST_CLASSES)
    throw fault(
      `this is the ${MOST_CLASSES + 1}th class; at most ${MOST_CLASSES} can be told apart. Is this the column of labels? Put it first, or name it “label”.`,
    );
}
