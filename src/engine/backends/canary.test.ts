import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { alive, useBackend } from '../../../tests/support/backends.ts';
import { breakKernel, type Fault, restoreKernels } from '../../../tests/support/kernelFaults.ts';
import { tf } from '../tf.ts';
import { checkBackend, runCanary, runConvolutionCanary } from './canary.ts';
import { CANARY_CHANGES, CANARY_CONV, CANARY_GRADIENTS, CANARY_LOSSES } from './canaryValues.ts';

function expectClose(found: readonly number[], expected: readonly number[], relative: number): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value / expected[i]! - 1)).toBeLessThan(relative);
  });
}

describe('the canary', () => {
  afterEach(() => useBackend('cpu'));

  it('finds on cpu the values it holds', async () => {
    await useBackend('cpu');
    const { losses, gradients, changes } = await runCanary();
    expectClose(losses, CANARY_LOSSES, 1e-6);
    expectClose(gradients, CANARY_GRADIENTS, 1e-6);
    expectClose(changes, CANARY_CHANGES, 1e-6);
    expectClose(await runConvolutionCanary(), CANARY_CONV, 1e-6);
    expect(await checkBackend()).toEqual({
      passed: true,
      detail: expect.stringContaining('right'),
      kernelsMissing: [],
    });
  });

  it('passes simd, which lacks nothing', async () => {
    await useBackend('simd');
    const { losses, gradients, changes } = await runCanary();
    expectClose(losses, CANARY_LOSSES, 1e-6);
    expectClose(gradients, CANARY_GRADIENTS, 1e-6);
    // Adam divides by the size of the gradient: where that is next to nothing, rounding counts.
    expectClose(changes, CANARY_CHANGES, 1e-4);
    expect(await checkBackend()).toMatchObject({ passed: true, kernelsMissing: [] });
  });

  it.each(['cpu', 'simd'] as const)('leaves no tensor on %s', async (backend) => {
    await useBackend(backend);
    const before = alive();
    await checkBackend();
    expect(alive()).toEqual(before);
  });
});

/** Faults as drivers have had them. */
const FAULTS: readonly (readonly [kernel: string, fault: Fault])[] = [
  ['BatchMatMul', 'zeroed'],
  ['BatchMatMul', 'scaled'],
  ['BatchMatMul', 'swapped'],
  ['Sum', 'notANumber'],
  ['Sum', 'swapped'],
  ['Exp', 'scaled'],
  ['Sigmoid', 'zeroed'],
  ['Softplus', 'swapped'],
  ['EluGrad', 'zeroed'],
  ['Sqrt', 'notANumber'],
  ['Conv2DBackpropFilter', 'scaled'],
  ['Conv2D', 'swapped'],
];

/** Kernels of the canary's own network in which any fault at all must show. Not Sqrt: Adam divides one root by another,
 *  so that a common factor is harmless. */
const KERNELS = ['Elu', 'EluGrad', 'Sigmoid', 'Softplus', 'Relu', 'Abs', 'Exp', 'Square', 'RealDiv', 'Sum'];
const KINDS: readonly Fault[] = ['zeroed', 'notANumber', 'scaled', 'swapped'];

describe('the canary on a broken backend', () => {
  beforeAll(() => useBackend('cpu'));
  afterEach(restoreKernels);

  const isCaught = () =>
    checkBackend().then(
      ({ passed }) => !passed,
      () => true,
    );

  it('catches 12 of 12 seeded kernel faults', async () => {
    const missed: string[] = [];
    for (const [kernel, fault] of FAULTS) {
      breakKernel('cpu', kernel, fault);
      if (!(await isCaught())) missed.push(`${kernel} ${fault}`);
      restoreKernels();
    }
    expect(missed).toEqual([]);
    expect(FAULTS).toHaveLength(12);
    expect(await isCaught()).toBe(false);
  });

  it.each(KERNELS)('catches every kind of fault in %s', async (kernel) => {
    const missed: string[] = [];
    for (const fault of KINDS) {
      breakKernel('cpu', kernel, fault);
      if (!(await isCaught())) missed.push(fault);
      restoreKernels();
    }
    expect(missed).toEqual([]);
  });

  it('says whether the network or the convolutions are wrong', async () => {
    breakKernel('cpu', 'BatchMatMul', 'scaled');
    expect((await checkBackend()).detail).toContain('gradients');
    restoreKernels();
    breakKernel('cpu', 'Conv2D', 'scaled');
    expect((await checkBackend()).detail).toContain('convolutions');
  });

  it('does not hide an error that is no missing kernel', async () => {
    const original = tf.getKernel('Conv2D', 'cpu')!;
    tf.unregisterKernel('Conv2D', 'cpu');
    tf.registerKernel({
      ...original,
      kernelFunc() {
        throw new Error('device lost');
      },
    });
    await expect(checkBackend()).rejects.toThrow('device lost');
    tf.unregisterKernel('Conv2D', 'cpu');
    tf.registerKernel(original);
  });
});
