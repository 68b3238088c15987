import { expect, it } from 'vitest';
import { parseSpec } from '#protocol/parseSpec.ts';
import { specFromFragment, specToFragment } from '#protocol/urlCodec.ts';
import { embedSnippet } from './embedSnippet.ts';

it('names the experiment in an attribute that ends where it should', () => {
  const spec = parseSpec({ seed: 7, code: { id: 'gaussian', params: { size: 3 } } });
  const address = `https://example.org/a"b/?x=1&embed=1#${specToFragment(spec)}`;
  const [, source = ''] =
    /^<iframe src="([^"]*)" title="[^"]+" [^<>]*><\/iframe>$/.exec(embedSnippet(address)) ?? [];
  const url = new URL(source.replaceAll('&amp;', '&'));
  expect(url.searchParams.get('embed')).toBe('1');
  expect(specFromFragment(url.hash)).toEqual(spec);
});
