/** The brand: an hourglass on its side, the shape of every autoencoder. Not the page's icon: public/icon.svg. */

export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M17 3v14l-7-5.2V8.2z" fill="var(--sand)" />
      <path d="M3 3v14l7-5.2V8.2z" fill="currentColor" />
    </svg>
  );
}
