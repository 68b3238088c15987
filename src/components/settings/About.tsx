/** What a choice or a recipe is: summary, formula, source and licence, behind an ⓘ. Not its parameters: each has its own help. */
import type { ChoiceInfo, Source } from '#catalog/choice.ts';
import { Help } from '../ui/Help.tsx';
import styles from './About.module.css';

type Explained = Pick<ChoiceInfo, 'label' | 'summary' | 'formula' | 'source' | 'licence'>;

export function About({ entry }: { readonly entry: Explained }) {
  return (
    <Help term={entry.label}>
      <p>{entry.summary}</p>
      {entry.formula !== undefined && <p className={styles.formula}>{entry.formula}</p>}
      {entry.source && <SourceLine source={entry.source} />}
      {entry.licence !== undefined && <p className={styles.source}>Licence: {entry.licence}</p>}
    </Help>
  );
}

function SourceLine({ source: { authors, year, title, url } }: { readonly source: Source }) {
  const text = `${authors} ${year}, ${title}`;
  return (
    <p className={styles.source}>
      {url === undefined ? (
        text
      ) : (
        <a href={url} target="_blank" rel="noreferrer">
          {text}
        </a>
      )}
    </p>
  );
}
