/** What can be wrong with a table of images. Not the reading: parseCsv.ts. */

export type CsvErrorCode =
  | 'csv/empty'
  | 'csv/encoding'
  | 'csv/quote'
  | 'csv/columns'
  | 'csv/value'
  | 'csv/labels'
  | 'csv/tooLarge';

/** Says what was found, where (line and column, both from 1), what was expected, and what to do about it. */
export class CsvError extends Error {
  readonly code: CsvErrorCode;

  constructor(code: CsvErrorCode, message: string) {
    super(message);
    this.name = 'CsvError';
    this.code = code;
  }
}
