/** Draw an image of your own: its code on the sliders, what comes back, what is near, and how unusual it is. */
import { useMemo, useState } from 'react';
import type { EncodedImage } from '#protocol/messages.ts';
import type { DatasetInfo } from '#protocol/state.ts';
import { createReducedChoice } from '#store/choice.ts';
import { getFrame } from '#store/frames.ts';
import { useNeeds } from '#store/needs.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DrawingHelp } from './DrawingHelp.tsx';
import styles from './DrawingPanel.module.css';
import { Findings } from './Findings.tsx';
import { comparisonOf, verdictOf } from './inWords.ts';
import { Neighbours } from './Neighbours.tsx';
import { Paper } from './Paper.tsx';
import { rasterise, toInput } from './rasterise.ts';
import {
  changeSketches,
  emptySketch,
  isEmpty,
  type Sketch,
  type SketchChange,
  type Sketches,
  type Tool,
} from './sketch.ts';
import { useEncoded } from './useEncoded.ts';

const noSketches: Sketches = {};
const useSketches = createReducedChoice(noSketches, changeSketches);

/** Keeps the codes up to date among which the nearest are looked up. */
const NEEDS = { ranges: true } as const;

export function DrawingPanel() {
  const dataset = useHourglass((state) => state.dataset);
  useNeeds(NEEDS);
  if (!dataset) {
    return (
      <Panel
        title="Your own drawing"
        empty="Here you draw an image of your own, as soon as the data are loaded: its code, what comes back of it and the nearest training images appear beside it."
      />
    );
  }
  const size = `${dataset.width} × ${dataset.height}`;
  return <Drawing key={size} {...{ size, dataset }} />;
}

interface DrawingProps {
  /** Of the paper: each has a drawing of its own. */
  readonly size: string;
  readonly dataset: DatasetInfo;
}

function Drawing({ size, dataset }: DrawingProps) {
  const [sketches, changeOn] = useSketches();
  const sketch = sketches[size] ?? emptySketch;
  const change = (one: SketchChange) => changeOn({ on: size, change: one });
  const [tool, setTool] = useState<Tool>('pen');
  const { width, height } = dataset;
  const image = useMemo(() => rasterise(sketch, { width, height }), [sketch, width, height]);
  const input = useMemo(
    () => (isEmpty(sketch) ? undefined : toInput(sketch, { width, height })),
    [sketch, width, height],
  );
  const found = useEncoded(input);
  return (
    <Panel title="Your own drawing" actions={<DrawingHelp />}>
      <div className={styles.room}>
        <div className={styles.desk}>
          <Paper grid={dataset} {...{ image, tool }} isEmpty={isEmpty(sketch)} onChange={change} />
          <Tools {...{ sketch, tool }} onTool={setTool} onChange={change} />
        </div>
        <Findings {...{ found, dataset }} />
        <Verdict answer={found?.answer} />
        {found && <Neighbours neighbours={found.answer.neighbours} dataset={dataset} />}
      </div>
    </Panel>
  );
}

interface ToolsProps {
  readonly sketch: Sketch;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly onChange: (change: SketchChange) => void;
}

function Tools({ sketch, tool, onTool, onChange }: ToolsProps) {
  const isErasing = tool === 'eraser';
  const copy = () => {
    const image = getFrame('stage')?.clean;
    if (image) onChange({ kind: 'copy', image: image.slice() });
  };
  return (
    <div className={styles.tools}>
      <Button disabled={isEmpty(sketch)} onClick={() => onChange({ kind: 'undo' })}>
        Undo
      </Button>
      <Button disabled={isEmpty(sketch)} onClick={() => onChange({ kind: 'clear' })}>
        Clear
      </Button>
      <Button aria-pressed={isErasing} onClick={() => onTool(isErasing ? 'pen' : 'eraser')}>
        Erase
      </Button>
      <Button className={styles.copy} onClick={copy}>
        Copy the stage’s image
      </Button>
    </div>
  );
}

function Verdict({ answer }: { readonly answer: EncodedImage | undefined }) {
  return (
    <div className={styles.verdict} role="status">
      {answer ? (
        <>
          <b>{verdictOf(answer.autoencoder.worseThan)}</b>
          <p>{comparisonOf(answer.autoencoder.worseThan, answer.comparedWith)}</p>
        </>
      ) : (
        <p>How unusual your drawing is, and the nearest training images, appear here.</p>
      )}
    </div>
  );
}
