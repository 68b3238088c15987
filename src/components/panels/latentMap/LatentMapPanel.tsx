/** The map of the autoencoder's codes. Not PCA's: panels/pcaMap. */
import { useMemo } from 'react';
import { createChoice } from '#store/choice.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { awaitedOn, CodeMap } from '../../charts/scatter/CodeMap.tsx';
import type { MapAxes } from '../../charts/scatter/codePlane.ts';
import { fittingAxes, UnitPair } from '../../charts/scatter/UnitPair.tsx';
import { Awaiting } from '../../drawing/Awaiting.tsx';
import { formatCount } from '../../drawing/format.ts';
import { countItems, type ItemNames, itemNames } from '../../drawing/items/itemNames.ts';
import { useHasFrame } from '../../drawing/useHasFrame.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';

const useAxes = createChoice<MapAxes>([0, 1]);
const head = { title: 'Autoencoder code', tone: 'autoencoder' } as const;

export function LatentMapPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const latentDim = useHourglass((state) => state.network?.latentDim);
  const [chosen, setAxes] = useAxes();
  const axes = useMemo(() => fittingAxes(chosen, latentDim), [chosen, latentDim]);
  useNeeds(useMemo(() => ({ map: axes === 'components' ? { axes } : { units: axes } }), [axes]));
  const hasPoints = useHasFrame('map');
  const { one, many } = itemNames(dataset);
  if (!dataset || latentDim === undefined) return <Panel {...head} empty={awaitedOn(one)} />;
  return (
    <Panel
      {...head}
      {...(latentDim <= 2 && { subtitle: `${formatCount(countItems(dataset))} ${many}` })}
      actions={<Actions {...{ latentDim, axes, setAxes, one, many }} />}
    >
      <Awaiting note={hasPoints ? undefined : awaitedOn(one)}>
        <CodeMap {...{ dataset, axes }} codec="autoencoder" frameId="map" />
      </Awaiting>
    </Panel>
  );
}

interface ActionsProps extends ItemNames {
  readonly latentDim: number;
  readonly axes: MapAxes;
  readonly setAxes: (axes: MapAxes) => void;
}

function Actions({ latentDim, axes, setAxes, one, many }: ActionsProps) {
  return (
    <>
      {latentDim > 2 && (
        <UnitPair
          symbol="z"
          {...{ latentDim, axes }}
          onChange={setAxes}
          onComponents={() => setAxes('components')}
        />
      )}
      <MapHelp isLine={latentDim === 1} isProjected={axes === 'components'} {...{ one, many }} />
    </>
  );
}

interface MapHelpProps extends ItemNames {
  readonly isLine: boolean;
  /** Whether the map shows components of the codes. */
  readonly isProjected: boolean;
}

function MapHelp({ isLine, one, many, isProjected }: MapHelpProps) {
  return (
    <Help term="The map of the codes">
      <p>
        Each mark is one {one} at the place of its code. The ones held out for testing are a little larger.
        The ring is where the sliders stand, the small square is the {one} on the stage.
      </p>
      {isLine && (
        <p>
          This code has a single unit. Heights mean nothing: they only keep the marks from covering each
          other.
        </p>
      )}
      <p>
        Point anywhere to see that place decoded; choose it to put it into the sliders. Close up, each {one}{' '}
        is shown itself, framed in its class.
      </p>
      <p>
        Drag with Shift, or press the lasso, to select {many}: draw around them, press among them, or choose a
        class.
      </p>
      <p>The arrow saves the map as you see it, with its axes and classes, as PNG of twice as many pixels.</p>
      {isProjected && (
        <p>
          PCA of codes shows the plane in which the codes differ most. From one picture to the next it may
          turn or flip; it is turned back so that the marks stay where they were.
        </p>
      )}
    </Help>
  );
}
