/** The pictogram for "other images, at random". Not a label: its button has one. */

export function ShuffleIcon() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M2 4.5h2.2c1 0 1.7.4 2.3 1.2l3 4.6c.6.8 1.3 1.2 2.3 1.2H14M2 11.5h2.2c1 0 1.7-.4 2.3-1.2M9.5 5.7c.6-.8 1.3-1.2 2.3-1.2H14M12 2.5l2 2-2 2M12 9.5l2 2-2 2" />
    </svg>
  );
}
