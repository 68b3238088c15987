/** The few pictograms of the page, drawn in the text's colour. Not labels: their button has one. */

const outlines = {
  play: 'M5 3.2v9.6L12.5 8z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  step: 'M3 8h8M8 4.5 11.5 8 8 11.5M13.5 3.5v9',
  reset: 'M3.2 8a4.8 4.8 0 1 0 1.6-3.6M3 2.8v2.4h2.4',
  chevron: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  check: 'm3.5 8.5 3 3 6-7',
  close: 'm4.5 4.5 7 7m0-7-7 7',
  plus: 'M8 3.5v9M3.5 8h9',
  undo: 'M5.5 3 3 5.5 5.5 8M3.2 5.5H9a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3 13 5.5 10.5 8M12.8 5.5H7a3.5 3.5 0 0 0 0 7h3',
  download: 'M8 2.5v7M5 7l3 3 3-3M3 13h10',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  settings: 'M2.5 5h6M12.5 5h1M2.5 11h1M7.5 11h6M10.5 3.5v3M5.5 9.5v3',
  question: 'M5.8 6a2.2 2.2 0 1 1 3.4 1.8c-.8.5-1.2.9-1.2 1.9M8 12.3v.1',
  info: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 7.4v3.1M8 5.3v.1',
  shuffle:
    'M2 4.5h2.2c1 0 1.7.4 2.3 1.2l3 4.6c.6.8 1.3 1.2 2.3 1.2H14M2 11.5h2.2c1 0 1.7-.4 2.3-1.2M9.5 5.7c.6-.8 1.3-1.2 2.3-1.2H14M12 2.5l2 2-2 2M12 9.5l2 2-2 2',
  lasso:
    'M8 2.8c3.2 0 5.5 1.5 5.5 3.6S11.2 10 8 10 2.5 8.5 2.5 6.4 4.8 2.8 8 2.8M5 9.6a1.4 1.4 0 1 0 .8 2.3M5.8 11.9c.2.7-.1 1.2-.8 1.6',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  theme: 'M8 3a5 5 0 1 0 0 10zM8 3a5 5 0 0 1 0 10',
} as const;

type IconName = keyof typeof outlines;

const filled: ReadonlySet<IconName> = new Set(['play', 'theme']);

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {filled.has(name) && <path d={outlines[name].split(/(?<=z)/)[0]} fill="currentColor" />}
      <path d={outlines[name]} />
    </svg>
  );
}
