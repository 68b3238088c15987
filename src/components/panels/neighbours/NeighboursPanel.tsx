/** The training images whose bits are nearest to those of the image on the stage. Not the search: engine/probes. */
import { useMemo } from 'react';
import type { NeighboursFrame } from '#protocol/frames.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { useFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Figures } from '../../charts/plain/Figures.tsx';
import { formatCount } from '../../drawing/format.ts';
import { type ItemNames, itemNames } from '../../drawing/items/itemNames.ts';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { bitsInWords } from './bitsInWords.ts';
import { Gallery } from './Gallery.tsx';

export function NeighboursPanel() {
  const dataset = useHourglass((state) => state.dataset);
  const index = useHourglass((state) => state.selectedImage);
  useNeeds(useMemo(() => ({ neighbours: { index } }), [index]));
  const frame = useFrame('neighbours');
  const names = itemNames(dataset);
  const title = `Nearest training ${names.many}`;
  const isFitting =
    frame && dataset && frame.images.length === (1 + frame.indices.length) * dataset.width * dataset.height;
  if (!isFitting) {
    return (
      <Panel
        title={title}
        empty={`The training ${names.many} with the most similar bits appear here as soon as they are computed.`}
      />
    );
  }
  return (
    <Panel
      title={title}
      subtitle={`by their ${formatCount(frame.bits)} bits`}
      actions={<NeighboursHelp {...names} />}
    >
      <Figures figures={figuresOf(frame, dataset)}>
        <Gallery frame={frame} dataset={dataset} />
      </Figures>
    </Panel>
  );
}

function figuresOf({ indices, distances, within, searched, sameClass }: NeighboursFrame, data: DatasetInfo) {
  const farthest = distances.at(-1) ?? 0;
  const agreement = { name: 'same class', value: `${sameClass} of ${indices.length}` };
  return [
    ...(data.classNames.length > 1 ? [agreement] : []),
    {
      name: farthest === 0 ? 'same bits' : `within ${bitsInWords(farthest)}`,
      value: `${formatCount(within)} of ${formatCount(searched)}`,
    },
  ];
}

function NeighboursHelp({ one, many }: ItemNames) {
  return (
    <Help term={`Nearest training ${many}`}>
      <p>
        Semantic hashing looks up similar {many} by their codes alone: the fewer bits differ, the nearer.
        Shown are the ten training {many} whose codes are nearest to that of the {one} on the stage, by
        Hamming distance.
      </p>
      <p>
        If more lie within the same distance than are shown, the code does not tell them apart any further.
        While training goes on, the codes of all {many} are brought up to date in turns.
      </p>
    </Help>
  );
}
