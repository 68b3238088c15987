/** The run so far, moment by moment: dragged back and forth, played, saved as a GIF. Not the live panels. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DatasetInfo } from '#protocol/state.ts';
import { download } from '#store/download.ts';
import { useFilm } from '#store/filming.ts';
import { useHourglass } from '#store/store.ts';
import { formatCount } from '../../drawing/format.ts';
import { useThemeColors } from '../../drawing/themeColors.ts';
import { type Paint, useCanvas } from '../../drawing/useCanvas.ts';
import { Button } from '../../ui/Button.tsx';
import { Help } from '../../ui/Help.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Range } from '../../ui/Range.tsx';
import styles from './FilmPanel.module.css';
import { boundsOf } from './layout.ts';
import { paintMoment, type Scene } from './paintMoment.ts';

const TITLE = 'The run so far';
const GIF_SIZE = { width: 560, height: 280 } as const;
const FRAME_MS = 120;

export function FilmPanel() {
  const { moments } = useFilm();
  const dataset = useHourglass((state) => state.dataset);
  if (!dataset || moments.length === 0)
    return (
      <Panel
        title={TITLE}
        empty="Map, reconstructions and a generated item are kept here as training goes on, to be looked at again."
      />
    );
  return <Film dataset={dataset} />;
}

function Film({ dataset }: { readonly dataset: DatasetInfo }) {
  const { moments } = useFilm();
  const colors = useThemeColors();
  const bounds = useMemo(() => boundsOf(moments.map(({ positions }) => positions)), [moments]);
  const scenes = useMemo(
    () => moments.map((moment): Scene => ({ moment, bounds, dataset, colors })),
    [moments, bounds, dataset, colors],
  );
  const { at, go, isPlaying, play } = useHead(scenes.length);
  const scene = scenes[at];
  const paint = useCallback<Paint>((context, size) => scene && paintMoment(context, size, scene), [scene]);
  const { ref } = useCanvas(paint);
  const words = `Step ${formatCount(scene?.moment.step ?? 0)}, moment ${at + 1} of ${scenes.length}`;
  return (
    <Panel title={TITLE} subtitle={words} actions={<FilmHelp />}>
      <div className={styles.film}>
        <canvas
          ref={ref}
          className={styles.canvas}
          role="img"
          aria-label={`${words}: the codes of ${scene?.moment.indices.length ?? 0} test items, reconstructions, and a generated item.`}
        />
        <div className={styles.controls}>
          <Button onClick={play}>{isPlaying ? 'Stop' : 'Play'}</Button>
          <Range
            label="Moment of the run"
            valueText={words}
            min={0}
            max={scenes.length - 1}
            value={at}
            onChange={go}
          />
          <SaveGif scenes={scenes} />
        </div>
      </div>
    </Panel>
  );
}

/** Where the film stands: at its end until somebody goes back. */
function useHead(count: number) {
  const [chosen, setChosen] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const at = Math.min(chosen ?? count - 1, count - 1);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => setChosen((old) => (old ?? 0) + 1), FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  const isOver = isPlaying && at === count - 1;
  useEffect(() => {
    if (!isOver) return;
    setPlaying(false);
    // It goes along again with what is added.
    setChosen(undefined);
  }, [isOver]);
  return {
    at,
    isPlaying,
    go(moment: number) {
      setPlaying(false);
      setChosen(moment === count - 1 ? undefined : moment);
    },
    play() {
      if (!isPlaying) setChosen(at === count - 1 ? 0 : at);
      setPlaying(!isPlaying);
    },
  };
}

function SaveGif({ scenes }: { readonly scenes: readonly Scene[] }) {
  const [share, setShare] = useState<number>();
  const notify = useHourglass((state) => state.notify);
  const save = async () => {
    setShare(0);
    try {
      const { makeGif } = await import('./makeGif.ts');
      const bytes = await makeGif(scenes, GIF_SIZE, (done) => {
        setShare(done);
        return new Promise((resolve) => setTimeout(resolve));
      });
      await download([{ name: 'hourglass.gif', bytes }]);
    } catch (error) {
      notify('error', `The GIF was not made: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <Button disabled={share !== undefined} onClick={save}>
      {share === undefined ? 'Save GIF' : `${Math.round(100 * share)} %`}
    </Button>
  );
}

function FilmHelp() {
  return (
    <Help term={TITLE}>
      <p>
        The codes of 500 test items under the first two units, some of them with what came back, and one
        generated item: always the same draw of the prior, or the mean code where there is none.
      </p>
      <p>
        At most 120 moments are kept; of a long run every second one goes when there are more. The scale of
        the map is that of the whole run, so that you see the codes spread.
      </p>
    </Help>
  );
}
