/** Takes the experiment elsewhere, and brings one back: addresses, files, the trained networks. Not an upload. */
import { addressOf, embeddedAddressOf } from '#store/address.ts';
import { useHourglass } from '#store/store.ts';
import { CopyText } from './CopyText.tsx';
import { Downloads } from './Downloads.tsx';
import { embedSnippet } from './embedSnippet.ts';
import { OpenFiles } from './OpenFiles.tsx';
import styles from './ShareContents.module.css';

export function ShareContents() {
  const spec = useHourglass((state) => state.spec);
  return (
    <>
      <section className={styles.part} aria-label="Address">
        <p className={styles.text}>
          All settings and the seed are in the address, the weights are not: whoever opens it presses Train
          and gets the same run.
        </p>
        <CopyText label="Address of this experiment" action="Copy" text={addressOf(spec)} />
      </section>
      <section className={styles.part} aria-label="Embed">
        <p className={styles.text}>
          Put it into a page of your own, where it trains for whoever reads: stage, map and sliders, without
          settings.
        </p>
        <CopyText
          label="HTML that embeds this experiment"
          action="Copy HTML"
          text={embedSnippet(embeddedAddressOf(spec))}
        />
      </section>
      <Downloads />
      <OpenFiles />
    </>
  );
}
