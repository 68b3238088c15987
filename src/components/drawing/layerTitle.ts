/** What people call the layers that the engine names. Not their numbers of units. */

const parts = {
  ...{ z: 'code', a: 'code', encoded: 'code', mu: 'code μ', logVar: 'code log σ²' },
  ...{ select: 'selector', book: 'codebook' },
} as const;

/** "encoder.0" → "encoder 1", "code.mu" → "code μ", "code" → "code". */
export function layerTitle(name: string): string {
  const [side = '', part] = name.split('.');
  if (part === undefined) return side;
  const known = Object.entries(parts).find(([id]) => id === part)?.[1];
  if (side === 'code') return known ?? `code ${part}`;
  return `${side} ${Number(part) + 1}`;
}
