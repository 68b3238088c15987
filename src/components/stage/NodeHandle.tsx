/**
 * What the handles of one bar do: a hidden layer and its twin, or the code.
 * Not the handles: LayerHandle.tsx.
 */
import { Suspense } from 'react';
import { lazyPart } from '../ui/lazyPart.ts';
import {
  codeLimits,
  type Limits,
  removeLayer,
  roundSize,
  setCodeSize,
  setSize,
  sizeParamOf,
  stepSize,
} from './editNetwork.ts';
import { LayerHandle } from './LayerHandle.tsx';
import { LayerSettings } from './LayerSettings.tsx';
import { type Layout, type Node, unitsOf } from './layout.ts';
import { sizeOf, unitsPerSize } from './networkShape.ts';
import type { NetworkEdits } from './useNetworkEdits.ts';

const LayerChoices = lazyPart(() => import('./LayerChoices.tsx').then((module) => module.LayerChoices));

interface NodeHandleProps {
  readonly node: Node;
  readonly layout: Layout;
  readonly edits: NetworkEdits;
}

export function NodeHandle({ node, layout, edits }: NodeHandleProps) {
  const { shown } = edits;
  const isCode = node.side === 'code';
  const limits: Limits = isCode ? codeLimits(shown) : sizeParamOf(shown);
  const withSize = (size: number) => () =>
    isCode ? setCodeSize(shown, size) : setSize(shown, node.layer, size);
  const onStep = (direction: 1 | -1) => edits.propose(withSize(stepSize(sizeOf(node), direction, limits)));
  const onRemove = isCode ? {} : { onRemove: () => edits.commit(() => removeLayer(shown, node.layer)) };
  const pulled = (height: number) => roundSize(unitsOf(height, layout) / unitsPerSize(node), limits);
  return (
    <LayerHandle
      {...{ node, layout, onStep, ...onRemove }}
      name={nameOf(node)}
      onPull={(height) => edits.hold(withSize(pulled(height)))}
      onRelease={edits.release}
    >
      <LayerSettings
        {...{ onStep, ...onRemove }}
        size={sizeOf(node)}
        unit={isCode ? 'units' : sizeParamOf(shown).unit}
        most={limits.max}
        note={noteOf(node)}
        onSize={(size) => edits.commit(withSize(size))}
      >
        {!isCode && (
          <Suspense>
            <LayerChoices {...{ edits }} layer={node.layer} />
          </Suspense>
        )}
      </LayerSettings>
    </LayerHandle>
  );
}

function nameOf({ side, layer }: Node): string {
  if (side === 'code') return 'Code';
  return side === 'encoder' ? `Encoder layer ${layer + 1}` : `Decoder twin of layer ${layer + 1}`;
}

function noteOf({ side }: Node): string {
  if (side === 'code') return 'PCA is shown with the same number of components. Restarts the run.';
  const other = side === 'encoder' ? 'decoder' : 'encoder';
  return `The ${other} mirrors it. Restarts the run.`;
}
