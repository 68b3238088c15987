/** Everything that can be taken along as a file. Not the making of the files: files.ts, and the worker. */

import { download } from '#store/download.ts';
import { saveModel } from '#store/models/models.ts';
import { useHourglass } from '#store/store.ts';
import type { HourglassState } from '#store/types.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { curveFiles, generatedFiles, reconstructionFiles, settingsFiles } from './files.ts';
import styles from './ShareContents.module.css';

interface Offer {
  readonly label: string;
  readonly detail: string;
  /** What has to be there. */
  readonly needs: 'nothing' | 'steps' | 'images' | 'network';
  save(state: HourglassState): Promise<void>;
}

const saving =
  (
    files: (
      state: HourglassState,
    ) => Parameters<typeof download>[0] | Promise<Parameters<typeof download>[0]>,
  ) =>
  async (state: HourglassState) => {
    const made = await files(state);
    if (made.length === 0)
      throw new Error('Open the Train workspace first: it is made of what stands there.');
    download(made);
  };

const offers: readonly Offer[] = [
  { label: 'Settings', detail: 'JSON: the whole experiment', needs: 'nothing', save: saving(settingsFiles) },
  { label: 'Curve', detail: 'CSV: a line for each drawn step', needs: 'steps', save: saving(curveFiles) },
  {
    label: 'Reconstructions',
    detail: 'PNG: as on the Train page',
    needs: 'images',
    save: saving(reconstructionFiles),
  },
  { label: 'Generated', detail: 'PNG: what the sliders draw', needs: 'images', save: saving(generatedFiles) },
  {
    label: 'Model',
    detail: 'safetensors: weights, settings, curves and the optimizer, to go on from',
    needs: 'network',
    save: saveModel,
  },
  {
    label: 'safetensors',
    detail: 'both networks, for PyTorch, JAX and NumPy',
    needs: 'network',
    save: ({ exportModel }) => exportModel('safetensors'),
  },
  {
    label: 'TensorFlow.js',
    detail: 'both networks, as models that load in any page',
    needs: 'network',
    save: ({ exportModel }) => exportModel('tfjs'),
  },
];

export function Downloads() {
  const hasNetwork = useHourglass(({ network }) => network !== undefined);
  const hasSteps = useHourglass(
    ({ trainCurve, phaseCurves }) => trainCurve.length > 0 || Object.keys(phaseCurves).length > 0,
  );
  const hasImages = useHourglass(({ dataset }) => dataset?.items.kind === 'image');
  const isThere = { nothing: true, steps: hasSteps, images: hasNetwork && hasImages, network: hasNetwork };
  return (
    <section className={styles.part} aria-label="Download">
      <p className={styles.text}>Download:</p>
      <div className={styles.files}>
        {offers.map((offer) => (
          <OfferRow key={offer.label} offer={offer} isThere={isThere[offer.needs]} />
        ))}
      </div>
    </section>
  );
}

function OfferRow({
  offer: { label, detail, save },
  isThere,
}: {
  readonly offer: Offer;
  readonly isThere: boolean;
}) {
  const take = () => {
    const state = useHourglass.getState();
    const tell = (thrown: unknown) =>
      state.notify('error', `${label} could not be saved. ${thrown instanceof Error ? thrown.message : ''}`);
    save(state).catch(tell);
  };
  return (
    <>
      <Button disabled={!isThere} onClick={take}>
        <Icon name="download" />
        {label}
      </Button>
      <span className={styles.text}>{detail}</span>
    </>
  );
}
