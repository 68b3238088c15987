/** Where the classes stand under the picture of a map: in rows, as many in each as there is room for. Pure. */

export interface LegendEntry {
  /** CSS pixels from the left and the top of the legend. */
  readonly x: number;
  readonly y: number;
}

export const legendLook = { row: 20, glyph: 10, gap: 5, between: 14, margin: 8 } as const;

/** @param textWidths of the names, CSS pixels @param width of the picture */
export function layLegend(textWidths: readonly number[], width: number) {
  const { row, glyph, gap, between, margin } = legendLook;
  let [x, y]: [number, number] = [margin, margin];
  const entries = textWidths.map((textWidth): LegendEntry => {
    const entryWidth = glyph + gap + textWidth;
    if (x > margin && x + entryWidth > width - margin) [x, y] = [margin, y + row];
    const entry = { x, y };
    x += entryWidth + between;
    return entry;
  });
  return { entries, height: entries.length > 0 ? y + row + margin : 0 };
}
