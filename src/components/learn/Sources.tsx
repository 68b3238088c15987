/** Where to read on. Not the lesson. */
import type { Source } from '#catalog/choice.ts';
import styles from './Sources.module.css';

export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  return (
    <section className={styles.sources} aria-label="Read on">
      {sources.map(({ authors, year, title, url }) => (
        <p key={title}>
          {authors} {year},{' '}
          {url === undefined ? (
            title
          ) : (
            <a href={url} target="_blank" rel="noreferrer">
              {title}
            </a>
          )}
        </p>
      ))}
    </section>
  );
}
