/**
 * Draws a loop around points, with the tool on or Shift held; a press without drawing takes the circle around it.
 * What is drawn is moved without rendering. Not what is gathered: useGathering.ts.
 */
import { type PointerEvent, type RefObject, useMemo, useRef } from 'react';
import type { Gathering } from './useGathering.ts';
import type { Point } from './view.ts';

export interface LassoRefs {
  readonly loop: RefObject<SVGPathElement | null>;
  readonly circle: RefObject<SVGCircleElement | null>;
}

/** Distance between the corners of the loop, CSS pixels. */
const STEP_PX = 4;

export interface Lasso {
  readonly refs: LassoRefs;
  /** @returns whether a loop is begun */
  begin(event: PointerEvent<HTMLElement>): boolean;
  /** @returns whether the pointer gathers rather than looks */
  move(event: PointerEvent<HTMLElement>): boolean;
  end(): void;
  cancel(): void;
}

export function useLasso({ isOn, around, inLoop }: Gathering): Lasso {
  const loop = useRef<SVGPathElement>(null);
  const circle = useRef<SVGCircleElement>(null);
  const drawn = useRef<Point[]>(undefined);
  return useMemo(() => {
    const draw = () => loop.current?.setAttribute('d', pathOf(drawn.current ?? []));
    const finish = () => {
      const points = drawn.current;
      drawn.current = undefined;
      draw();
      return points;
    };
    return {
      refs: { loop, circle },
      begin(event) {
        if (event.button !== 0 || !event.isPrimary || !(isOn || event.shiftKey)) return false;
        event.currentTarget.setPointerCapture(event.pointerId);
        drawn.current = [pixelOf(event)];
        return true;
      },
      move(event) {
        const pixel = pixelOf(event);
        if (isOn) centre(circle.current, pixel);
        const points = drawn.current;
        if (points && isFar(points.at(-1)!, pixel)) {
          points.push(pixel);
          draw();
        }
        return isOn || points !== undefined;
      },
      end() {
        const points = finish();
        if (!points) return;
        if (points.length > 2) inLoop(points);
        else around(points[0]!);
      },
      cancel: finish,
    };
  }, [isOn, around, inLoop]);
}

const pixelOf = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent<HTMLElement>): Point => [
  offsetX,
  offsetY,
];

const isFar = (a: Point, b: Point): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) >= STEP_PX;

const pathOf = (points: readonly Point[]): string =>
  points.length > 1 ? `M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z` : '';

function centre(circle: SVGCircleElement | null, [x, y]: Point): void {
  circle?.setAttribute('cx', String(x));
  circle?.setAttribute('cy', String(y));
}
