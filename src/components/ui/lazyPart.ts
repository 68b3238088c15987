/** Parts of the page that are loaded when they are first drawn. */
import { type ComponentType, lazy } from 'react';

/**
 * For parts outside of any boundary that would catch a failure: where one cannot be loaded, the page goes on without it.
 * @param instead what is drawn then
 */
export const lazyPart = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  instead: ComponentType<Props> = Nothing,
) => lazy(async () => ({ default: await load().catch(() => instead) }));

const Nothing = () => null;
