/** Takes the experiment elsewhere: its address, and the trained encoder and decoder. Not an upload. */
import { useState } from 'react';
import { addressOf } from '#store/address.ts';
import { useHourglass } from '#store/store.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import styles from './ShareMenu.module.css';

export function ShareMenu() {
  return (
    <Popover
      title="Share and export"
      align="end"
      trigger={
        <Button className={styles.trigger} aria-label="Share and export">
          <Icon name="link" />
          <span className={styles.word}>Share</span>
        </Button>
      }
    >
      <CopyAddress />
      <ExportModel />
    </Popover>
  );
}

function CopyAddress() {
  const spec = useHourglass((state) => state.spec);
  const [outcome, setOutcome] = useState('');
  const address = addressOf(spec);
  const copy = async () => {
    try {
      // Without a secure connection there is no clipboard at all.
      await navigator.clipboard.writeText(address);
      setOutcome('Copied.');
    } catch {
      setOutcome('The browser does not allow it: copy the text above.');
    }
  };
  return (
    <section className={styles.part} aria-label="Address">
      <p className={styles.text}>The whole experiment, seed included, is in its address.</p>
      <div className={styles.row}>
        <input
          className={styles.address}
          aria-label="Address of this experiment"
          readOnly
          value={address}
          onFocus={({ target }) => {
            target.select();
            target.scrollLeft = 0;
          }}
        />
        <Button onClick={() => void copy()}>Copy</Button>
      </div>
      <p className={styles.text} role="status">
        {outcome}
      </p>
    </section>
  );
}

const formats = [
  { format: 'safetensors', label: 'safetensors', detail: 'for PyTorch, JAX and NumPy' },
  { format: 'tfjs', label: 'TensorFlow.js', detail: 'two models that load in any page' },
] as const;

function ExportModel() {
  const isOpen = useHourglass(({ network }) => network !== undefined);
  const exportModel = useHourglass((state) => state.exportModel);
  return (
    <section className={styles.part} aria-label="Encoder and decoder">
      <p className={styles.text}>Download the encoder and the decoder, each on its own:</p>
      {formats.map(({ format, label, detail }) => (
        <div key={format} className={styles.row}>
          <Button disabled={!isOpen} onClick={() => void exportModel(format)}>
            <Icon name="download" />
            {label}
          </Button>
          <span className={styles.text}>{detail}</span>
        </div>
      ))}
    </section>
  );
}
