/** What the person should read, in the flow of the page so that it covers nothing. Not the failure of a run. */
import { useHourglass } from '#store/store.ts';
import type { Notice } from '#store/types.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Notices.module.css';

/** More at once nobody reads. */
const MOST = 3;

export function Notices() {
  const notices = useHourglass((state) => state.notices);
  return (
    <div role="log" aria-label="Notices">
      {notices.slice(-MOST).map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice: { id, tone, text, actions } }: { readonly notice: Notice }) {
  const dismiss = useHourglass((state) => state.dismiss);
  return (
    <div className={styles.notice} data-tone={tone}>
      <p className={styles.text}>{text}</p>
      {actions.map(({ label, perform }) => (
        <Button
          key={label}
          onClick={() => {
            perform();
            dismiss(id);
          }}
        >
          {label}
        </Button>
      ))}
      <Button variant="quiet" icon aria-label="Dismiss" onClick={() => dismiss(id)}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
