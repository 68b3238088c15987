/** The code of the image that is pointed at, wherever it is shown. Not a code that is pointed at itself: pointed.ts. */
import { useEffect, useState } from 'react';
import type { CodecId } from '#protocol/frames.ts';
import { createLatest, inspect } from '#store/ask.ts';
import { onPointed } from '#store/pointed.ts';

/** @returns [latentDim]; undefined while no image is pointed at or its code is not known yet */
export function useCodeOfPointed(codec: CodecId): Float32Array | undefined {
  const [code, setCode] = useState<Float32Array>();
  useEffect(() => {
    let pointed: number | undefined;
    const ask = createLatest(
      async (index: number) => ({ index, ...(await inspect(codec, index)) }),
      ({ index, z }) => {
        if (index === pointed) setCode(z);
      },
    );
    const stop = onPointed((index) => {
      pointed = index;
      if (index === undefined) setCode(undefined);
      else ask(index);
    });
    return () => {
      pointed = undefined;
      stop();
    };
  }, [codec]);
  return code;
}
