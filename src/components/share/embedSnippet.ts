/** The HTML that puts an experiment into somebody's page. Not the embedded page: app/Embedded.tsx. */

/** High enough for stage, map and sliders side by side; narrower pages scroll inside. */
const HEIGHT = 720;

/** @param address of the embedded page, as a URL writes it */
export function embedSnippet(address: string): string {
  const source = address.replaceAll('&', '&amp;').replaceAll('"', '%22');
  return `<iframe src="${source}" title="Hourglass: an autoencoder that trains in this page" width="100%" height="${HEIGHT}" style="border: 0" loading="lazy" allow="cross-origin-isolated; clipboard-write"></iframe>`;
}
