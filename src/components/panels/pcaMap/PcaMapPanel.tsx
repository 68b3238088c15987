/** The map of the same images under PCA. Not the autoencoder's: panels/latentMap. */
import { useMemo } from 'react';
import { createChoice } from '#store/choice.ts';
import { useNeeds } from '#store/needs.ts';
import { pcaSizeOf } from '#store/pcaSize.ts';
import { useHourglass } from '#store/store.ts';
import { CodeMap } from '../../charts/scatter/CodeMap.tsx';
import { fittingUnits, type Pair, UnitPair } from '../../charts/scatter/UnitPair.tsx';
import { Awaiting } from '../../drawing/Awaiting.tsx';
import { itemNames } from '../../drawing/items/itemNames.ts';
import { useHasFrame } from '../../drawing/useHasFrame.ts';
import { usePcaNote } from '../../drawing/usePcaNote.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** Its own pair: the components come ordered by variance, the autoencoder's units do not. */
const useAxes = createChoice<Pair>([0, 1]);

export function PcaMapPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const latentDim = useHourglass(pcaSizeOf);
  const [chosen, setAxes] = useAxes();
  const axes = useMemo(() => fittingUnits(chosen, latentDim), [chosen, latentDim]);
  useNeeds(useMemo(() => ({ pcaMap: { units: axes } }), [axes]));
  const note = usePcaNote();
  const hasPoints = useHasFrame('pcaMap');
  const { many } = itemNames(dataset);
  if (!dataset || latentDim === undefined) {
    return (
      <Panel title="PCA code" tone="pca" empty="The same images under PCA appear here, for comparison." />
    );
  }
  return (
    <Panel
      title="PCA code"
      tone="pca"
      {...(latentDim <= 2 && { subtitle: `the same ${many}` })}
      actions={
        <>
          {latentDim > 2 && <UnitPair symbol="PC" {...{ latentDim, axes }} onChange={setAxes} />}
          <PcaHelp />
        </>
      }
    >
      <Awaiting note={hasPoints ? undefined : note}>
        <CodeMap {...{ dataset, axes }} codec="pca" frameId="pcaMap" />
      </Awaiting>
    </Panel>
  );
}

function PcaHelp() {
  return (
    <Help term="PCA code">
      <p>
        Principal component analysis finds the straight directions along which the data differ most. It is the
        best a linear code of this size can do, so it stands beside every result.
      </p>
      <p>The arrow saves this map as PNG, as you see it.</p>
    </Help>
  );
}
