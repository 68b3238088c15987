import { describe, expect, it } from 'vitest';
import { claims } from './claims/index.ts';
import { runReproduceCommand } from './reproduceCommand.ts';

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const into = (lines: string[]) => ({ write: (text: string) => lines.push(text) });
  const { signal } = new AbortController();
  const code = await runReproduceCommand(argv, { out: into(out), err: into(err), signal });
  return { code, out: out.join(''), err: err.join('') };
}

describe('npm run reproduce', () => {
  it('names all claims when asked for help', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const { id } of claims) expect(out).toContain(id);
  });

  it.each([
    [['perpetuum'], 'The claim is "perpetuum"; allowed are linear'],
    [['--dataset', 'cats'], '--dataset is "cats"; allowed are mnist'],
    [['--dataset', 'ring'], '--dataset is "ring"; allowed are mnist'],
    [['--dataset', 'own'], '--dataset is "own"; allowed are mnist'],
    [['--epochs', 'none'], '--epochs is "none"; allowed is a whole number'],
    [['--speed'], '--speed'],
  ])('refuses %s and says what is allowed', async (argv, message) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
