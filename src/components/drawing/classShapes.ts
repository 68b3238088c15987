/** The shapes of the classes as SVG paths, in their order, each in a box from −5 to 5. Not their colours. */
export const classShapes = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  'M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0zM-2 0a2 2 0 1 1 4 0a2 2 0 1 1-4 0z',
  'M-3.4-3.4h6.8v6.8h-6.8z',
  'M0-4.6 4.6 0 0 4.6-4.6 0z',
  'M0-4.5 4.5 3.2h-9z',
  'M0 4.5 4.5-3.2h-9z',
  'M-1.2-4.3h2.4v3.1h3.1v2.4h-3.1v3.1h-2.4v-3.1h-3.1v-2.4h3.1z',
  'M-4-2.3-2.3-4 0-1.7 2.3-4 4-2.3 1.7 0 4 2.3 2.3 4 0 1.7-2.3 4-4 2.3-1.7 0z',
  'M-4-4h8L.5 0 4 4h-8L-.5 0z',
  'M-4.5-1.5h9v3h-9z',
] as const;
