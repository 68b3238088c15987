/** Joins class names. Not a style. */

/** The given names that are not empty, with a space between. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
