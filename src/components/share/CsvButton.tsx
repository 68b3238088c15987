/** Saves a table as CSV. Not the table: whoever shows one writes it. */
import type { NamedFile } from '#protocol/messages.ts';
import { download } from '#store/download.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';

interface CsvButtonProps {
  /** What is saved, such as "the sweep". */
  readonly what: string;
  readonly file: NamedFile['name'];
  text(): string;
}

export function CsvButton({ what, file, text }: CsvButtonProps) {
  const notify = useHourglass((state) => state.notify);
  const save = async () => {
    try {
      await download([{ name: file, bytes: new TextEncoder().encode(text()) }]);
    } catch (error) {
      notify('error', `${file} was not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <Button aria-label={`Save ${what} as CSV`} onClick={save}>
      CSV
    </Button>
  );
}
