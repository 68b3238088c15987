/** Small preferences that outlive a visit. Not experiments: those live in the address. */

const PREFIX = 'hourglass.';

/** What was kept under a name, if it is one of `allowed`. */
export function recall<Value extends string>(name: string, allowed: readonly Value[]): Value | undefined {
  try {
    const found = localStorage.getItem(PREFIX + name);
    return allowed.find((value) => value === found);
  } catch {
    // Storage may be forbidden; the page works without.
    return undefined;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // As above: the preference lasts for this visit only.
  }
}
