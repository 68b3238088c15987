/**
 * The parts of an address's fragment, `learn=…&e=…`: a lesson and an experiment, each on its own.
 * Not what they mean: urlCodec.ts reads the experiment.
 */

const NAMES = ['learn', 'e'] as const;

type Name = (typeof NAMES)[number];

/** Encoded as they stand in the address; what is absent is not named. */
export type FragmentParts = Readonly<Partial<Record<Name, string>>>;

/** The parts that are known. @param fragment with or without "#" */
export function readFragment(fragment: string): FragmentParts {
  const texts = fragment.replace(/^#/, '').split('&');
  const found = NAMES.flatMap((name) => {
    const text = texts.find((one) => one.startsWith(`${name}=`));
    return text === undefined ? [] : [[name, text.slice(name.length + 1)] as const];
  });
  return Object.fromEntries(found);
}

/** Without "#"; empty if there are no parts. */
export function writeFragment(parts: FragmentParts): string {
  return NAMES.flatMap((name) => (parts[name] === undefined ? [] : [`${name}=${parts[name]}`])).join('&');
}
